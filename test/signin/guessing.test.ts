import { beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import request, { type Test } from 'supertest'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson, PASSWORD } from '../harness/people.ts'
import {
  createPortal,
  open,
  signIn,
  startRequest,
  typeCode,
  typePassword,
  type Portal,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { givenAccount } from '../accounts/given.ts'
import { givenPassword } from '../factors/password/given.ts'

const the = useWorld({ env: { TRUST_PROXY: '127.0.0.1,::1', HASH_QUEUE: '500' } })

/** Somebody at another address: the test's own "proxy" says so. */
const from = (address: string): Browser => new Browser({ headers: { 'x-forwarded-for': address } })

/** One portal for all: what is tried here is asked of the accounts. */
let portal: Portal
beforeAll(async () => {
  portal = await createPortal(the())
})

const atSignIn = async (browser: Browser): Promise<Page> => open(browser, await startRequest(portal))

const events = async (type: string, account: string): Promise<number> => {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from audit_event where type = ${type} and account_id = ${account}`.execute(
    the().house.db,
  )
  return rows[0]?.n ?? 0
}

/** The page without what differs by request: its id, and what was typed. */
const bare = (page: Page, email: string): string =>
  page.text
    .replaceAll(/\/signin\/[\w-]+/g, '')
    .replaceAll(/challenge&quot;:&quot;[\w-]+/g, '')
    .replaceAll(email, '')

describe('nobody learns what exists', () => {
  test('a wrong password and an unknown address get the same page, status and headers', async () => {
    const person = await createPerson(the())
    const unknown = `x${person.email}`
    const disabled = await createPerson(the())
    await givenAccount(the(), disabled, { standing: 'disabled' })
    const answers = await Promise.all(
      [person.email, unknown, disabled.email].map(async (email, i) => {
        const browser = from(`192.0.2.${i + 1}`)
        const page = await typePassword(browser, await atSignIn(browser), email, 'Not the password 1')
        return [page.status, reasonsOn(page), bare(page, email)]
      }),
    )
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect(answers[0]?.slice(0, 2)).toEqual([422, ['wrong-password']])
  })

  test('what was typed is kept, the password is not', async () => {
    const browser = from('192.0.2.9')
    const page = await typePassword(
      browser,
      await atSignIn(browser),
      'someone@example.test',
      'Not the password 1',
    )
    expect(page.text).toContain('value="someone@example.test"')
    expect(page.text).not.toContain('Not the password 1')
  })
})

describe('guessing is slowed', () => {
  test('100 wrong guesses at the same moment, over two processes, are 100 guesses: only the free ones are compared', async () => {
    const other = await the().second()
    const person = await createPerson(the())
    const pages = await Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        const browser = from('198.51.100.1')
        const page = await atSignIn(browser)
        const target = i % 2 === 0 ? page : { ...page, url: new URL(page.url.pathname, other.origin) }
        return { browser, page: target }
      }),
    )
    const answers = await Promise.all(
      pages.map(({ browser, page }) =>
        page.url.origin === the().origin
          ? typePassword(browser, page, person.email, 'Not the password 1')
          : postElsewhere(browser, page, person.email),
      ),
    )
    const statuses = answers.map((answer) => answer.status)
    const compared = statuses.filter((status) => status === 422).length
    expect(compared + statuses.filter((status) => status === 429).length).toBe(100)
    expect(compared).toBeLessThanOrEqual(6)
    expect(await events('factors.password.refused', person.id)).toBe(compared)
    expect(await events('factors.password.throttled', person.id)).toBe(100 - compared)
    const right = from('198.51.100.1')
    const refused = await typePassword(right, await atSignIn(right), person.email)
    expect([refused.status, reasonsOn(refused)]).toEqual([429, ['too-many-tries']])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    await other.close()
  })

  test('every spelling of an address is the same account', async () => {
    const person = await createPerson(the())
    const spellings = [
      person.email,
      person.email.toUpperCase(),
      ` ${person.email} `,
      person.email.replace('p', 'P'),
    ]
    const statuses: number[] = []
    for (let i = 0; i < 8; i++) {
      const browser = from('198.51.100.2')
      statuses.push(
        (await typePassword(browser, await atSignIn(browser), spellings[i % 4] ?? '', 'Not the password 1'))
          .status,
      )
    }
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(6)
  })

  test('an attacker at many addresses does not close the owner’s door: their known browser still gets in', async () => {
    const person = await createPerson(the())
    const owner = from('203.0.113.1')
    await signIn(owner, await startRequest(portal), person.email)
    for (let i = 0; i < 30; i++) {
      const browser = from(`198.51.100.${100 + i}`)
      await typePassword(browser, await atSignIn(browser), person.email, 'Not the password 1')
    }
    const stranger = from('203.0.113.77')
    expect((await typePassword(stranger, await atSignIn(stranger), person.email)).status).toBe(429)
    owner.forget('sluis_session')
    const page = await typePassword(owner, await atSignIn(owner), person.email)
    expect(headingOf(page)).toBe('Enter your code')
  })

  test('a right password gives its try back: an office behind one address can go on signing in', async () => {
    for (let i = 0; i < 8; i++) {
      const person = await createPerson(the())
      const browser = from('203.0.113.3')
      expect(headingOf(await typePassword(browser, await atSignIn(browser), person.email))).toBe(
        'Enter your code',
      )
    }
  })

  test('codes of the app are slowed too, however often one starts again', async () => {
    const person = await createPerson(the())
    const statuses: number[] = []
    for (let i = 0; i < 8; i++) {
      const browser = from('203.0.113.4')
      const page = await typePassword(browser, await atSignIn(browser), person.email)
      statuses.push((await typeCode(browser, page, '000000')).status)
    }
    expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422])
    expect(statuses.slice(-1)).toEqual([429])
  })
})

describe('what costs a hash is bounded', () => {
  test('a password longer than any is refused before hashing', async () => {
    const browser = from('203.0.113.5')
    const page = await typePassword(browser, await atSignIn(browser), 'someone@example.test', 'ä'.repeat(257))
    expect(reasonsOn(page)).toEqual(['password-too-long'])
    const huge = await typePassword(
      browser,
      await atSignIn(browser),
      'someone@example.test',
      'a'.repeat(100_000),
    )
    expect(huge.status).toBe(413)
  })

  test('the same password in another Unicode form is the same; nothing is cut or trimmed', async () => {
    const password = 'Ångström café 2026 é'
    const person = await createPerson(the(), { password })
    const decomposed = from('203.0.113.6')
    expect(
      headingOf(
        await typePassword(decomposed, await atSignIn(decomposed), person.email, password.normalize('NFD')),
      ),
    ).toBe('Enter your code')
    const long = 'a'.repeat(72)
    const other = await createPerson(the(), { password: `${long}X` })
    for (const [address, wrong] of [
      ['203.0.113.7', `${long}Y`],
      ['203.0.113.8', `${long}X `],
    ] as const) {
      const browser = from(address)
      expect(reasonsOn(await typePassword(browser, await atSignIn(browser), other.email, wrong))).toEqual([
        'wrong-password',
      ])
    }
  })

  test('every space in a password is the same; one that was kept with another is renewed at the first use', async () => {
    const person = await createPerson(the(), { password: 'Correct horse battery 9' })
    const typed = 'Correct\u00a0horse\u2003battery 9'
    const hashOf = async (): Promise<string> => {
      const { rows } = await sql<{
        hash: string
      }>`select hash from password_credential where account_id = ${person.id}`.execute(the().house.db)
      return rows[0]?.hash ?? ''
    }
    const tryWith = async (password: string): Promise<Page> => {
      const browser = from('203.0.113.11')
      return typePassword(browser, await atSignIn(browser), person.email, password)
    }
    expect(headingOf(await tryWith(typed))).toBe('Enter your code')
    const before = await the().house.hasher.hash(typed)
    await givenPassword(the(), person, { hash: before })
    expect(reasonsOn(await tryWith('Correct horse battery 9'))).toEqual(['wrong-password'])
    expect(headingOf(await tryWith(typed))).toBe('Enter your code')
    expect(await the().house.hasher.verify(await hashOf(), 'Correct horse battery 9')).toBe(true)
    expect(headingOf(await tryWith('Correct horse battery 9'))).toBe('Enter your code')
    // two comparisons, one try
    expect(await events('factors.password.refused', person.id)).toBe(1)
  })

  test('a password is hashed again, once, when the cost has grown', async () => {
    const person = await createPerson(the())
    const argon2 = (await import('argon2')).default
    const old = await argon2.hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
    expect(old).toContain('m=8192')
    await givenPassword(the(), person, { hash: old })
    const browser = from('203.0.113.10')
    expect(headingOf(await typePassword(browser, await atSignIn(browser), person.email))).toBe(
      'Enter your code',
    )
    const { rows } = await sql<{
      hash: string
    }>`select hash from password_credential where account_id = ${person.id}`.execute(the().house.db)
    expect(rows[0]?.hash).toContain('m=19456')
  })
})

/** Sends the form to another process, with the cookies that this browser has for the first. */
function postElsewhere(browser: Browser, page: Page, email: string): Test {
  const copy = browser.copy()
  const cookie = ['sluis_attempt', 'sluis_attempt.sig']
    .map((name) => `${name}=${copy.cookie(name) ?? ''}`)
    .join('; ')
  return request(page.url.href)
    .post('')
    .set({ cookie, accept: 'text/html', 'x-forwarded-for': '198.51.100.1' })
    .type('form')
    .send({ username: email, password: 'Not the password 1' })
}
