import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import { disableAccount } from '../../src/domain/accounts/index.ts'
import { sessionEnding } from '../../src/ports.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  redeem,
  signIn,
  startRequest,
  typeCode,
  typePassword,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { tester } from '../harness/acting.ts'

const the = useWorld()

const endAll = (tx: Tx, person: TestPerson): Promise<void> =>
  sessionEnding(the().house).endAll(tx, tester, person.id, { reason: 'test' }, new Date())

/**
 * Holds everything of somebody's about to end, lets requests run into it, then lets the ending happen: each of
 * them was under way at the moment everything ended.
 */
async function endWhile<T>(person: TestPerson, act: () => Promise<T>): Promise<T> {
  const { db } = the().house
  let acting: Promise<T> | undefined
  await db.transaction().execute(async (tx) => {
    await endAll(tx, person)
    acting = act()
    // the request has come as far as it can: something waits for our locks, or it is through
    for (let i = 0; i < 200; i++) {
      const { rows } = await sql<{
        waiting: number
      }>`select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        db,
      )
      if ((rows[0]?.waiting ?? 0) > 0) break
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })
  if (!acting) throw new Error('nothing was done')
  return acting
}

const offline = { scope: 'openid offline_access', prompt: 'consent' }

describe('everything of somebody ends while a request is under way', () => {
  test('a code that was about to be given is not given, or is worth nothing', async () => {
    const { person, portal, browser } = await arrive(the())
    const started = await startRequest(portal)
    const end = await endWhile(person, () => open(browser, started))
    if (end.url.searchParams.has('code'))
      await expect(redeem(portal, started, end.url)).rejects.toMatchObject({ error: 'invalid_grant' })
    else expect(headingOf(end) === 'Sign in' || end.url.searchParams.has('error')).toBe(true)
    expect(headingOf(await open(browser, await startRequest(portal)))).toBe('Sign in')
  })

  test('a first sign-in whose last answer was under way does not become a session', async () => {
    const { person, portal, browser, started, page } = await arrive(the(), { upTo: 'second step' })
    const end = await endWhile(person, () => typeCode(browser, page))
    if (end.url.searchParams.has('code'))
      await expect(redeem(portal, started, end.url)).rejects.toMatchObject({ error: 'invalid_grant' })
    expect(headingOf(await open(browser, await startRequest(portal)))).toBe('Sign in')
  })

  test('tokens that were about to be given for a code are worth nothing', async () => {
    const { person, portal, started, url: back } = await arrive(the())
    const tokens = await endWhile(person, () =>
      redeem(portal, started, back).catch((error: unknown) => error as { error: string }),
    )
    if ('access_token' in tokens)
      expect(await openid.tokenIntrospection(portal.config, tokens.access_token)).toEqual({
        active: false,
      })
    else expect(tokens.error).toBe('invalid_grant')
  })

  test('a refresh under way gives nothing that works, not even for offline access', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const browser = new Browser()
    const started = await startRequest(portal, offline)
    await signIn(browser, started, person.email).catch(() => undefined)
    const consent = await open(browser, started)
    const back = atPortal(consent.url)
      ? consent
      : await browser.submit(consent, {}, { action: '/consent', stopAt: atPortal })
    const tokens = await redeem(portal, started, back.url)
    const next = await endWhile(person, () =>
      openid
        .refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
        .catch((error: unknown) => error as { error: string }),
    )
    if ('access_token' in next)
      expect(await openid.tokenIntrospection(portal.config, next.access_token)).toEqual({
        active: false,
      })
    await expect(openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })
})

test('signing out in one tab does not come undone by another tab under way', async () => {
  const { portal, browser } = await arrive(the())
  const tab = browser.copy()
  const logout = await browser.go(`${the().origin}/session/end`)
  const [, other] = await Promise.all([
    browser.submit(logout, { logout: 'yes' }),
    open(tab, await startRequest(portal)).catch(() => undefined),
  ])
  expect(other).toBeDefined()
  expect(headingOf(await open(tab.copy(), await startRequest(portal)))).toBe('Sign in')
  expect(headingOf(await open(browser.copy(), await startRequest(portal)))).toBe('Sign in')
})

test('an identifier that was renewed is worth nothing any more', async () => {
  const { person, portal, browser } = await arrive(the())
  const before = browser.copy()
  const again = await startRequest(portal, { prompt: 'login' })
  const page = await typePassword(browser, await open(browser, again), person.email)
  await forgetSteps(the())
  await typeCode(browser, page)
  expect(browser.cookie('sluis_session')).not.toBe(before.cookie('sluis_session'))
  expect(headingOf(await open(before, await startRequest(portal)))).toBe('Sign in')
  expect(atPortal((await open(browser, await startRequest(portal))).url)).toBe(true)
})

test('somebody disabled half-way gets no further than a page that says so', async () => {
  const { person, browser, page } = await arrive(the(), { upTo: 'second step' })
  await the()
    .house.db.transaction()
    .execute(async (tx) => {
      await disableAccount(tx, tester, person.id, new Date())
      await endAll(tx, person)
    })
  const end = await typeCode(browser, page)
  expect(headingOf(end)).toBe('Sign in')
  const refused = await typePassword(browser, end, person.email)
  expect(reasonsOn(refused)).toEqual(['account-disabled'])
  const back = await browser.submit(refused, {}, { action: '/refused', stopAt: atPortal })
  expect(back.url.searchParams.get('error')).toBe('access_denied')
})

test('parallel tabs that reach different portals first leave the session knowing both', async () => {
  const person = await createPerson(the())
  const [one, two, three] = [await createPortal(the()), await createPortal(the()), await createPortal(the())]
  const browser = new Browser()
  await signIn(browser, await startRequest(one), person.email)
  const started = [await startRequest(two), await startRequest(three)] as const
  const ends = await Promise.all(started.map((request) => open(browser.copy(), request)))
  const tokens = [
    await redeem(two, started[0], ends[0]?.url ?? new URL('x:')),
    await redeem(three, started[1], ends[1]?.url ?? new URL('x:')),
  ]
  for (const [i, portal] of [two, three].entries()) {
    expect(await openid.tokenIntrospection(portal.config, tokens[i]?.access_token ?? '')).toMatchObject({
      active: true,
    })
  }
})
