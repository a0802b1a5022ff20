import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { openAccount, proveAddress } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { codesOn, headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson, totpNow, type TestPerson } from '../harness/people.ts'
import { atPortal, createPortal, open, startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { optionsOn, SoftKey } from '../harness/soft-key.ts'
import { travel } from '../harness/travel.ts'
import { until } from '../harness/until.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { withoutFactor } from '../factors/given.ts'
import { withdraw } from '../clients/given.ts'
import { forgetTries } from '../platform/given.ts'
import { givenMetadata } from '../clients/given.ts'

/** What somebody signs in with is changed by less than the account has: as its owner would who lost a key, or a thief. */
const the = useWorld()
const at = (path: string): string => `${the().origin}/account${path}`
const PROOF = 'Just checking that it’s you'
const idOf = (page: Page, kind: string): string =>
  new RegExp(`data-factor="([^"]+)" data-kind="${kind}"`).exec(page.text)?.[1] ?? ''

/** Somebody with an app and a key. */
async function withKey(): Promise<{ person: TestPerson; key: SoftKey }> {
  const person = await createPerson(the())
  const key = new SoftKey(the().origin)
  const { browser, page } = await openAccount(the(), person, '/factors/add/webauthn')
  const added = await browser.submit(page, { response: key.create(optionsOn(page)) })
  expect(noticeOn(added)).toBe('It was added. You can use it from now on.')
  return { person, key }
}

describe('whoever has a key, and signed in with an app', () => {
  test('adds another key once they have read their mail', async () => {
    const { person } = await withKey()
    const { browser, page } = await openAccount(the(), person, '/factors/add/webauthn')
    expect(headingOf(page)).toBe(PROOF)
    const adding = await proveAddress(the(), browser, page, person.email)
    expect([headingOf(adding), adding.url.pathname.slice(0, 30)]).toEqual([
      'Add a passkey or security key',
      '/account/factors/add/webauthn/',
    ])
    const second = new SoftKey(the().origin)
    const added = await browser.submit(adding, { response: second.create(optionsOn(adding)) })
    expect(noticeOn(added)).toBe('It was added. You can use it from now on.')
  })

  test('adds another app without', async () => {
    const { person } = await withKey()
    const { page } = await openAccount(the(), person, '/factors/add/totp')
    expect(headingOf(page)).toBe('Add an authenticator app')
  })

  test('removes the key once they have read their mail', async () => {
    await createPortal(the())
    const { person } = await withKey()
    const { browser, page } = await openAccount(the(), person, '/factors')
    const asked = await browser.submit(page, { do: 'remove' }, { action: idOf(page, 'webauthn') })
    expect(headingOf(asked)).toBe(PROOF)
    const back = await proveAddress(the(), browser, asked, person.email)
    expect([back.url.pathname, noticeOn(back)]).toEqual([
      '/account/factors',
      'That was right. Nothing has been removed yet: choose once more below what to remove.',
    ])
    const removed = await browser.submit(back, { do: 'remove' }, { action: idOf(back, 'webauthn') })
    expect(noticeOn(removed)).toBe('It was removed, and does not sign in any more.')
    expect(await mailsTo(the(), person.email, 'selfservice/changed')).toHaveLength(1)
  })

  test('gets nowhere by skipping the proof, by another session’s, or by one of some minutes ago', async () => {
    const { person, key } = await withKey()
    const { browser: owner, page: proof } = await openAccount(the(), person, '/factors/add/webauthn')
    const adding = await proveAddress(the(), owner, proof, person.email)
    expect(headingOf(adding)).toBe('Add a passkey or security key')
    const thief = await openAccount(the(), person, '/factors')
    for (const path of ['webauthn', `webauthn/${'a'.repeat(16)}-3`])
      expect(headingOf(await thief.browser.go(at(`/factors/add/${path}`)))).toBe(PROOF)
    // what another session with its key was shown is answered here
    const keyed = await openAccount(the(), person, '/factors/add/webauthn', new Browser(), key)
    const forged = await thief.browser.go(keyed.page.url, {
      method: 'POST',
      body: new URLSearchParams({ response: new SoftKey(the().origin).create(optionsOn(keyed.page)) }),
      headers: { origin: the().origin },
    })
    expect(reasonsOn(forged)).toEqual(['wrong-passkey'])
    travel(301_000)
    await forgetSteps(the())
    const late = await owner.submit(adding, { response: new SoftKey(the().origin).create(optionsOn(adding)) })
    expect(headingOf(late)).toBe('Use your passkey')
    const { rows } = await sql`select 1 from webauthn_credential where account_id = ${person.id}`.execute(
      the().house.db,
    )
    expect(rows).toHaveLength(1)
  })

  test('who posts a draft that was shown before the key was there, is asked as well', async () => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/factors/add/webauthn')
    const other = await openAccount(the(), person, '/factors/add/webauthn')
    await other.browser.submit(other.page, {
      response: new SoftKey(the().origin).create(optionsOn(other.page)),
    })
    const late = await browser.submit(page, { response: new SoftKey(the().origin).create(optionsOn(page)) })
    expect(headingOf(late)).toBe(PROOF)
  })

  test('adds nothing by what another change took away at the same moment', async () => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/factors/add/totp')
    const secret = (/data-totp-secret[^>]*>([^<]+)</.exec(page.text)?.[1] ?? '').replaceAll(' ', '')
    const { db } = the().house
    const held = await db.startTransaction().execute()
    await sql`select 1 from account where id = ${person.id} for update`.execute(held)
    const adding = browser.submit(page, { code: totpNow(secret) })
    await until(async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`.execute(db)
      return (rows[0]?.n ?? 0) > 0
    })
    // the phone that was used is removed, and counted
    await withoutFactor(held, person, 'totp')
    await held
      .updateTable('credential_change')
      .set((row) => ({ count: row('count', '+', 1) }))
      .where('account_id', '=', person.id)
      .execute()
    await held.commit().execute()
    expect(reasonsOn(await adding)).toEqual(['changed-meanwhile'])
  })

  test('who used the key is asked for nothing', async () => {
    const { person, key } = await withKey()
    const { browser, page } = await openAccount(the(), person, '/factors/add/webauthn', new Browser(), key)
    expect(headingOf(page)).toBe('Add a passkey or security key')
    const list = await browser.go(at('/factors'))
    const removed = await browser.submit(list, { do: 'remove' }, { action: idOf(list, 'webauthn') })
    expect(noticeOn(removed)).toBe('It was removed, and does not sign in any more.')
  })

  test('changes the password, or closes the account, once they have read their mail', async () => {
    const { person } = await withKey()
    for (const [path, title] of [
      ['/password', 'Choose a new password'],
      ['/close', 'Close my account?'],
    ] as const) {
      const { browser, page } = await openAccount(the(), person, path)
      expect([path, headingOf(page)]).toEqual([path, PROOF])
      const forged = await browser.go(at(path), {
        method: 'POST',
        body: new URLSearchParams({ 'new-password': 'Seven orange kettles' }),
        headers: { origin: the().origin },
      })
      expect([path, headingOf(forged)]).toEqual([path, PROOF])
      expect(headingOf(await proveAddress(the(), browser, forged, person.email))).toBe(title)
      await forgetTries(the())
    }
    const { rows } = await sql`select standing from account where id = ${person.id}`.execute(the().house.db)
    expect(rows).toEqual([{ standing: 'active' }])
  })

  test('a portal that asks for the proof asks nothing by it', async () => {
    const { person, key } = await withKey()
    const { browser } = await openAccount(the(), person, '', new Browser(), key)
    const started = await startRequest(await createPortal(the()), { sluis_proves_address: 'yes' })
    expect(atPortal((await open(browser, started)).url)).toBe(true)
  })
})

describe('what is removed', () => {
  test('what a portal wants set up stays', async () => {
    const portal = await createPortal(the(), { sluis_factors_required: ['webauthn'] })
    const { person, key } = await withKey()
    const { browser, page } = await openAccount(the(), person, '/factors', new Browser(), key)
    const refused = await browser.submit(page, { do: 'remove' }, { action: idOf(page, 'webauthn') })
    expect([refused.status, reasonsOn(refused)]).toEqual([422, ['last-factor']])
    await withdraw(the(), portal)
  })

  test('recovery codes go with the last that they stand in for, and the next first one is set up by mail', async () => {
    await givenMetadata(the(), 'all', { sluis_minimum_level: 'basic' })
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/factors/add/recovery-codes')
    const list = await browser.submit(page, { kept: 'yes' })
    const removed = await browser.submit(list, { do: 'remove' }, { action: idOf(list, 'totp') })
    expect([noticeOn(removed), removed.text.includes('data-factor=')]).toEqual([
      'It was removed, and does not sign in any more.',
      false,
    ])
    const { rows } = await sql<{ type: string }>`select type from audit_event
      where account_id = ${person.id} and type like 'factors.%.removed' order by type`.execute(the().house.db)
    expect(rows.map(({ type }) => type)).toEqual(['factors.recovery-codes.removed', 'factors.totp.removed'])
    expect(headingOf(await browser.go(at('/factors/add/totp')))).toBe(PROOF)
  })

  test('the last one meanwhile leaves no draft behind that would be a first', async () => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/factors/add/webauthn')
    await withoutFactor(the().house.db, person, 'totp')
    const response = new SoftKey(the().origin).create(optionsOn(page))
    const ended = await browser.submit(page, { response })
    expect([ended.status, ended.url.pathname, ended.text.includes('data-factor=')]).toEqual([
      200,
      '/account/factors',
      false,
    ])
  })

  test('what was shown before is shown no more: no used codes come back', async () => {
    const person = await createPerson(the())
    const first = await openAccount(the(), person, '/factors/add/recovery-codes')
    const { browser } = first
    const old = codesOn(first.page)
    await browser.submit(first.page, { kept: 'yes' })
    const second = await browser.go(at('/factors/add/recovery-codes'))
    await browser.submit(second, { kept: 'yes' })
    const again = await browser.go(first.page.url)
    expect(again.url.href).not.toBe(first.page.url.href)
    for (const code of old) expect(again.text).not.toContain(code)
    await browser.go(first.page.url, {
      method: 'POST',
      body: new URLSearchParams({ kept: 'yes' }),
      headers: { origin: the().origin },
    })
    const draft = second.url.pathname.split('/').at(-1)
    const { rows } = await sql<{ attempt_id: string }>`select attempt_id from factor_credential
      where account_id = ${person.id} and kind = 'recovery-codes'`.execute(the().house.db)
    expect(rows.map((row) => row.attempt_id.split('/').at(-1))).toEqual([draft])
  })
})
