import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import request from 'supertest'
import { arrive } from '../harness/arrive.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { createPerson, PASSWORD, totpNow } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  signIn,
  startRequest,
  typeCode,
  typePassword,
  REDIRECT,
  type Portal,
  type Started,
  tokensFor,
} from '../harness/portal.ts'
import { postAs } from '../harness/requests.ts'
import { useWorld } from '../harness/setup.ts'
import { until } from '../harness/until.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()

interface TokenAnswer {
  readonly status: number
  readonly body: { access_token?: string; refresh_token?: string; error?: string }
}

async function post(
  origin: string,
  portal: Portal,
  parameters: Record<string, string>,
): Promise<TokenAnswer> {
  const { status, body } = await postAs(portal, `${origin}/token`, parameters)
  return { status, body: body as TokenAnswer['body'] }
}

const codeRequest = (started: Started, back: URL) => ({
  grant_type: 'authorization_code',
  code: back.searchParams.get('code') ?? '',
  redirect_uri: REDIRECT,
  code_verifier: started.verifier,
})

/** Lets nobody end a sign-in that waits, until everybody has had the time to find it. */
async function afterAllHaveFound<T>(act: () => Promise<T>): Promise<T> {
  const { db } = the().house
  let acting: Promise<T> | undefined
  await db.transaction().execute(async (tx) => {
    await sql`select 1 from oidc_artefact where kind = 'Interaction' and ended_at is null for update`.execute(
      tx,
    )
    acting = act()
    await until(async () => {
      // what a transaction has read of it stays as it was
      await sql`select pg_stat_clear_snapshot()`.execute(tx)
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(tx)
      return (rows[0]?.n ?? 0) >= 6
    })
  })
  return acting!
}

/** After a second use of anything, nothing that the grant gave works any more. */
async function nothingWorks(portal: Portal, answers: readonly TokenAnswer[]): Promise<void> {
  for (const { body } of answers.filter((answer) => answer.status === 200)) {
    expect(await openid.tokenIntrospection(portal.config, body.access_token ?? '')).toEqual({ active: false })
    await request(the().origin)
      .get('/me')
      .auth(body.access_token ?? '', { type: 'bearer' })
      .expect(401)
    expect(
      (
        await post(the().origin, portal, {
          grant_type: 'refresh_token',
          refresh_token: body.refresh_token ?? '',
        })
      ).body.error,
    ).toBe('invalid_grant')
  }
}

describe('of many at the same moment, at most one gets tokens', () => {
  test('12 resumptions of one sign-in, over two processes: one goes back with a code', async () => {
    const other = await the().second()
    const { person, portal, browser: signedIn } = await arrive(the())
    // without a session, and with one that all of them share
    for (const [browser, together] of [
      [new Browser(), true],
      [signedIn, false],
      [signedIn, true],
    ] as const) {
      await forgetSteps(the())
      const page = await open(browser, await startRequest(portal, { prompt: 'login' }))
      const resuming = (url: URL): boolean => url.pathname.startsWith('/auth/')
      const code = await browser.submit(page, { username: person.email, password: PASSWORD })
      const { url } = await browser.submit(code, { code: totpNow() }, { stopAt: resuming })
      expect(url.pathname).toMatch(/^\/auth\//)
      const resumed = (): Promise<Page[]> =>
        Promise.all(
          Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? the().origin : other.origin)).map((at) =>
            browser.copy(at).send(new URL(url.pathname, at)),
          ),
        )
      // held until all have found it alive, and are about to end it
      const answers = await (together ? afterAllHaveFound(resumed) : resumed())
      const codes = answers.filter(({ headers }) => headers.get('location')?.includes('code='))
      expect([codes.length, answers.every(({ status }) => status < 500)]).toEqual([1, true])
    }
    await other.close()
  })

  test('50 redemptions of one code, over two processes; then no token of the grant works', async () => {
    const other = await the().second()
    const { portal, started, url: back } = await arrive(the())
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        post(i % 2 === 0 ? the().origin : other.origin, portal, codeRequest(started, back)),
      ),
    )
    const won = answers.filter((answer) => answer.status === 200)
    expect(won.length).toBeLessThanOrEqual(1)
    expect(answers.filter((answer) => answer.status !== 200).map((answer) => answer.body.error)).toEqual(
      Array(50 - won.length).fill('invalid_grant'),
    )
    await nothingWorks(portal, answers)
    await other.close()
  })

  test('50 uses of one refresh token; then no token of the grant works', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const tokens = await tokensFor(new Browser(), portal, person.email)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        post(the().origin, portal, {
          grant_type: 'refresh_token',
          refresh_token: tokens.refresh_token ?? '',
        }),
      ),
    )
    const won = answers.filter((answer) => answer.status === 200)
    expect(won.length).toBeLessThanOrEqual(1)
    expect(answers.filter((answer) => answer.status !== 200).map((answer) => answer.body.error)).toEqual(
      Array(50 - won.length).fill('invalid_grant'),
    )
    await nothingWorks(portal, answers)
  })

  test('20 uses of one pushed request', async () => {
    const { portal, browser } = await arrive(the())
    const pushed = await startRequest(portal)
    const url = await openid.buildAuthorizationUrlWithPAR(
      portal.config,
      Object.fromEntries(pushed.url.searchParams),
    )
    const pages = await Promise.all(Array.from({ length: 20 }, () => browser.copy().go(url, {}, atPortal)))
    const codes = pages.filter((page) => page.url.searchParams.has('code'))
    expect(codes).toHaveLength(1)
    const errors = pages
      .filter((page) => !page.url.searchParams.has('code'))
      .map((page) => page.url.searchParams.get('error') ?? /invalid_request_uri/.exec(page.text)?.[0])
    expect(errors).toEqual(Array(19).fill('invalid_request_uri'))
  })
})

test('a code used again after its tokens were given ends them', async () => {
  const { portal, started, url: back } = await arrive(the())
  const first = await post(the().origin, portal, codeRequest(started, back))
  expect(first.status).toBe(200)
  expect((await post(the().origin, portal, codeRequest(started, back))).body.error).toBe('invalid_grant')
  await nothingWorks(portal, [first])
})

describe('a code is presented once, rightly or wrongly', () => {
  const wrongs: [string, Record<string, string>][] = [
    ['a wrong verifier', { code_verifier: openid.randomPKCECodeVerifier() }],
    ['another redirect URI', { redirect_uri: 'http://localhost:9/other' }],
    ['a resource that is not the client’s', { resource: 'https://api.example/nobodys' }],
  ]
  test.each(wrongs)('with %s it is refused, and then also with everything right', async (_what, wrong) => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const started = await startRequest(portal)
    const right = codeRequest(started, await signIn(new Browser(), started, person.email))
    expect((await post(the().origin, portal, { ...right, ...wrong })).status).toBe(400)
    expect((await post(the().origin, portal, right)).body.error).toBe('invalid_grant')
  })

  test('by another client it is refused, and its own gets nothing for it either', async () => {
    const person = await createPerson(the())
    const [mine, other] = [await createPortal(the()), await createPortal(the())]
    const started = await startRequest(mine)
    const right = codeRequest(started, await signIn(new Browser(), started, person.email))
    expect((await post(the().origin, other, right)).body.error).toBe('invalid_grant')
    expect((await post(the().origin, mine, right)).body.error).toBe('invalid_grant')
  })

  test('again, though wrongly, after its tokens were given, it ends them', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const started = await startRequest(portal)
    const right = codeRequest(started, await signIn(new Browser(), started, person.email))
    const first = await post(the().origin, portal, right)
    expect(first.status).toBe(200)
    await post(the().origin, portal, { ...right, code_verifier: openid.randomPKCECodeVerifier() })
    await nothingWorks(portal, [first])
  })
})

test('one code of the app, typed in two browsers at once, lets one in', async () => {
  const person = await createPerson(the())
  const portal = await createPortal(the())
  const pages = await Promise.all(
    Array.from({ length: 2 }, async () => {
      const browser = new Browser()
      const page = await typePassword(browser, await open(browser, await startRequest(portal)), person.email)
      return { browser, page }
    }),
  )
  const ends = await Promise.all(pages.map(({ browser, page }) => typeCode(browser, page)))
  expect(ends.filter((end) => atPortal(end.url))).toHaveLength(1)
  expect(ends.find((end) => !atPortal(end.url))?.text).toContain('data-reason="code-already-used"')
})
