import { expect, test } from '@jest/globals'
import { perform } from '../../src/acts/index.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import { accountActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { ask, createOperator } from '../harness/api.ts'
import { Browser } from '../harness/browser.ts'
import { fieldsOn, headingOf } from '../harness/html.ts'
import { createPerson, PASSWORD, totpNow, type TestPerson } from '../harness/people.ts'
import { createPortal, redeem, startRequest, type Portal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

/** Portals at two addresses are of two sectors. */
const [here, there] = ['http://localhost:9/callback', 'http://localhost:8/callback'] as const

interface Pairwise extends Portal {
  readonly redirect: string
}

const pairwise = async (redirect: string): Promise<Pairwise> => ({
  ...(await createPortal(the(), { subject_type: 'pairwise', redirect_uris: [redirect] })),
  redirect,
})

/** A sign-in at a portal. @returns its tokens; undefined where it was sent back without */
async function signedIn(browser: Browser, portal: Pairwise, { email }: TestPerson, claims = {}) {
  const { redirect: to } = portal
  const stopAt = (next: URL): boolean => next.origin === new URL(to).origin
  const started = await startRequest(portal, {
    ...{ redirect_uri: to, claims: JSON.stringify({ id_token: claims }) },
  })
  const asked = await browser.go(started.url, {}, stopAt)
  const typed = await browser.submit(asked, { username: email, password: PASSWORD }, { stopAt })
  if (!('code' in fieldsOn(typed))) return undefined
  const back = await browser.submit(typed, { code: totpNow() }, { stopAt })
  return back.url.searchParams.has('code') ? redeem(portal, started, back.url) : undefined
}

const knowAs = async ({ id }: TestPerson, { clientId: client }: Portal, as: string) =>
  perform(the().house, accountActs(the().house).knowAs, tester, (await accountById(the().house.db, id))!, {
    ...{ client, as },
  })

test('two portals know two people by one subject, as the systems before them did', async () => {
  const [nora, bo] = [await createPerson(the(), { name: 'Nora' }), await createPerson(the(), { name: 'Bo' })]
  const [one, two] = [await pairwise(here), await pairwise(there)]
  expect(await knowAs(nora, one, '1001')).toMatchObject({ ok: true, isNew: true })
  expect(await knowAs(bo, two, '1001')).toMatchObject({ ok: true, isNew: true })
  const browser = new Browser()
  const tokens = await signedIn(browser, one, nora)
  expect(tokens?.claims()?.sub).toBe('1001')
  expect((await signedIn(new Browser(), two, bo))?.claims()?.sub).toBe('1001')
  // where nobody said anything, it is made as before
  const cy = await createPerson(the())
  expect((await signedIn(new Browser(), one, cy))?.claims()?.sub).toMatch(/^[\w-]{24}$/)

  // a portal that insists on somebody gets whom it means by that subject, and nobody whom another means
  const di = await createPerson(the())
  await knowAs(di, two, '1002')
  const insists = (value: string) => ({ sub: { value } })
  expect((await signedIn(new Browser(), two, di, insists('1002')))?.claims()?.sub).toBe('1002')
  expect(await signedIn(new Browser(), two, nora, insists('1001'))).toBeUndefined()

  // and ends the session that its ID token names
  const url = new URL(`${the().origin}/session/end`)
  url.searchParams.set('id_token_hint', tokens?.id_token ?? '')
  const page = await browser.go(url.href)
  expect([page.status, headingOf(page)]).toEqual([200, 'One moment'])

  // whoever helps by what a portal calls somebody sees both
  const { token } = await createOperator(the(), 'helpdesk')
  const found = await ask(the(), 'people.search', { token, body: { subject: '1001' } })
  expect((found.body['items'] as { id: string }[]).map(({ id }) => id).toSorted()).toEqual(
    [nora.id, bo.id].toSorted(),
  )
})

test('of many who are given one subject at the same moment, one has it', async () => {
  const portal = await pairwise(here)
  const people = await Promise.all([1, 2, 3, 4].map(() => createPerson(the())))
  const done = await Promise.all(people.map((each) => knowAs(each, portal, 'contended')))
  expect(done.filter(({ ok }) => ok).length).toBe(1)
  expect(done.flatMap((each) => (each.ok ? [] : [each.reason]))).toEqual(
    Array.from({ length: 3 }, () => 'subject-taken'),
  )
})
