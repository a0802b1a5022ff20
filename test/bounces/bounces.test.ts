import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { decideConfig } from '../../src/config/config.ts'
import { machine } from '../harness/machine.ts'
import { readReport } from '../../src/domain/outbox/index.ts'
import { sql } from 'kysely'
import { follow, invite, linkTo, newAddress } from '../harness/activation.ts'
import { atConsole } from '../harness/console.ts'
import { Browser } from '../harness/browser.ts'
import { mailServer } from '../harness/mail-server.ts'
import { beside, run } from '../harness/process.ts'
import { until } from '../harness/until.ts'
import { startWorld, type World } from '../harness/world.ts'
import { maildir, report } from './given.ts'

const authorization = 'Basic c2x1aXM6YS1zZWNyZXQtb2YtdGhlaXJz'
const tellers = [
  {
    ...{ name: 'relay', authorization, events: '/events', message: '/headers/message-id', type: '/event' },
    ...{ gone: ['bounced'], refused: ['blocked'] },
  },
]
const folder = maildir()
let mail: Awaited<ReturnType<typeof mailServer>>
let world: World
const senders: string[] = []
beforeAll(async () => {
  mail = await mailServer({
    onMailFrom: ({ address }, _session, done) => {
      senders.push(address)
      done()
    },
  })
  world = await startWorld({
    env: {
      ...{ SMTP_URL: mail.url, MAIL_FROM: 'Sluis <no-reply@id.example.test>', OPERATOR_FACTORS: 'any' },
      ...{
        MAIL_RETURN_PATH: 'bounces+{id}@id.example.test',
        MAIL_BOUNCES_IN: folder,
        MAIL_TELLERS: 'x.json',
      },
    },
    files: { MAIL_TELLERS: JSON.stringify(tellers) },
  })
})
afterAll(async () => {
  await world.close()
  await mail.close()
  rmSync(folder, { recursive: true })
})

/** Somebody who is invited by a mail that the server has taken. */
async function invited() {
  const email = newAddress()
  const { activation, organisation } = await invite(world, { person: { email } })
  const sent = () =>
    sql<{
      id: string
      sent_at: Date | null
    }>`select m.id, m.sent_at from outbox_message m join activation_leg l on l.message_id = m.id::uuid
      where l.activation_id = ${activation.id} and l.channel = 'mail'`.execute(world.house.db)
  await until(async () => (await sent()).rows[0]?.sent_at != null)
  const { id } = (await sent()).rows[0]!
  const fate = async () => {
    const { rows } = await sql<{
      failure: string | null
      answer: string
    }>`select failure, answer from outbox_message where id = ${id}`.execute(world.house.db)
    return [rows[0]?.failure, rows[0]?.answer]
  }
  return { id, email, activation, organisation, fate }
}

const deliver = async (name: string, said: string) => {
  writeFileSync(path.join(folder, 'new', name), said)
  await world.worker.chores.runAll()
}

describe('a mail that a server took, and gave up later', () => {
  test('comes back to where its own id is in the address, and is seen where it was sent from', async () => {
    const { id, email, organisation, activation, fate } = await invited()
    expect(senders).toContain(`bounces+${id}@id.example.test`)
    await deliver('1', report({ to: `bounces+${id}@id.example.test` }))
    expect(await fate()).toEqual(['no-such-address', 'bounced 5.1.1'])
    expect(readdirSync(path.join(folder, 'new'))).toEqual([])
    const { go } = await atConsole(world, 'operator')
    const page = await go(`/organisations/${organisation.id}/invitations/${activation.id}`)
    expect(page.text).toContain('no such address')
    expect((await run(['outbox', 'failed'], beside(world))).out).toContain(id)
    // nothing ends: it may have arrived elsewhere, and whoever has the link goes on
    expect((await follow(new Browser(), await linkTo(world, email))).url.pathname).toBe('/activate/code')
  })

  test.each([
    ['the id of its envelope', (id: string) => ({ envelope: id })],
    ['the Message-ID of what came back', (id: string) => ({ returned: id })],
  ])('is told by %s', async (_by, of) => {
    const { id, fate } = await invited()
    await deliver('2', report({ ...of(id), status: '5.7.1' }))
    expect(await fate()).toEqual(['refused', 'bounced 5.7.1'])
  })

  test('is noted once, whoever says it again, and sent again by whoever wants it', async () => {
    const { id, fate } = await invited()
    const file = path.join(folder, 'tmp', 'report.eml')
    writeFileSync(file, report({ envelope: id }))
    const noted = async () =>
      JSON.parse((await run(['outbox', 'returned', file, '--json'], beside(world))).out) as object
    expect(await noted()).toMatchObject([{ message: id, isNew: true }])
    expect(await noted()).toMatchObject([{ message: id, isNew: false }])
    expect((await fate())[0]).toBe('no-such-address')
    const before = senders.filter((each) => each.includes(id)).length
    expect((await run(['outbox', 'retry', id], beside(world))).out).toContain('Sent again: 1')
    await until(async () => senders.filter((each) => each.includes(id)).length > before)
    expect((await fate())[0]).toBeNull()
  })
})

test('what is only late, is of nobody here, or is no report is left, and nothing is noted', async () => {
  const { id, fate } = await invited()
  await deliver('late', report({ envelope: id, action: 'delayed', status: '4.4.1' }))
  await deliver('arrived', report({ envelope: id, action: 'delivered', status: '2.0.0' }))
  await deliver('stranger', report({ envelope: 'something-else' }))
  await deliver('answer', 'From: a@b.example\r\nSubject: I am on holiday\r\n\r\nBack on Monday.\r\n')
  await deliver('nonsense', '\u0000\u0001\r\n--x\r\nContent-Type: multipart/report')
  expect((await fate())[0]).toBeNull()
  expect(readdirSync(path.join(folder, 'cur')).toSorted()).toEqual(
    ['answer', 'arrived', 'late', 'nonsense', 'stranger'].map((each) => `${each}:2,`),
  )
  const many = Buffer.concat([Buffer.from(report({ envelope: id })), Buffer.alloc(3_000_000, 'x')])
  expect(await readReport(many)).toMatchObject({ message: id })
})

describe('whoever hands mail on, and says over HTTP what became of it', () => {
  const tell = (events: unknown, shown = authorization, name = 'relay') =>
    fetch(`${world.origin}/mail-events/${name}`, {
      ...{ method: 'POST', body: JSON.stringify(events) },
      headers: { 'content-type': 'application/json', authorization: shown },
    })

  test('is believed by what they show, and told no name otherwise', async () => {
    const { id, fate } = await invited()
    const events = { events: [{ event: 'bounced', headers: { 'message-id': `<${id}@id.example.test>` } }] }
    const refusals = [await tell(events, 'Basic x'), await tell(events, authorization, 'nobody')]
    for (const answer of refusals)
      expect([answer.status, answer.headers.get('www-authenticate'), await answer.json()]).toEqual([
        ...[401, 'Basic'],
        { error: 'unauthorized' },
      ])
    expect((await fate())[0]).toBeNull()
    expect((await tell(events)).status).toBe(204)
    expect(await fate()).toEqual(['no-such-address', 'bounced relay bounced'])
  })

  test('is heard of what did not arrive alone, and of nothing that is not as it is described', async () => {
    const { id, fate } = await invited()
    const headers = { 'message-id': id }
    const other = [{ event: 'opened', headers }, { event: 'bounced' }, { event: 7, headers }, null, 'x']
    for (const said of [{ events: other }, { events: 'x' }, {}, [], null])
      expect((await tell(said)).status).toBe(204)
    expect((await fate())[0]).toBeNull()
    expect((await tell({ events: [...other, { event: 'blocked', headers }] })).status).toBe(204)
    expect(await fate()).toEqual(['refused', 'bounced relay blocked'])
    const nonsense = await fetch(`${world.origin}/mail-events/relay`, {
      ...{ method: 'POST', body: '{', headers: { 'content-type': 'application/json', authorization } },
    })
    expect(nonsense.status).toBe(400)
  })
})

test('a folder that is not there is said in the log, and taken up again once it is', async () => {
  const { id, fate } = await invited()
  world.expectErrors('the folder that undelivered mail comes to cannot be read')
  rmSync(path.join(folder, 'new'), { recursive: true })
  await world.worker.chores.runAll()
  expect(JSON.stringify(world.logged)).toContain('the folder that undelivered mail comes to cannot be read')
  mkdirSync(path.join(folder, 'new'))
  // what cannot be read keeps nothing behind it
  mkdirSync(path.join(folder, 'new', 'a-folder'))
  await deliver('back', report({ envelope: id }))
  expect((await fate())[0]).toBe('no-such-address')
})

test('a secret that is empty, or is not there, is said before anybody is let in by it', () => {
  const faultsOf = (said: unknown) => {
    const files = { MAIL_TELLERS: JSON.stringify([{ ...tellers[0], authorization: said }]) }
    const decided = decideConfig(
      { NODE_ENV: 'test', MAIL_TELLERS: 'x.json' },
      { ...machine, files, secretOf: () => '' },
    )
    return decided.ok ? [] : decided.faults.map(({ variable }) => variable)
  }
  expect(faultsOf({ file: '/run/secrets/empty' })).toEqual(['MAIL_TELLERS'])
  expect(faultsOf('short')).toEqual(['MAIL_TELLERS'])
  expect(faultsOf(authorization)).toEqual([])
})
