import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import request from 'supertest'
import { openAccount } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { elementsOf, headingOf, noticeOn, reasonsOn, secretOn, textOf } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson, PASSWORD, totpNow, TOTP_SECRET, type TestPerson } from '../harness/people.ts'
import {
  createPortal,
  open,
  redeem,
  startRequest,
  typeCode,
  typePassword,
  tokensFor,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()
const NEW = 'Seven orange kettles'
const at = (path: string): string => `${the().origin}/account${path}`
const factorsOn = (page: Page): string[] =>
  Array.from(page.text.matchAll(/data-factor="([^"]+)"/g), ([, id = '']) => id)
const old = () => new Date(Date.now() - 40 * 86_400_000)

describe('the password', () => {
  test('is changed; everybody else is out, this session and its portals go on', async () => {
    await createPortal(the())
    const person = await createPerson(the(), { passwordSetAt: old() })
    const portal = await createPortal(the())
    const elsewhere = new Browser()
    const { refresh_token: refresh = '' } = await tokensFor(elsewhere, portal, person.email)
    const { browser, page } = await openAccount(the(), person, '/password')
    const mine = await startRequest(portal)
    const own = (await redeem(portal, mine, (await open(browser, mine)).url)).refresh_token ?? ''
    expect(headingOf(page)).toBe('Choose a new password')
    const done = await browser.submit(page, { 'new-password': NEW })
    expect([done.url.pathname, noticeOn(done)]).toEqual([
      '/account',
      'Your password was changed. Everywhere else you have been signed out.',
    ])
    await expect(openid.refreshTokenGrant(portal.config, refresh)).rejects.toThrow('error')
    expect((await openid.refreshTokenGrant(portal.config, own)).access_token).toBeTruthy()
    expect(headingOf(await open(elsewhere, await startRequest(portal)))).toBe('Sign in')
    expect(headingOf(await browser.go(at('/sessions')))).toBe('Where you are signed in')
    expect(await mailsTo(the(), person.email, 'factors/renewed')).toHaveLength(1)
  })

  test('is not changed twice in a day, so that nobody walks through the history', async () => {
    const person = await createPerson(the(), { passwordSetAt: old() })
    const { browser, page } = await openAccount(the(), person, '/password')
    await browser.submit(page, { 'new-password': NEW })
    const again = await browser.submit(await browser.go(at('/password')), {
      'new-password': 'Eight orange kettles',
    })
    expect([again.status, reasonsOn(again)]).toEqual([422, ['password-changed-recently']])
  })

  test('changed and reset at once by two hundred: one password, one history in order, and no error', async () => {
    const person = await createPerson(the(), { passwordSetAt: old() })
    const { browser, page } = await openAccount(the(), person, '/password')
    const others = [await the().second(), await the().second()]
    const cookie = `sluis_account=${browser.cookie('sluis_account')}`
    const statuses: number[] = []
    const change = async (i: number): Promise<void> => {
      const { origin } = [the(), ...others][i % 3]!
      const { status } = await request(origin)
        .post(page.url.pathname)
        .set({ cookie, 'sec-fetch-site': 'same-origin' })
        .type('form')
        .send({ 'new-password': `Seven orange kettles ${i}` })
      statuses.push(status)
    }
    await Promise.all(Array.from({ length: 200 }, (_, i) => change(i)))
    expect(statuses.filter((status) => status >= 500 && status !== 503)).toEqual([])
    const { rows } = await sql<{ set_at: Date; hash: string }>`
      select set_at, hash from password_history where account_id = ${person.id} order by set_at`.execute(
      the().house.db,
    )
    expect(rows).toHaveLength(1)
    expect(await the().house.hasher.verify(rows[0]!.hash, PASSWORD)).toBe(true)
    expect(await mailsTo(the(), person.email, 'factors/renewed')).toHaveLength(1)
  })
})

describe('a new phone', () => {
  test('is added, named, and the old one removed, in one visit; only the new one signs in', async () => {
    await createPortal(the())
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/factors')
    expect(factorsOn(page)).toHaveLength(1)
    const [oldId] = factorsOn(page)
    const adding = await browser.go(at('/factors/add/totp'))
    expect(headingOf(adding)).toBe('Add an authenticator app')
    const secret = secretOn(adding)
    expect(secretOn(await browser.go(adding.url))).toBe(secret)
    const wrong = await browser.submit(adding, { code: '000000', name: 'My new phone' })
    expect([wrong.status, reasonsOn(wrong), secretOn(wrong)]).toEqual([422, ['wrong-code'], secret])
    expect(wrong.text).toContain('value="My new phone"')
    const added = await browser.submit(wrong, { code: totpNow(secret), name: ' My  new phone ' })
    expect([added.url.pathname, noticeOn(added)]).toEqual([
      '/account/factors',
      'It was added. You can use it from now on.',
    ])
    expect(added.text).toContain('<h2>My new phone</h2>')
    expect(factorsOn(added)).toHaveLength(2)
    const removed = await browser.submit(added, { do: 'remove' }, { action: `/factors/${oldId}` })
    expect(noticeOn(removed)).toBe('It was removed, and does not sign in any more.')
    expect(factorsOn(removed)).toHaveLength(1)

    expect(await mailsTo(the(), person.email, 'factors/enrolled')).toHaveLength(1)
    expect((await mailsTo(the(), person.email, 'selfservice/changed'))[0]?.subject).toBe(
      'A way to sign in was removed',
    )
    const signing = new Browser()
    const code = await typePassword(
      signing,
      await open(signing, await startRequest(await createPortal(the()))),
      person.email,
    )
    expect(reasonsOn(await typeCode(signing, code, totpNow(TOTP_SECRET)))).toEqual(['wrong-code'])
    expect((await typeCode(signing, code, totpNow(secret, 1))).url.searchParams.has('code')).toBe(true)
  })

  test('both phones sign in while both are there', async () => {
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person, '/factors')
    const adding = await browser.go(at('/factors/add/totp'))
    const secret = secretOn(adding)
    const list = await browser.submit(adding, { code: totpNow(secret) })
    const uses = (page: Page) => page.text.match(/not used yet|last used on/g)
    expect(uses(list)).toEqual(['last used on', 'not used yet'])
    await forgetSteps(the())
    for (const code of [totpNow(secret), totpNow(TOTP_SECRET)]) {
      const signing = new Browser()
      const page = await typePassword(
        signing,
        await open(signing, await startRequest(await createPortal(the()))),
        person.email,
      )
      expect((await typeCode(signing, page, code)).url.searchParams.has('code')).toBe(true)
    }
    expect((await browser.go(at('/factors'))).text).not.toContain('not used yet')
  })

  test('two of a kind that have no name are told apart, on the list and before one goes', async () => {
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person)
    const adding = await browser.go(at('/factors/add/totp'))
    const list = await browser.submit(adding, { code: totpNow(secretOn(adding)), name: '' })
    expect(elementsOf(list, 'h2').map(textOf)).toEqual(['Authenticator app 1', 'Authenticator app 2'])
    const [, second] = factorsOn(list)
    const asked = await browser.go(at(`/factors/${second}/remove`))
    expect(headingOf(asked)).toBe('Remove Authenticator app 2?')
    expect(asked.text).toContain('You still have: Authenticator app 1.')
  })

  test('what was left out is no wrong code, and no event', async () => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/factors/add/recovery-codes')
    expect(reasonsOn(await browser.submit(page, {}, { action: page.url.pathname }))).toEqual([
      'codes-not-kept',
    ])
    const adding = await browser.go(at('/factors/add/totp'))
    expect(reasonsOn(await browser.submit(adding, { code: '12' }))).toEqual(['code-malformed'])
    const renewing = await browser.go(at('/password'))
    expect(reasonsOn(await browser.submit(renewing, { 'new-password': '' }))).toEqual([
      'new-password-missing',
    ])
    expect((await browser.go(at('/activity'))).text).not.toMatch(/A wrong|was refused/)
    expect(reasonsOn(await browser.submit(adding, { code: '123456' }))).toEqual(['wrong-code'])
    expect((await browser.go(at('/activity'))).text).toMatch(/A wrong code of an authenticator app/)
  })

  test('the last one stays, as long as a portal asks for two steps', async () => {
    await createPortal(the())
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/factors')
    const [id] = factorsOn(page)
    const refused = await browser.submit(page, { do: 'remove' }, { action: `/factors/${id}` })
    expect([refused.status, reasonsOn(refused), factorsOn(refused)]).toEqual([422, ['last-factor'], [id]])
    // nor is anybody asked what would be refused
    const asked = await browser.go(at(`/factors/${id}/remove`))
    expect([reasonsOn(asked), factorsOn(asked)]).toEqual([['last-factor'], [id]])
  })

  test('of two, removed at the same moment, one stays', async () => {
    await createPortal(the())
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person, '/factors')
    const adding = await browser.go(at('/factors/add/totp'))
    const page = await browser.submit(adding, { code: totpNow(secretOn(adding)) })
    const ids = factorsOn(page)
    await Promise.all(
      ids.map((id) => browser.copy().submit(page, { do: 'remove' }, { action: `/factors/${id}` })),
    )
    expect(factorsOn(await browser.go(at('/factors')))).toHaveLength(1)
  })

  test('confirmed twice is one; a draft of another session is another key', async () => {
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person, '/factors')
    const adding = await browser.go(at('/factors/add/totp'))
    const code = totpNow(secretOn(adding))
    await Promise.all(Array.from({ length: 5 }, () => browser.copy().submit(adding, { code })))
    expect(factorsOn(await browser.go(at('/factors')))).toHaveLength(2)
    await forgetSteps(the())
    const other = await openAccount(the(), person, '/factors')
    expect(secretOn(await other.browser.go(adding.url))).not.toBe(secretOn(adding))
  })

  test('somebody else’s cannot be named or removed', async () => {
    const [one, two] = [await createPerson(the()), await createPerson(the())]
    const mine = await openAccount(the(), one, '/factors')
    const theirs = await openAccount(the(), two, '/factors')
    const [id] = factorsOn(theirs.page)
    const forge = (fields: Record<string, string>): Promise<Page> =>
      mine.browser.go(at(`/factors/${id}`), {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: the().origin },
      })
    expect(reasonsOn(await forge({ do: 'remove' }))).toEqual(['factor-gone'])
    expect(reasonsOn(await forge({ do: 'rename', name: 'Mine' }))).toEqual(['factor-gone'])
    expect(
      (await mine.browser.go(at('/factors/x'), { method: 'POST', headers: { origin: the().origin } })).status,
    ).toBe(404)
    const { rows } = await sql`select 1 from factor_credential where id = ${id}`.execute(the().house.db)
    expect(rows).toHaveLength(1)
  })

  test('the password cannot be removed', async () => {
    const person = await createPerson(the())
    const { browser } = await openAccount(the(), person, '/factors')
    const { rows } = await sql<{ id: string }>`
      select id from factor_credential where account_id = ${person.id} and kind = 'password'`.execute(
      the().house.db,
    )
    const forged = await browser.go(at(`/factors/${rows[0]!.id}`), {
      method: 'POST',
      body: new URLSearchParams({ do: 'remove' }),
      headers: { origin: the().origin },
    })
    expect(reasonsOn(forged)).toEqual(['factor-gone'])
  })

  test('a name is needed to rename', async () => {
    const person: TestPerson = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/factors')
    const [id] = factorsOn(page)
    const empty = await browser.submit(page, { do: 'rename', name: ' ' }, { action: `/factors/${id}` })
    expect([empty.status, reasonsOn(empty)]).toEqual([422, ['factor-name-missing']])
    const named = await browser.submit(
      page,
      { do: 'rename', name: 'Work phone' },
      { action: `/factors/${id}` },
    )
    expect(named.text).toContain('<h2>Work phone</h2>')
  })
})
