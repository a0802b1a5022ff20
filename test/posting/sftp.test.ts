import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { runLetters, type Posting } from '../../src/journeys/posting/index.ts'
import { sftpReceiver, type SftpOptions } from '../../src/platform/handing/sftp.ts'
import { mailsTo } from '../harness/mails.ts'
import { useWorld } from '../harness/setup.ts'
import { sshKey, startSftpServer, type SftpServer } from '../harness/sftp-server.ts'
import { folderForLetters, handedOver, orderOne, postingTo, timesHandedOver } from './given.ts'

const the = useWorld({ env: { ALERT_TO: 'ops@example.test' } })
const clock = { by: { job: 'letters-run' } } as const
const [host, user, other] = [sshKey(), sshKey(), sshKey()]

let server: SftpServer
beforeEach(async () => {
  server = await startSftpServer(folderForLetters(), { hostKey: host.privateKey, user: user.blob })
})
afterEach(() => server.close())

const posting = (changes: Partial<SftpOptions> = {}): Posting => ({
  ...postingTo(the(), '/nowhere'),
  receiver: sftpReceiver({
    ...{ host: '127.0.0.1', port: server.port, user: 'sluis', folder: '', passphrase: undefined },
    ...{ hostKey: host.fingerprint, privateKey: user.privateKey, ...changes },
  }),
})
const inOrder = (world: ReturnType<typeof the>, lines: number) =>
  world.logged.filter(({ msg }) => msg === 'letters could not be handed over').slice(-lines)

describe('letters that are handed over by SFTP', () => {
  test('stand there in a folder of their own, whole', async () => {
    const orders = await Promise.all(Array.from({ length: 5 }, () => orderOne(the())))
    const done = await runLetters(posting(), clock)
    expect(done).toMatchObject({ ok: true, letters: 5 })
    if (!done.ok) return
    expect(readdirSync(server.root)).toEqual([done.run])
    const { files, manifest } = await handedOver(server.root, done.run)
    expect(manifest.items.map(({ reference }) => reference).toSorted()).toEqual(
      orders.map(({ letter }) => letter.reference).toSorted(),
    )
    expect(files.get(`${done.run}.pdf`)!.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('go to no server with another key, and say so to whoever looks after it', async () => {
    const { letter } = await orderOne(the())
    const done = await runLetters(posting({ hostKey: other.fingerprint }), clock)
    expect(done).toMatchObject({ ok: false, reason: 'host-key' })
    expect(readdirSync(server.root)).toEqual([])
    expect(inOrder(the(), 1)).toMatchObject([{ level: 50, reason: 'host-key' }])
    const alerts = () => mailsTo(the(), 'ops@example.test', 'letters/run-stopped')
    expect((await alerts()).map(({ text }) => text)).toEqual([expect.stringContaining('another key')])
    // the same once more is known; another reason is told
    await runLetters(posting({ hostKey: other.fingerprint }), clock)
    expect(await alerts()).toHaveLength(1)
    await runLetters(posting({ port: 1 }), clock)
    expect(await alerts()).toHaveLength(2)
    // what is right again is gone on with
    expect(await runLetters(posting(), clock)).toMatchObject({ ok: true, letters: 1 })
    expect((await timesHandedOver(server.root)).get(letter.reference)).toBe(1)
    the().expectErrors('letters could not be handed over')
  })

  test('are not taken from whoever has another key, or reach nobody where nobody listens', async () => {
    await orderOne(the())
    expect(await runLetters(posting({ privateKey: other.privateKey }), clock)).toMatchObject({
      ...{ ok: false, reason: 'not-let-in' },
    })
    expect(await runLetters(posting({ port: 1 }), clock)).toMatchObject({ ok: false, reason: 'unreachable' })
    expect(await runLetters(posting({ folder: 'elsewhere' }), clock)).toMatchObject({
      ...{ ok: false, reason: 'unreachable', why: 'the folder is not there' },
    })
    expect(await runLetters(posting(), clock)).toMatchObject({ ok: true })
    const all = JSON.stringify(inOrder(the(), 3))
    expect(all).not.toMatch(/PRIVATE KEY/)
  })

  test('are signed in for by a key with a passphrase', async () => {
    const locked = sshKey('open sesame')
    await server.close()
    server = await startSftpServer(folderForLetters(), { hostKey: host.privateKey, user: locked.blob })
    await orderOne(the())
    const options = { privateKey: locked.privateKey, passphrase: 'open sesame' }
    expect(await runLetters(posting(options), clock)).toMatchObject({ ok: true })
  })

  test('are there once, where the server goes away in the middle or has no room', async () => {
    const orders = await Promise.all(Array.from({ length: 4 }, () => orderOne(the())))
    let writes = 0
    server.beforeWrite = () => {
      writes += 1
      if (writes === 3) server.cut()
      return writes < 3
    }
    expect(await runLetters(posting(), clock)).toMatchObject({ ok: false, reason: 'unreachable' })
    // SSH_FX_FAILURE is all that version 3 says of a disk that is full
    server.beforeWrite = (sftp, id) => {
      sftp.status(id, 4)
      return false
    }
    expect(await runLetters(posting(), clock)).toMatchObject({ ok: false, reason: 'failed' })
    server.beforeWrite = () => true
    expect(await runLetters(posting(), clock)).toMatchObject({ ok: true, letters: 4 })
    const times = await timesHandedOver(server.root)
    expect(orders.map(({ letter }) => times.get(letter.reference))).toEqual([1, 1, 1, 1])
    expect(readdirSync(server.root).filter((name) => name.includes('.part-'))).toEqual([])
  })

  test('are there once, where two hand them over at the same moment', async () => {
    const orders = await Promise.all(Array.from({ length: 4 }, () => orderOne(the())))
    const all = await Promise.all([1, 2, 3].map(() => runLetters(posting(), clock)))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    const times = await timesHandedOver(server.root)
    expect(orders.map(({ letter }) => times.get(letter.reference))).toEqual([1, 1, 1, 1])
  })
})
