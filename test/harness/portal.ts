import { createClient, createResource, type ClientMetadata } from '../../src/domain/clients/index.ts'
import { sentenceOf } from '../../src/platform/schema/index.ts'
import { clientValidator } from '../../src/ports.ts'
import * as openid from 'openid-client'
import { Browser, type Page } from './browser.ts'
import { attribute, elementsOf } from './html.ts'
import { PASSWORD, totpNow } from './people.ts'
import type { World } from './world.ts'
import { tester } from './acting.ts'

export const REDIRECT = 'http://localhost:9/callback'

export interface Portal {
  readonly clientId: string
  readonly clientSecret: string | undefined
  readonly config: openid.Configuration
}

/** A registered relying party, driven by openid-client: an implementation that is not ours. */
export async function createPortal(
  world: Pick<World, 'house' | 'app' | 'origin'>,
  metadata: ClientMetadata = {},
  auth?: openid.ClientAuth,
): Promise<Portal> {
  const { house } = world
  const full: ClientMetadata = {
    redirect_uris: [REDIRECT],
    grant_types: ['authorization_code', 'refresh_token'],
    client_name: 'Test portal',
    ...metadata,
  }
  const created = await house.db
    .transaction()
    .execute((tx) => createClient(tx, tester, clientValidator(house), full, {}, house.clock()))
  if (!created.ok) throw new Error(created.faults.map(sentenceOf).join('; '))
  const authentication =
    auth ??
    (created.clientSecret === undefined ? openid.None() : openid.ClientSecretBasic(created.clientSecret))
  const config = await openid.discovery(
    new URL(world.origin),
    created.clientId,
    { id_token_signed_response_alg: String(created.metadata['id_token_signed_response_alg']) },
    authentication,
    {
      execute: [openid.allowInsecureRequests],
    },
  )
  return { clientId: created.clientId, clientSecret: created.clientSecret, config }
}

export async function createTestResource(
  world: Pick<World, 'house'>,
  identifier: string,
  format: 'jwt' | 'opaque' = 'jwt',
  scopes = ['read', 'write'],
): Promise<void> {
  const { house } = world
  const made = await house.db
    .transaction()
    .execute((tx) =>
      createResource(
        tx,
        tester,
        { identifier, name: 'Test API', scopes, format, seconds: 300 },
        house.clock(),
      ),
    )
  if (!made.ok) throw new Error(made.reason)
}

export interface Started {
  readonly url: URL
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

/** An authorization request, as a portal starts it. */
export async function startRequest(
  portal: Portal,
  parameters: Record<string, string> = {},
): Promise<Started> {
  const verifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const nonce = openid.randomNonce()
  const url = openid.buildAuthorizationUrl(portal.config, {
    redirect_uri: REDIRECT,
    scope: 'openid',
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  })
  return { url, verifier, state, nonce }
}

export const atPortal = (next: URL): boolean => next.origin === new URL(REDIRECT).origin

/** Opens the request in the browser: a page of ours, or the way back to the portal. */
export const open = (browser: Browser, started: Started): Promise<Page> =>
  browser.go(started.url, {}, atPortal)

/** A request of a portal, and the page that it leads to. */
export async function ask(
  browser: Browser,
  portal: Portal,
  parameters: Record<string, string>,
): Promise<{ started: Started; page: Page }> {
  const started = await startRequest(portal, parameters)
  return { started, page: await open(browser, started) }
}

/** What the portal is told went wrong. */
export const errorAt = (url: URL): string | null => url.searchParams.get('error')

/** Redeems what the portal got back. */
export const redeem = (
  portal: Portal,
  started: Started,
  back: URL,
  parameters?: Record<string, string>,
): Promise<openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers> =>
  openid.authorizationCodeGrant(
    portal.config,
    back,
    {
      pkceCodeVerifier: started.verifier,
      expectedState: started.state,
      expectedNonce: started.nonce,
      ...(new URL(started.url).searchParams.get('scope')?.includes('openid')
        ? { idTokenExpected: true }
        : {}),
    },
    parameters,
  )

/** Types e-mail address and password. */
export const typePassword = (
  browser: Browser,
  page: Page,
  email: string,
  password = PASSWORD,
): Promise<Page> =>
  browser
    .submit(page, { username: email, password }, { stopAt: atPortal })
    .then((next) => chooseWay(browser, next))

/** Somebody who may choose what to set up chooses this. */
export async function chooseWay(browser: Browser, page: Page, kind = 'totp'): Promise<Page> {
  if (!page.url.pathname.endsWith('/enrol')) return page
  const way = elementsOf(page, 'a').find((each) => attribute(each, 'data-kind') === kind)
  if (!way) throw new Error(`no ${kind} to choose at ${page.url.pathname}`)
  return browser.go(new URL(attribute(way, 'href') ?? '', page.url))
}

/** Types a code; what is offered after a first one was set up, or after one that stands in, is put off. */
export const typeCode = async (browser: Browser, page: Page, code = totpNow()): Promise<Page> =>
  putOff(browser, await browser.submit(page, { code }, { stopAt: atPortal }))

export const putOff = (browser: Browser, page: Page): Promise<Page> =>
  /\/offer\/|\/replace$/.test(page.url.pathname)
    ? browser.submit(page, { do: 'later' }, { stopAt: atPortal })
    : Promise.resolve(page)

/** A request of a portal of its own, and the page that it leads to. */
export async function begin(
  world: Parameters<typeof createPortal>[0],
  browser: Browser,
  parameters: Record<string, string> = {},
): Promise<{ portal: Portal; started: Started; page: Page }> {
  const portal = await createPortal(world)
  return { portal, ...(await ask(browser, portal, parameters)) }
}

/** What a portal gets when somebody signs in to it. */
export async function tokensFor(browser: Browser, portal: Portal, email: string): ReturnType<typeof redeem> {
  const started = await startRequest(portal)
  return redeem(portal, started, await signIn(browser, started, email))
}

/** A whole sign-in with password and app. @returns the way back to the portal */
export const signIn = async (browser: Browser, started: Started, email: string): Promise<URL> =>
  (await toPortal(browser, started, email)).url

/** The same; what the browser was told as it was sent back. */
export async function toPortal(browser: Browser, started: Started, email: string): Promise<Page> {
  const password = await open(browser, started)
  if (atPortal(password.url)) return password
  const code = await typePassword(browser, password, email)
  if (atPortal(code.url)) return code
  const back = await typeCode(browser, code)
  if (!atPortal(back.url))
    throw new Error(
      `not back at the portal but at ${back.url.href} (${back.status}):\n${back.text.slice(0, 2000)}`,
    )
  return back
}
