import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { generateKeyPairSync } from 'node:crypto'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { mailServer } from '../harness/mail-server.ts'
import { until } from '../harness/until.ts'
import { startWorld, type World } from '../harness/world.ts'
import { minutes } from '../../src/platform/clock.ts'

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'der' },
})

let mail: Awaited<ReturnType<typeof mailServer>>
let world: World
beforeAll(async () => {
  mail = await mailServer()
  world = await startWorld({
    env: {
      ...{ SMTP_URL: mail.url, MAIL_FROM: 'Sluis <no-reply@id.example.test>' },
      ...{ DKIM_DOMAIN: 'example.test', DKIM_SELECTOR: 'sluis1', DKIM_KEY_FILE: 'dkim.pem' },
    },
    files: { DKIM_KEY_FILE: keys.privateKey },
  })
})
afterAll(async () => {
  await world.close()
  await mail.close()
})

test('a mail is signed for the domain (RFC 6376): whoever changes it on the way is found out', async () => {
  await world.house.db.transaction().execute((tx) =>
    world.house.outbox.enqueue(
      tx,
      {
        ...{ channel: 'mail', urgency: 'awaited', template: 'test', to: 'nora@example.org' },
        ...{ subject: 'Hälsning – één', text: 'Dag Nora', html: '<p>Dag Nora</p>', validFor: minutes(10) },
      },
      new Date(),
    ),
  )
  await until(async () => mail.received.length === 1)
  const { raw } = mail.received[0]!
  const asked: string[] = []
  const resolver = async (name: string) => {
    asked.push(name)
    return [[`v=DKIM1; k=rsa; p=${keys.publicKey.toString('base64')}`]]
  }
  const verdict = async (message: Buffer) => {
    const { results } = await dkimVerify(message, { resolver })
    return results.map(({ status, signingDomain }) => [status.result, signingDomain])
  }
  expect(await verdict(raw)).toEqual([['pass', 'example.test']])
  expect(asked).toEqual(['sluis1._domainkey.example.test'])
  for (const [from, to] of [
    ['Subject:', 'Subject: Re:'],
    ['Dag Nora', 'Dag Vera'],
    ['From: Sluis', 'From: Sluice'],
  ] as const)
    expect((await verdict(Buffer.from(raw.toString('latin1').replace(from, to), 'latin1')))[0]?.[0]).not.toBe(
      'pass',
    )
  for (const name of ['Auto-Submitted: auto-generated', 'Message-ID: <'])
    expect(raw.toString('latin1')).toContain(name)
})
