import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import { perform } from '../../src/acts/index.ts'
import { accountActs } from '../../src/ports.ts'
import { accountByEmail, createAccount } from '../../src/domain/accounts/index.ts'
import { openAccount } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { linkIn, mailsTo, nextMail } from '../harness/mails.ts'
import { createPerson, PASSWORD, totpNow } from '../harness/people.ts'
import {
  ask,
  atPortal,
  createPortal,
  open,
  redeem,
  signIn,
  startRequest,
  typePassword,
} from '../harness/portal.ts'
import { beside, run } from '../harness/process.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { tester } from '../harness/acting.ts'

const the = useWorld()

const rowOf = async (id: string) => {
  const { rows } = await sql<{ value: string; lookup: string; form: string }>`
    select value, lookup, form from identifier where account_id = ${id}`.execute(the().house.db)
  return rows[0]
}

/** As the release before wrote addresses: compared as they were typed, in lower case. */
async function asBefore(id: AccountId, value: string, createdAt = new Date()): Promise<void> {
  await the()
    .house.db.updateTable('identifier')
    .set({ value, lookup: value.toLowerCase(), form: 'unread', created_at: createdAt })
    .where('account_id', '=', id)
    .execute()
}

const doctor = async (): Promise<{ what: string; value: string; advice?: string }[]> => {
  const ended = await run(['doctor', '--json'], beside(the()))
  return JSON.parse(ended.out) as { what: string; value: string; advice?: string }[]
}

describe('an address is one, however it is typed', () => {
  test.each([
    'anna@BÜCHER.example',
    'anna@xn--bcher-kva.example', // as Chromium sends it
    'ＡＮＮＡ＠bücher.example',
    '\u200banna@bücher\u2060.example\ufeff',
    'anna@bücher。example',
  ])('%s signs in', async (typed) => {
    const email = 'Anna@bücher.example'
    if (!(await accountByEmail(the().house.db, email))) await createPerson(the(), { email, totp: false })
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const browser = new Browser()
    const back = await typePassword(browser, (await ask(browser, portal, {})).page, typed)
    expect(atPortal(back.url)).toBe(true)
  })

  test('a link for a new password comes to whoever typed it otherwise', async () => {
    const person = await createPerson(the(), { email: 'olle@öl.example' })
    const browser = new Browser()
    const page = await browser.go(`${the().origin}/recover`)
    await browser.submit(page, { username: 'olle\u00ad@XN--L-0GA.example' })
    const mail = await nextMail(the(), person.email, 'recovery/link')
    const link = await browser.go(linkIn(mail, /^\/recover\//))
    expect(headingOf(link)).toBe('Choose a new password')
  })

  test('portals get it as programs write it, people see it in its own script', async () => {
    const person = await createPerson(the(), { email: 'Iris@straße.example' })
    const portal = await createPortal(the())
    const started = await startRequest(portal, { scope: 'openid email' })
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
    expect(
      await openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()?.sub ?? ''),
    ).toMatchObject({
      email: 'Iris@xn--strae-oqa.example',
      email_verified: true,
    })
    const hinted = await ask(new Browser(), portal, { login_hint: 'Iris@xn--strae-oqa.example' })
    expect(hinted.page.text).toContain('value="Iris@straße.example"')
  })

  test('what could be read as two is no account’s, nor is one with letters that the mail server does not take', async () => {
    const create = (email: string, utf8Mail?: boolean) =>
      the()
        .house.db.transaction()
        .execute((tx) =>
          createAccount(
            tx,
            tester,
            the().house.vault,
            {
              email,
              name: 'N',
              locale: 'en',
              activated: false,
              ...(utf8Mail === undefined ? {} : { utf8Mail }),
            },
            new Date(),
          ),
        )
    expect(await create('piet@een.example,twee.example')).toEqual({ ok: false, reason: 'email-malformed' })
    expect(await create('åsa@een.example')).toEqual({ ok: false, reason: 'email-not-ascii' })
    expect(await create('åsa@een.example', true)).toMatchObject({ ok: true })
    await createPerson(the(), { email: 'vera@été.example' })
    expect(await create('vera@xn--t-9fab.example')).toEqual({ ok: false, reason: 'email-taken' })
  })

  test('is of one of many accounts that are made with it at once: the others are told that it is taken', async () => {
    const { house } = the()
    const person = { email: 'many@at-once.example', name: 'N', locale: 'en' as const, activated: false }
    const make = () => perform(house, accountActs(house).create, tester, undefined, person)
    const made = await Promise.all(Array.from({ length: 8 }, make))
    expect(made.filter(({ ok }) => ok)).toHaveLength(1)
    expect(made.filter(({ ok }) => !ok)).toEqual(Array(7).fill({ ok: false, reason: 'email-taken' }))
  })

  test('its owner may change its capitals, at once, and is told', async () => {
    const person = await createPerson(the(), { email: 'rosa@example.test' })
    const { browser, page } = await openAccount(the(), person, '/email')
    const same = await browser.submit(page, { email: ' rosa@EXAMPLE.test' })
    expect(reasonsOn(same)).toEqual(['email-unchanged'])
    const done = await browser.submit(page, { email: 'Rosa@example.test' })
    expect(done.text).toContain('Your e-mail address is written as you typed it.')
    expect(await rowOf(person.id)).toEqual({
      value: 'Rosa@example.test',
      lookup: 'rosa@example.test',
      form: 'parsed',
    })
    expect(await mailsTo(the(), 'Rosa@example.test', 'selfservice/changed')).toHaveLength(1)
  })
})

describe('addresses from before they were read', () => {
  test('are read in batches; of two accounts that meet the older has the address, the other its exact spelling', async () => {
    const [older, younger, odd] = await Promise.all([
      createPerson(the(), { totp: false }),
      createPerson(the(), { totp: false }),
      createPerson(the(), { totp: false }),
    ])
    await asBefore(older.id, 'Kaj@smörgås.example', new Date('2025-01-01'))
    await asBefore(younger.id, 'kaj@xn--smrgs-pra0j.example', new Date('2025-02-01'))
    await asBefore(odd.id, 'piet@een.example,twee.example', new Date('2025-03-01'))
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const subjectOf = async (typed: string): Promise<string | undefined> => {
      const browser = new Browser()
      const { started, page } = await ask(browser, portal, { scope: 'openid email' })
      const back = await typePassword(browser, page, typed)
      return atPortal(back.url) ? (await redeem(portal, started, back.url)).claims()?.sub : undefined
    }
    const subject = async (id: string): Promise<string | undefined> => {
      const { rows } = await sql<{ subject: string }>`select subject from account where id = ${id}`.execute(
        the().house.db,
      )
      return rows[0]?.subject
    }
    expect(await subjectOf('Kaj@smörgås.example')).toBe(await subject(older.id))

    await the().worker.chores.runAll()
    expect(await rowOf(older.id)).toEqual({
      value: 'Kaj@smörgås.example',
      lookup: 'kaj@xn--smrgs-pra0j.example',
      form: 'parsed',
    })
    expect(await rowOf(younger.id)).toMatchObject({ value: 'kaj@xn--smrgs-pra0j.example', form: 'met' })
    expect(await rowOf(odd.id)).toMatchObject({ lookup: 'piet@een.example,twee.example', form: 'refused' })
    // run again, it changes nothing
    await the().worker.chores.runAll()
    expect(await rowOf(younger.id)).toMatchObject({ form: 'met' })

    expect(await subjectOf('KAJ@smörgås.example')).toBe(await subject(older.id))
    expect(await subjectOf('kaj@xn--smrgs-pra0j.example')).toBe(await subject(younger.id))
    expect(await subjectOf('piet@een.example,twee.example')).toBe(await subject(odd.id))
    // the younger does not take the other's spelling for its own, in other capitals: that is a change like any
    const mine = await openAccount(the(), { ...younger, email: 'kaj@xn--smrgs-pra0j.example' }, '/email')
    const asked = await mine.browser.submit(mine.page, { email: 'KAJ@smörgås.example' })
    expect(asked.url.search).toBe('?done=email-asked')
    expect(await rowOf(younger.id)).toMatchObject({ value: 'kaj@xn--smrgs-pra0j.example', form: 'met' })
    const said = (await doctor()).find(({ what }) => what === 'addresses')
    expect(said).toMatchObject({ value: '2 that need a look' })
    expect(said?.advice).toMatch(new RegExp(`${younger.id}.*exactly this spelling`))
    expect(said?.advice).toMatch(new RegExp(`${odd.id}.*gets no mail`))
  })

  test('that was proven in letters of another mailbox is proven no more', async () => {
    const [long, capitals] = [await createPerson(the()), await createPerson(the())]
    await asBefore(long.id, 'ſmith@host.example', new Date('2025-01-01'))
    await asBefore(capitals.id, 'Jones@HOST.example', new Date('2025-01-01'))
    await the().worker.chores.runAll()
    const proven = async ({ email }: { email: string }) => {
      const account = await accountByEmail(the().house.db, email)
      return [account?.email, account?.email_verified_at !== null]
    }
    expect(await proven({ email: 'smith@host.example' })).toEqual(['smith@host.example', false])
    const { rows } =
      await sql`select actor, account_id from audit_event where type = 'accounts.email.unproven'`.execute(
        the().house.db,
      )
    expect(rows).toEqual([{ actor: 'job:read-addresses', account_id: long.id }])
    expect(await proven({ email: 'jones@host.example' })).toEqual(['Jones@host.example', true])
  })

  test('whatever no parser takes for one address is not told as verified', async () => {
    const person = await createPerson(the())
    await asBefore(person.id, 'a@een.example;b@twee.example')
    const portal = await createPortal(the())
    const verified = async (): Promise<unknown> => {
      await forgetSteps(the())
      const started = await startRequest(portal, { scope: 'openid email' })
      const browser = new Browser()
      const page = await typePassword(
        browser,
        await open(browser, started),
        'a@een.example;b@twee.example',
        PASSWORD,
      )
      const back = await browser.submit(page, { code: totpNow() }, { stopAt: atPortal })
      const tokens = await redeem(portal, started, back.url)
      return (await openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()?.sub ?? ''))
        .email_verified
    }
    expect(await verified()).toBe(false)
    await the().worker.chores.runAll()
    expect(await verified()).toBe(false)
  })
})
