import { openOutbox } from '../../src/joined.ts'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { createApp } from '../../src/app.ts'
import { openHouse } from '../../src/house.ts'
import { createVault, type EncryptionKey } from '../../src/platform/crypto/vault.ts'
import { createServer, drain } from '../../src/platform/http/listen.ts'
import type { AddressInfo } from 'node:net'
import { openAccount } from '../harness/account.ts'
import type { Browser, Page } from '../harness/browser.ts'
import { codesOn, secretOn } from '../harness/html.ts'
import { createPerson, totpNow, type TestPerson } from '../harness/people.ts'
import { testKeys } from '../harness/keys.ts'
import { startWorld, type World } from '../harness/world.ts'

const [first] = testKeys as readonly [EncryptionKey]
const next: EncryptionKey = { id: 'next', key: Buffer.from('another key, of 32 bytes exactly') }

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** Another process of the same installation, with these keys, to which a page can be sent. */
async function withKeys(keys: readonly EncryptionKey[], use: (at: string) => Promise<void>): Promise<void> {
  const { config, log } = world.house
  const house = await openHouse({ config, keys, openOutbox: openOutbox(config), log, supervised: false })
  const app = await createApp(house)
  const server = createServer((request, response) => {
    request.headers.host = config.issuer.host
    void app.handler(request, response)
  }, app.listening)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  try {
    await use(`http://localhost:${(server.address() as AddressInfo).port}`)
  } finally {
    await drain(server, 500)
    app.close()
    await house.close()
  }
}

/** Sends a page's form to that process, with the cookies that the browser has. */
const sendTo = async (
  at: string,
  browser: Browser,
  page: Page,
  fields: Record<string, string>,
): Promise<Page> => {
  const made = /name="made" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
  return browser.copy(at).send(`${at}${page.url.pathname}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ made, ...fields }),
  })
}

const adding = async (what: string): Promise<{ person: TestPerson; browser: Browser; page: Page }> => {
  const person = await createPerson(world)
  const { browser } = await openAccount(world, person, '/factors')
  return { person, browser, page: await browser.go(`${world.origin}/account/factors/add/${what}`) }
}

describe('a page that was shown before the first key changed', () => {
  test('has the recovery codes kept that it showed, by a process with another first key', async () => {
    const { person, browser, page } = await adding('recovery-codes')
    const shown = codesOn(page)
    expect(shown).toHaveLength(10)
    await withKeys([next, first], async (at) => {
      expect((await sendTo(at, browser, page, { kept: 'yes' })).headers.get('location')).toContain(
        'factor-added',
      )
    })
    const { rows } = await sql<{
      mac: Buffer
    }>`select c.mac from recovery_code c join factor_credential f on f.id = c.credential_id
      where f.account_id = ${person.id}`.execute(world.house.db)
    const macs = shown.map((code) =>
      createVault([next, first])
        .mac('recovery-code', `${person.id}/${code.replaceAll('-', '')}`)
        .toString('hex'),
    )
    expect(new Set(rows.map(({ mac }) => mac.toString('hex')))).toEqual(new Set(macs))
  })

  test('shows the same key of an app again when a code of it was wrong, and keeps that', async () => {
    const { browser, page } = await adding('totp')
    const secret = secretOn(page)
    await withKeys([next, first], async (at) => {
      const wrong = await sendTo(at, browser, page, { code: '000000' })
      expect([wrong.status, secretOn(wrong)]).toEqual([422, secret])
      const added = await sendTo(at, browser, { ...wrong, url: page.url }, { code: totpNow(secret) })
      expect(added.headers.get('location')).toContain('factor-added')
    })
  })
})

test('a page by a key that a process does not have is for another process: 503, and the log says what to do', async () => {
  const { browser, page } = await adding('recovery-codes')
  await withKeys([next, first], async (at) => {
    const newer = await browser.copy(at).send(`${at}${page.url.pathname}`)
    const answer = await sendTo(world.origin, browser, { ...newer, url: page.url }, { kept: 'yes' })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    const line = world.logged.find(({ msg }) => msg === 'a request could not be served')
    expect(line).toMatchObject({
      cause:
        'a value is sealed by the key next, which is not in ENCRYPTION_KEYS here: add it at the end of the list, in every process',
    })
  })
})

test('a page that says what we never said is shown anew, and keeps nothing', async () => {
  const { person, browser, page } = await adding('recovery-codes')
  for (const made of [
    'nonsense',
    Buffer.concat([Buffer.from([1, 5]), Buffer.from('\0\n<a>'), Buffer.alloc(40)]).toString('base64url'),
  ]) {
    const answer = await browser.submit(page, { made, kept: 'yes' })
    expect([answer.status, codesOn(answer)]).toEqual([422, codesOn(page)])
    expect(answer.text).toContain('data-reason="draft-changed"')
  }
  const { rows } =
    await sql`select 1 from factor_credential where account_id = ${person.id} and kind = 'recovery-codes'`.execute(
      world.house.db,
    )
  expect(rows).toEqual([])
})
