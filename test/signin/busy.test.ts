import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import request from 'supertest'
import { openAccount } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, createPortal, open, startRequest, typePassword } from '../harness/portal.ts'
import { until } from '../harness/until.ts'
import { startWorld, type World } from '../harness/world.ts'

test('a full queue answers 503 with Retry-After, and pages and tokens of others go on', async () => {
  const small = await startWorld({ env: { HASH_QUEUE: '0', HASHES_AT_ONCE: '1' } })
  const person = await createPerson(small)
  const portal = await createPortal(small)
  const pages = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const browser = new Browser()
      return { browser, page: await open(browser, await startRequest(portal)) }
    }),
  )
  const [answers] = await Promise.all([
    Promise.all(pages.map(({ browser, page }) => typePassword(browser, page, person.email))),
    request(small.origin).get('/jwks').expect(200),
  ])
  const busy = answers.filter((answer) => answer.status === 503)
  expect(busy.length).toBeGreaterThan(0)
  const [first = answers[0]!] = busy
  expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(reasonsOn(first)).toEqual(['busy'])
  // on the page itself, with what was typed
  expect(first.text).toContain(`value="${person.email}"`)
  expect(
    answers.filter((answer) => headingOf(answer) === 'Enter your code').length +
      answers.filter((a) => a.status === 429).length,
  ).toBeGreaterThan(0)
  expect(answers.some((answer) => atPortal(answer.url))).toBe(false)
  // nothing of it was looked at: none of them counts as a try
  const browser = new Browser()
  const again = await open(browser, await startRequest(portal))
  expect(headingOf(await typePassword(browser, again, person.email))).toBe('Enter your code')
  await small.close()
})

/** Keeps the only turn of a hasher: one hash runs and another waits, before all that is new. @returns ends that */
function keepTheTurn({ house }: World): () => Promise<unknown> {
  let isKept = true
  const hash = async (): Promise<void> => {
    while (isKept) await house.hasher.hash('of nobody')
  }
  const hashes = Promise.all([hash(), hash()])
  return () => {
    isKept = false
    return hashes
  }
}

test('who leaves while they wait for a hash gives up their place and their try', async () => {
  const world = await startWorld({ env: { HASHES_AT_ONCE: '1' } })
  const person = await createPerson(world)
  const portal = await createPortal(world)
  const browser = new Browser()
  const page = await open(browser, await startRequest(portal))
  const cookie = ['sluis_attempt', 'sluis_attempt.sig']
    .map((name) => `${name}=${browser.cookie(name) ?? ''}`)
    .join('; ')
  const mostTries = async (): Promise<number> =>
    (await sql<{ tries: number }>`select max(tries) as tries from throttle_counter`.execute(world.house.db))
      .rows[0]?.tries ?? 0
  const letGo = keepTheTurn(world)
  // five wrong ones in a row set a wait
  for (let round = 1; round <= 3; round++) {
    const leaving = new AbortController()
    const all = Array.from({ length: 4 }, () =>
      fetch(page.url, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams({ username: person.email, password: 'Not the password 1' }),
        signal: leaving.signal,
      }).catch(() => undefined),
    )
    await until(async () => (await mostTries()) === 4)
    leaving.abort()
    await Promise.all(all)
    await until(async () => (await mostTries()) === 0)
  }
  expect(world.logged.filter(({ detail }) => detail === 'the browser left while it waited')).toHaveLength(12)
  await letGo()
  expect(headingOf(await typePassword(browser, page, person.email))).toBe('Enter your code')
  await world.close()
})

test('who leaves while their new password is looked at takes no more turns, and their try stays counted', async () => {
  const world = await startWorld({ env: { HASHES_AT_ONCE: '1', ARGON2_ITERATIONS: '30' } })
  const person = await createPerson(world, { passwordSetAt: new Date(Date.now() - 40 * 86_400_000) })
  const { browser } = await openAccount(world, person)
  const cookie = `sluis_account=${browser.cookie('sluis_account') ?? ''}`
  const leaving = new AbortController()
  const asked = Array.from({ length: 3 }, () =>
    fetch(`${world.origin}/account/password`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ 'new-password': 'Seven orange kettles' }),
      signal: leaving.signal,
    }).catch(() => undefined),
  )
  const allAreCounted = async (): Promise<boolean> =>
    (await sql`select 1 from throttle_counter where tries = 3`.execute(world.house.db)).rows.length === 1
  await until(allAreCounted)
  leaving.abort()
  await Promise.all(asked)
  await until(
    () => world.logged.filter(({ detail }) => detail === 'the browser left while it waited').length === 3,
  )
  expect(await allAreCounted()).toBe(true)
  await world.close()
})
