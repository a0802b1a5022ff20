import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import request from 'supertest'
import { openAccount } from '../../harness/account.ts'
import { Browser, type Page } from '../../harness/browser.ts'
import { headingOf, reasonsOn } from '../../harness/html.ts'
import { mailsTo } from '../../harness/mails.ts'
import { createPerson, type TestPerson } from '../../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  putOff,
  redeem,
  startRequest,
  typeCode,
  typePassword,
} from '../../harness/portal.ts'
import { useWorld } from '../../harness/setup.ts'
import { optionsOn, SoftKey, type Twist } from '../../harness/soft-key.ts'
import { travel } from '../../harness/travel.ts'
import { givenAccount } from '../../accounts/given.ts'
import { forgetSteps } from '../totp/given.ts'

const the = useWorld({ env: { WEBAUTHN_RELATED_ORIGINS: 'https://other.example' } })
const at = (path: string): string => `${the().origin}/account${path}`

/** Somebody with an app and a key. */
async function withKey(options: { synced?: boolean } = {}): Promise<{ person: TestPerson; key: SoftKey }> {
  const person = await createPerson(the())
  const key = new SoftKey(the().origin, options)
  const { browser, page } = await openAccount(the(), person, '/factors/add/webauthn')
  const added = await browser.submit(page, { response: key.create(optionsOn(page)), name: 'My key' })
  expect(added.url.search).toBe('?done=factor-added')
  return { person, key }
}

const use = (browser: Browser, page: Page, key: SoftKey, twist: Twist = {}): Promise<Page> =>
  browser.submit(page, { response: key.get(optionsOn(page), twist) }, { stopAt: atPortal })

/** The page that asks for a key, after the password. */
async function atChallenge(person: TestPerson, metadata = {}) {
  const portal = await createPortal(the(), metadata)
  const browser = new Browser()
  const started = await startRequest(portal)
  const page = await typePassword(browser, await open(browser, started), person.email)
  return { portal, browser, started, page }
}

/** The first page, with nobody named. */
async function atEntrance(metadata = {}) {
  const portal = await createPortal(the(), metadata)
  const browser = new Browser()
  const started = await startRequest(portal)
  return { portal, browser, started, page: await open(browser, started) }
}

describe('a passkey', () => {
  test('that is the only way there is says so to who has no JavaScript, and points nowhere else', async () => {
    const { person } = await withKey()
    const alone = await atChallenge(person, { sluis_factors_allowed: ['password', 'webauthn'] })
    expect(headingOf(alone.page)).toBe('Use your passkey')
    expect(alone.page.text).toContain('Switch JavaScript on or use another browser')
    expect(alone.page.text).not.toContain('Choose another way below')
  })

  test('is asked for before an app, may be passed over for it, and is told in amr', async () => {
    const { person, key } = await withKey()
    const { portal, browser, started, page } = await atChallenge(person)
    expect(headingOf(page)).toBe('Use your passkey')
    const [, other = ''] = /href="([^"]+\/challenge\/totp)"/.exec(page.text) ?? []
    expect(headingOf(await browser.go(new URL(other, page.url)))).toBe('Enter your code')
    const back = await use(browser, page, key)
    const claims = (await redeem(portal, started, back.url)).claims()
    expect(claims).toMatchObject({ acr: 'urn:sluis:loa:two-factor', amr: ['hwk', 'mfa', 'user'] })
  })

  test('signs in alone, where it verified its user: two kinds at once', async () => {
    const { person, key } = await withKey({ synced: true })
    const { portal, browser, started, page } = await atEntrance()
    expect(page.text).toContain('autocomplete="username webauthn"')
    const back = await use(browser, page, key)
    const claims = (await redeem(portal, started, back.url)).claims()
    expect(claims).toMatchObject({ acr: 'urn:sluis:loa:two-factor', amr: ['mfa', 'swk', 'user'] })
    expect(claims?.sub).toBe(await subjectOf(person))
  })

  test('that did not verify its user signs nobody in alone, and is a second step after a password', async () => {
    const { person, key } = await withKey()
    const { browser, page } = await atEntrance()
    const alone = await use(browser, page, key, { userVerified: false })
    expect([alone.status, reasonsOn(alone)]).toEqual([422, ['passkey-unverified']])
    const second = await atChallenge(person)
    expect(atPortal((await use(second.browser, second.page, key, { userVerified: false })).url)).toBe(true)
  })

  test('reaches the highest level, where the person is proofed that far, and an app does not', async () => {
    const { person, key } = await withKey()
    await givenAccount(the(), person, { proofing: 'high' })
    const { portal, browser, started, page } = await atEntrance({ sluis_minimum_level: 'high' })
    const claims = (await redeem(portal, started, (await use(browser, page, key)).url)).claims()
    expect(claims?.['acr']).toBe('http://eidas.europa.eu/LoA/high')
    const unverified = await atEntrance({ sluis_minimum_level: 'high' })
    const code = await typePassword(unverified.browser, unverified.page, person.email)
    expect(code.text).not.toContain('/challenge/totp')
    const refused = await use(unverified.browser, code, key, { userVerified: false })
    expect(reasonsOn(refused)).toEqual(['passkey-unverified'])
  })

  test('of somebody else is none', async () => {
    const [{ person }, { key: stranger }] = [await withKey(), await withKey()]
    const { browser, page } = await atChallenge(person)
    expect(reasonsOn(await use(browser, page, stranger))).toEqual(['wrong-passkey'])
    const alone = await atEntrance()
    const named = await use(alone.browser, alone.page, stranger, { userHandle: handleOf(person.id) })
    expect(reasonsOn(named)).toEqual(['wrong-passkey'])
  })

  test.each<[string, Twist]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['a related origin: pages of ours are the issuer’s', { origin: 'https://other.example' }],
    ['another domain', { rpId: 'evil.example' }],
    ['a challenge of its own making', { challenge: Buffer.alloc(56).toString('base64url') }],
  ])('used on %s is refused', async (_what, twist) => {
    const { key } = await withKey()
    const { browser, page } = await atEntrance()
    const refused = await use(browser, page, key, twist)
    expect([refused.status, reasonsOn(refused)]).toEqual([422, ['wrong-passkey']])
    expect(atPortal((await use(browser, refused, key)).url)).toBe(true)
  })

  test('that could leave its device when it was made is never bound to one afterwards', async () => {
    const { key } = await withKey({ synced: true })
    const { browser, page } = await atEntrance()
    expect(reasonsOn(await use(browser, page, key, { synced: false }))).toEqual(['wrong-passkey'])
  })

  test('answers the challenge of this sign-in, within five minutes, once', async () => {
    const { person, key } = await withKey()
    const [one, other] = [await atChallenge(person), await atChallenge(person)]
    const theirs = await one.browser.submit(one.page, { response: key.get(optionsOn(other.page)) })
    expect(reasonsOn(theirs)).toEqual(['wrong-passkey'])
    travel(5 * 60_000 + 1000)
    expect(reasonsOn(await use(other.browser, other.page, key))).toEqual(['passkey-late'])
  })

  test('sent twice at the same moment, over two processes, is accepted once', async () => {
    const { person, key } = await withKey()
    const second = await the().second()
    const { browser, page } = await atChallenge(person)
    const response = key.get(optionsOn(page))
    const body = new URLSearchParams({ response })
    const answers = await Promise.all(
      [the().origin, second.origin, the().origin, second.origin].map((at) =>
        browser.copy(at).send(new URL(page.url.pathname, at), {
          method: 'POST',
          body,
          headers: { origin: the().origin },
        }),
      ),
    )
    await second.close()
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from evidence
      where account_id = ${person.id} and kind = 'webauthn' and credential_id in (select credential_id from webauthn_credential where external_id = ${key.id})`.execute(
      the().house.db,
    )
    expect(rows[0]?.n).toBe(1)
    expect(answers.every(({ status }) => status === 303 || status === 422)).toBe(true)
  })

  test('whose copy has counted less is refused, and its owner is told', async () => {
    const { person, key } = await withKey()
    const first = await atEntrance()
    await use(first.browser, first.page, key, { counter: 7 })
    const { browser, page } = await atEntrance()
    const refused = await use(browser, page, key, { counter: 7 })
    expect([refused.status, reasonsOn(refused)]).toEqual([422, ['passkey-cloned']])
    const [mail] = await mailsTo(the(), person.email, 'factors/webauthn/cloned')
    expect(mail?.subject).toBe('A security key of yours may have been copied')
    const original = await atEntrance()
    expect(atPortal((await use(original.browser, original.page, key, { counter: 8 })).url)).toBe(true)
  })

  test('is set up once: the same key again, or the same answer again, is none', async () => {
    const { person, key } = await withKey()
    const { browser, page } = await openAccount(the(), person, '/factors/add/webauthn', new Browser(), key)
    expect(optionsOn(page)).toMatchObject({ attestation: 'none' })
    const [request] = [optionsOn(page)] as [ReturnType<typeof optionsOn> & { excludeCredentials?: unknown[] }]
    expect(request.excludeCredentials).toHaveLength(1)
    expect(reasonsOn(await browser.submit(page, { response: key.create(request) }))).toEqual([
      'passkey-known',
    ])
    const fresh = new SoftKey(the().origin)
    const again = await browser.go(at('/factors/add/webauthn'))
    const response = fresh.create(optionsOn(again))
    expect((await browser.submit(again, { response })).url.search).toBe('?done=factor-added')
    const twice = await browser.go(at('/factors/add/webauthn'))
    expect(reasonsOn(await browser.submit(twice, { response }))).toEqual(['wrong-passkey'])
  })

  test('is told by where it lives, in my account', async () => {
    const { person, key } = await withKey()
    const { browser } = await openAccount(the(), person, '/factors', new Browser(), key)
    const synced = new SoftKey(the().origin, { synced: true })
    for (const backedUp of [false, true]) {
      const fresh = new SoftKey(the().origin, { synced: true })
      const page = await browser.go(at('/factors/add/webauthn'))
      const response = (backedUp ? fresh : synced).create(optionsOn(page), { backedUp })
      await browser.submit(page, { response, name: backedUp ? 'Backed up' : 'Not yet' })
    }
    const page = await browser.go(at('/factors'))
    const said = page.text.split('data-kind="webauthn"').slice(1)
    expect(said.map((each) => /on (one device only|devices that use the same)/.exec(each)?.[0])).toEqual([
      'on one device only',
      'on one device only',
      'on devices that use the same',
    ])
    expect(said[1]).toContain('not backed up yet')
    // where it is backed up meanwhile, its next use says so
    const signing = await atChallenge(person)
    await use(signing.browser, signing.page, synced)
    expect((await browser.go(at('/factors'))).text).not.toContain('not backed up yet')
  })

  test.each(['', 'nonsense', '{}', '{"id":"x","response":{"clientDataJSON":"e30"}}', `{"id":1}`])(
    'that sends %j is told so',
    async (response) => {
      const { browser, page } = await atEntrance()
      const refused = await browser.submit(page, { response })
      expect([refused.status, reasonsOn(refused)]).toEqual([422, ['passkey-missing']])
    },
  )

  test('may be the first second factor; the address is proven first, as for any', async () => {
    const person = await createPerson(the(), { totp: false })
    const { portal, browser, started, page } = await atChallenge(person)
    expect(headingOf(page)).toBe('Protect your account')
    const other = await browser.go(page.url.href.replace('enrol/totp', 'enrol/webauthn'))
    expect(headingOf(other)).toBe('Protect your account with a passkey')
    const key = new SoftKey(the().origin)
    const back = await putOff(
      browser,
      await browser.submit(other, { response: key.create(optionsOn(other)) }),
    )
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({
      acr: 'urn:sluis:loa:two-factor',
    })
    const stranger = await createPerson(the(), { totp: false, activated: false })
    const guarded = await atChallenge(stranger)
    expect(headingOf(guarded.page)).toBe('Just checking that it’s you')
    const skipped = await guarded.browser.go(guarded.page.url.href.replace('prove-address', 'enrol/webauthn'))
    expect(headingOf(skipped)).toBe('Just checking that it’s you')
  })
})

test('other origins that may use our passkeys are told where the standard wants it', async () => {
  const { headers, body } = await request(the().origin).get('/.well-known/webauthn')
  expect([headers['content-type'], body]).toEqual([
    'application/json; charset=utf-8',
    { origins: ['https://other.example'] },
  ])
  await request(the().origin).get('/.well-known/openid-configuration').expect(200)
})

const handleOf = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
const subjectOf = async ({ id }: TestPerson): Promise<string | undefined> => {
  const { rows } = await sql<{ subject: string }>`select subject from account where id = ${id}`.execute(
    the().house.db,
  )
  return rows[0]?.subject
}

// the app still signs in beside the key
test('a person with both may use either', async () => {
  const { person } = await withKey()
  await forgetSteps(the())
  const { browser, page } = await atChallenge(person)
  const app = await browser.go(page.url.href.replace('webauthn', 'totp'))
  expect(atPortal((await typeCode(browser, app)).url)).toBe(true)
})
