import { expect, test } from '@jest/globals'
import { perform } from '../../src/acts/index.ts'
import { termsAcceptedBy } from '../../src/domain/clients/index.ts'
import { clientActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { arrive } from '../harness/arrive.ts'
import { headingOf } from '../harness/html.ts'
import {
  atPortal,
  createPortal,
  errorAt,
  open,
  REDIRECT,
  startRequest,
  typeCode,
  type Portal,
} from '../harness/portal.ts'
import { travel } from '../harness/travel.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const terms = (version: string) => ({
  ...{ sluis_terms_version: version, tos_uri: 'https://portal.example/terms' },
  policy_uri: 'https://portal.example/privacy',
})

/** Another registration, as its operator makes it. */
async function register({ clientId }: Portal, changes: object): Promise<void> {
  const metadata = {
    redirect_uris: [REDIRECT],
    grant_types: ['authorization_code', 'refresh_token'],
    client_name: 'Test portal',
    ...changes,
  }
  const done = await perform(the().house, clientActs(the().house).update, tester, clientId, { metadata })
  if (!done.ok) throw new Error(JSON.stringify(done))
  // a process looks at registrations once a second
  travel(1100)
}

/** As far as somebody gets with their password and their app. */
async function before(portal: Portal) {
  const { browser, person, page } = await arrive(the(), { portal, upTo: 'second step' })
  return { browser, person, page: await typeCode(browser, page) }
}

test('a portal’s terms are accepted once, and again where they changed in substance', async () => {
  const portal = await createPortal(the(), { client_name: 'Test portal', ...terms('2026-1') })
  const { page, browser, person } = await before(portal)
  expect([page.url.pathname.split('/').at(-1), headingOf(page)]).toEqual([
    'terms',
    'Before you go on to Test portal',
  ])
  expect(page.text).toContain('https://portal.example/terms')
  expect(page.text).toContain('https://portal.example/privacy')
  const back = await browser.submit(page, { version: '2026-1' }, { stopAt: atPortal })
  expect(errorAt(back.url)).toBeNull()
  // known by the very session, and by the account
  expect(atPortal((await open(browser, await startRequest(portal))).url)).toBe(true)
  // other words at the same version change nothing of it
  await register(portal, { ...terms('2026-1'), tos_uri: 'https://portal.example/terms-2' })
  expect(atPortal((await open(browser, await startRequest(portal))).url)).toBe(true)
  await register(portal, { ...terms('2026-2'), tos_uri: 'https://portal.example/terms-2' })
  const silent = await open(browser, await startRequest(portal, { prompt: 'none' }))
  expect(errorAt(silent.url)).toBe('interaction_required')
  const anew = await open(browser, await startRequest(portal))
  expect(anew.text).toContain('This has changed since you accepted it')
  // what was shown of an older version accepts nothing
  const stale = await browser.submit(anew, { version: '2026-1' }, { stopAt: atPortal })
  expect(stale.url.pathname.endsWith('/terms')).toBe(true)
  await browser.submit(stale, { version: '2026-2' }, { stopAt: atPortal })
  const kept = await termsAcceptedBy(the().house.db, person.id)
  expect(kept.map(({ version, terms_uri: uri }) => [version, uri])).toEqual([
    ['2026-2', 'https://portal.example/terms-2'],
    ['2026-1', 'https://portal.example/terms'],
  ])
})

test('whoever does not accept goes back to the portal, with the standard error', async () => {
  const portal = await createPortal(the(), terms('1'))
  const { page, browser } = await before(portal)
  const back = await browser.submit(page, {}, { action: '/cancel', stopAt: atPortal })
  expect(errorAt(back.url)).toBe('access_denied')
})

test('twenty presses at once are one acceptance', async () => {
  const portal = await createPortal(the(), terms('1'))
  const { page, browser, person } = await before(portal)
  await Promise.all(
    Array.from({ length: 20 }, () => browser.copy().submit(page, { version: '1' }, { stopAt: atPortal })),
  )
  expect(await termsAcceptedBy(the().house.db, person.id)).toHaveLength(1)
})

test('a version of nothing is not registered', async () => {
  await expect(createPortal(the(), { sluis_terms_version: '1' })).rejects.toThrow(
    'sluis_terms_version must have a tos_uri or a policy_uri that it is the version of',
  )
})
