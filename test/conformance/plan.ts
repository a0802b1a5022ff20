import * as openid from 'openid-client'
import supertest from 'supertest'
import { Browser, type Page } from '../harness/browser.ts'
import { formsOf } from '../harness/html.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  startRequest,
  typeCode,
  typePassword,
  REDIRECT,
  type Portal,
  type Started,
} from '../harness/portal.ts'
import type { World } from '../harness/world.ts'
import { expect } from '@jest/globals'
import { givenAccount } from '../accounts/given.ts'
import { forgetSteps } from '../factors/totp/given.ts'

/** The certification plan's clients send no PKCE; how their ID tokens are signed they leave to us. */
export const certification = { sluis_pkce: 'exempt' }

/** A request as the suite sends it, with everything that a module adds. */
async function request(portal: Portal, parameters: Record<string, string> = {}): Promise<Started> {
  const started = await startRequest(portal, parameters)
  started.url.searchParams.delete('code_challenge')
  started.url.searchParams.delete('code_challenge_method')
  return started
}

const exchange = async (portal: Portal, started: Started, back: URL) =>
  openid.authorizationCodeGrant(portal.config, back, {
    expectedState: started.state,
    expectedNonce: started.url.searchParams.get('nonce') ?? undefined,
    idTokenExpected: true,
  } as openid.AuthorizationCodeGrantChecks)

/** The Form Post plan is the Basic plan's list again. */
export const modes = ['query', 'form_post'] as const

/** What every module of the plan does, in one response mode. */
export function plan(the: () => World, mode: (typeof modes)[number]) {
  const withMode = (parameters: Record<string, string> = {}) =>
    mode === 'query' ? parameters : { response_mode: 'form_post', ...parameters }

  /** Signs in, or is signed in already; gives what the portal receives, however it receives it. */
  async function arrive(browser: Browser, started: Started, person?: TestPerson): Promise<URL> {
    return receive(browser, await open(browser, started), person)
  }

  /** From the first page that one sees. */
  async function receive(browser: Browser, first: Page, person?: TestPerson): Promise<URL> {
    let page = first
    if (person && page.url.pathname.endsWith('/challenge/password'))
      page = await typePassword(browser, page, person.email)
    if (person && page.url.pathname.endsWith('/challenge/totp')) page = await typeCode(browser, page)
    if (mode === 'query' || atPortal(page.url)) return page.url
    const form = formsOf(page).find(({ action }) => action.startsWith(REDIRECT))
    if (!form) throw new Error(`no form to the portal on ${page.url.href}: ${page.text.slice(0, 500)}`)
    expect(page.headers.get('content-security-policy')).toContain(new URL(REDIRECT).origin)
    return new URL(`${REDIRECT}?${new URLSearchParams(form.values).toString()}`)
  }

  /** @param who how well their identity is known */
  const happy = async (
    parameters: Record<string, string> = {},
    who: { proofing: 'none' | 'address' } = { proofing: 'none' },
  ) => {
    const person = await createPerson(the(), { phone: '+46701234567' })
    await givenAccount(the(), person, who)
    const portal = await createPortal(the(), certification)
    const browser = new Browser()
    const started = await request(portal, withMode(parameters))
    const back = await arrive(browser, started, person)
    return { person, portal, browser, started, back, tokens: await exchange(portal, started, back) }
  }

  const freshCodes = () => forgetSteps(the())
  const userinfo = async (token: string) =>
    (await supertest(the().origin).get('/me').auth(token, { type: 'bearer' })).body as Record<string, unknown>

  return { arrive, receive, exchange, freshCodes, happy, request, userinfo, withMode }
}
