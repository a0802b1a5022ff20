import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import { arrive } from '../harness/arrive.ts'
import { answerAll, openAccount, proveAddress } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, open, redeem, signIn, startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { givenAccount } from '../accounts/given.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld({ env: { ALERT_TO: 'desk@example.test' } })
const at = (path: string): string => `${the().origin}/account${path}`
const sessionsOn = (page: Page): string[] =>
  Array.from(page.text.matchAll(/data-session="([^"]+)"/g), ([, id = '']) => id)

describe('sessions', () => {
  test('each says with what, from where, since when and for which portals; one is ended, or all others', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { client_name: 'Garden portal' })
    const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
    const [desktop, phone] = [new Browser({ headers: { 'user-agent': firefox } }), new Browser()]
    for (const browser of [desktop, phone]) {
      await signIn(browser, await startRequest(portal), person.email)
      await forgetSteps(the())
    }
    const { browser, page } = await openAccount(the(), person, '/sessions')
    expect(sessionsOn(page)).toHaveLength(3)
    expect(page.text).toContain('Firefox, Windows')
    expect(page.text).toContain('for Garden portal')
    expect(page.text).toMatch(/on the network that you use now \((127\.0\.0\.1|::1)\)/)
    expect(page.text).toContain('Here, in this browser')

    const [id] = Array.from(page.text.matchAll(/name="session" value="([^"]+)"/g), ([, each]) => each!)
    const ended = await browser.go(at('/sessions'), {
      method: 'POST',
      body: new URLSearchParams({ do: 'end', session: id! }),
      headers: { origin: the().origin },
    })
    expect([noticeOn(ended), sessionsOn(ended).length]).toEqual(['You have been signed out there.', 2])
    const alone = await browser.submit(ended, { do: 'end-others' })
    expect([noticeOn(alone), sessionsOn(alone).length]).toEqual([
      'You have been signed out everywhere but here.',
      1,
    ])
    for (const other of [desktop, phone])
      expect(headingOf(await open(other, await startRequest(portal)))).toBe('Sign in')
    expect(headingOf(await browser.go(at('')))).toBe('Hello, Petra')
    expect((await mailsTo(the(), person.email, 'selfservice/changed')).map(({ subject }) => subject)).toEqual(
      ['You were signed out in other places', 'You were signed out in one place'],
    )
  })

  test('of somebody else cannot be ended', async () => {
    const [one, two] = [await createPerson(the()), await createPerson(the())]
    const mine = await openAccount(the(), one, '/sessions')
    const theirs = await openAccount(the(), two, '/sessions')
    await mine.browser.go(at('/sessions'), {
      method: 'POST',
      body: new URLSearchParams({ do: 'end', session: sessionsOn(theirs.page)[0]! }),
      headers: { origin: the().origin },
    })
    expect(headingOf(await theirs.browser.go(at('')))).toBe('Hello, Petra')
  })
})

describe('details', () => {
  test('are changed, seen by portals from then on, and mailed', async () => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/profile')
    const fields = {
      name: 'Petra van Proef',
      'given-name': 'Peet',
      'family-name': '',
      locale: 'nl',
      'time-zone': 'Asia/Tokyo',
    }
    const saved = await browser.submit(page, fields)
    expect([headingOf(saved), noticeOn(saved)]).toEqual(['Uw gegevens', 'Uw gegevens zijn opgeslagen.'])
    expect(headingOf(await browser.go(at('')))).toBe('Dag Peet')
    const portal = await createPortal(the())
    const started = await startRequest(portal, { scope: 'openid profile' })
    const tokens = await redeem(portal, started, (await open(browser, started)).url)
    const claims = await openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()!.sub)
    expect(claims).toMatchObject({ name: 'Petra van Proef', given_name: 'Peet', locale: 'nl' })
    expect(claims).not.toHaveProperty('family_name')
    expect((await mailsTo(the(), person.email, 'selfservice/changed'))[0]?.subject).toBe(
      'Your details were changed',
    )
  })

  test('that are wrong are refused beside the field, and nothing typed is lost', async () => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/profile')
    const fields = {
      name: ' ',
      'given-name': 'Peet',
      'family-name': 'P',
      locale: 'xx',
      'time-zone': '2020-01-01T00:00Z',
    }
    const wrong = await browser.submit(page, fields)
    expect([wrong.status, reasonsOn(wrong)]).toEqual([
      422,
      ['name-missing', 'locale-unknown', 'time-zone-unknown'],
    ])
    expect(wrong.text).toContain('value="Peet"')
    const unseen = await browser.submit(page, {
      ...{ name: 'Petra\u202eaamorP', 'given-name': 'Pe\ntra', 'family-name': '\u200b' },
      ...{ locale: 'en', 'time-zone': '' },
    })
    expect(reasonsOn(unseen)).toEqual(['name-malformed', 'name-malformed', 'name-malformed'])
    expect(await mailsTo(the(), person.email, 'selfservice/changed')).toEqual([])
    await givenAccount(the(), person, { proofing: 'substantial' })
    const proven = await browser.submit(page, { ...fields, name: 'Other', locale: 'en', 'time-zone': '' })
    expect(reasonsOn(proven)).toEqual(['name-is-proven'])
  })
})

describe('portals', () => {
  test('each says what it was given; withdrawn, its tokens are dead and it asks again', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { client_name: 'Garden portal', sluis_consent: 'ask' })
    const browser = new Browser()
    const started = await startRequest(portal, { scope: 'openid email' })
    const consent = await answerAll(browser, await open(browser, started), person.email)
    const back = await browser.submit(
      consent,
      {},
      { action: '/consent', stopAt: (next) => next.port === '9' },
    )
    const { refresh_token: refresh = '' } = await redeem(portal, started, back.url)
    const page = await browser.go(at('/portals'))
    expect(page.text).toContain('<h2>Garden portal</h2>')
    expect(page.text).toContain('Your e-mail address')
    expect(page.text).not.toContain('sluis-account')
    const withdrawn = await browser.submit(page, { client: portal.clientId })
    expect(withdrawn.text).not.toContain('Garden portal</h2>')
    await expect(openid.refreshTokenGrant(portal.config, refresh)).rejects.toThrow('error')
    const again = await open(browser, await startRequest(portal, { scope: 'openid email' }))
    expect(headingOf(again)).toBe('Share your details with Garden portal?')
  })
})

describe('what happened', () => {
  test('is told in plain words, with where from; of nobody else', async () => {
    const { person } = await arrive(the(), {
      person: { locale: 'nl' },
      portal: { client_name: 'Tuinportaal' },
    })
    const { page } = await openAccount(the(), person, '/activity')
    expect(headingOf(page)).toBe('Recente activiteit')
    expect(page.text).toContain('Ingelogd bij Tuinportaal')
    expect(page.text).toContain('internetadres')
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from audit_event where account_id = ${person.id} and type = 'signin.attempt.finished'`.execute(
      the().house.db,
    )
    expect(page.text.match(/data-event="signin.attempt.finished"/g)).toHaveLength(rows[0]!.n)
  })

  test('older lines are a page further', async () => {
    const person = await createPerson(the())
    await sql`insert into audit_event (id, at, type, actor, account_id)
      select gen_random_uuid(), now() - n * interval '1 hour', 'accounts.profile.changed', 'x', ${person.id} from generate_series(1, 50) n`.execute(
      the().house.db,
    )
    const { browser, page } = await openAccount(the(), person, '/activity')
    const [, older] = /href="(\/account\/activity\?before=[^"]+)"/.exec(page.text)!
    const next = await browser.go(new URL(older!, the().origin))
    expect(next.text.match(/data-event/g)!.length + page.text.match(/data-event/g)!.length).toBeGreaterThan(
      50,
    )
  })

  test('“this wasn’t me” shuts everybody out, asks for a new password, and tells those who look after it', async () => {
    const { person, portal, browser: thief } = await arrive(the())
    const { browser } = await openAccount(the(), person, '/activity')
    const said = await browser.submit(await browser.go(at('/not-me')), {})
    expect(headingOf(said)).toBe('Everybody is signed out')
    expect(said.text).toContain('and those who look after this service have been told')
    expect(headingOf(await open(thief, await startRequest(portal)))).toBe('Sign in')
    await forgetSteps(the())
    const check = await answerAll(browser, await browser.go(at('')), person.email)
    expect(check.text).toContain('Somebody else may have been in your account.')
    expect((await browser.go(check.url.href.replace('prove-address', 'renew/password'))).url).toEqual(
      check.url,
    )
    const renewal = await proveAddress(the(), browser, check, person.email)
    expect(headingOf(renewal)).toBe('Choose a new password')
    const home = await browser.submit(renewal, { 'new-password': 'Seven orange kettles' })
    expect(headingOf(home)).toBe('Hello, Petra')
    expect((await mailsTo(the(), person.email, 'selfservice/changed'))[0]?.subject).toBe(
      'Everybody was signed out of your account',
    )
    const [alert] = await mailsTo(the(), 'desk@example.test', 'selfservice/report')
    expect(alert?.text).toContain(person.id)
    expect(
      the().logged.filter((line) => line['msg'] === 'somebody reports a stranger in their account'),
    ).toHaveLength(1)
  })
})

describe('leaving', () => {
  test('one’s data are one JSON file, without a secret', async () => {
    const person = await createPerson(the(), { phone: '+31201234567' })
    const { browser, page } = await openAccount(the(), person, '/data')
    const file = await browser.submit(page, {})
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename=my-account-\d{4}-\d\d-\d\d\.json$/,
    )
    const data = JSON.parse(file.text) as Record<string, unknown>
    expect(data).toMatchObject({ account: { id: person.id, email: person.email, phone: '+31201234567' } })
    expect(Object.keys(data)).toEqual([
      'madeAt',
      'account',
      'factors',
      'sessions',
      'rememberedBrowsers',
      'addressChanges',
      'organisations',
      'invitations',
      'askedOfOrganisations',
      'actedFor',
      'letters',
      'portals',
      'termsAccepted',
      'consents',
      'activity',
    ])
    expect((data['activity'] as unknown[]).length).toBeGreaterThan(3)
    expect(file.text).not.toMatch(/argon2|secret|GEZDGNBV/)
  })

  test('an account that is closed is closed everywhere, at once, and says so to its owner only', async () => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/close')
    const portal = await createPortal(the())
    const started = await startRequest(portal)
    const { refresh_token: refresh = '' } = await redeem(portal, started, (await open(browser, started)).url)
    const unsure = await browser.submit(page, {})
    expect([unsure.status, reasonsOn(unsure)]).toEqual([422, ['close-not-sure']])
    expect(headingOf(await browser.submit(unsure, { close: 'sure' }))).toBe('Your account is closed')
    await expect(openid.refreshTokenGrant(portal.config, refresh)).rejects.toThrow('error')
    await forgetSteps(the())
    const refused = await answerAll(browser, await browser.go(at('')), person.email)
    expect(reasonsOn(refused)).toEqual(['account-closed'])
    const stranger = new Browser()
    const wrong = await answerAll(stranger, await stranger.go(at('')), person.email, {
      password: 'not the password at all',
    })
    expect(reasonsOn(wrong)).toEqual(['wrong-password'])
    expect((await mailsTo(the(), person.email, 'selfservice/changed'))[0]?.subject).toBe(
      'Your account is closed',
    )
  })
})
