import { describe, expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { Browser } from '../harness/browser.ts'
import { attribute, elementsOf, textOf } from '../harness/html.ts'
import { logoutReceiver } from '../harness/logout-receiver.ts'
import { addMember } from '../harness/organisations.ts'
import { atPortal, open, redeem, startRequest, type Portal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { forWhom } from './given-for-whom.ts'

const the = useWorld()
const { portalFor, begin, arrive, choose, claimIn, acting, endMember } = forWhom(the)

type Tokens = Awaited<ReturnType<typeof redeem>>

/** Somebody in one browser with a tab for each of so many organisations. */
async function tabs(count: number, metadata: object = {}, more: Record<string, string> = {}) {
  const { person, organisations } = await acting(count)
  const portal = await portalFor(metadata)
  const browser = new Browser()
  const tab = async (organization: string, asked: Record<string, string> = {}): Promise<Tokens> => {
    const started = await begin(portal, { organization, ...more, ...asked })
    return redeem(portal, started, (await arrive(browser, started, person)).url)
  }
  const given: Tokens[] = []
  for (const { id } of organisations) given.push(await tab(id))
  return { person, organisations, portal, browser, tab, given }
}

const refresh = (portal: Portal, { refresh_token: token }: Tokens): Promise<Tokens> =>
  openid.refreshTokenGrant(portal.config, token ?? '-')
const idIn = (tokens: Tokens): unknown => (claimIn(tokens) as { id?: string } | undefined)?.id
const over = { error: 'invalid_grant' }

const signOut = async (browser: Browser, hint: string, fields: Record<string, string>): Promise<void> => {
  const query = new URLSearchParams({ id_token_hint: hint }).toString()
  const page = await browser.go(`${the().origin}/session/end?${query}`)
  await browser.submit(page, fields, { action: '/session/end/confirm', stopAt: atPortal })
}

const sidOf = (tokens: Tokens): unknown => tokens.claims()?.['sid']
const sidsOf = (given: readonly Tokens[]): Set<unknown> => new Set(given.map(sidOf))

/** The sids that the portal was told of, each once. */
function toldOf({ received }: Awaited<ReturnType<typeof logoutReceiver>>): Set<unknown> {
  const told = received.map(
    ({ body }) => decodeJwt(new URLSearchParams(body).get('logout_token') ?? '')['sid'],
  )
  expect(new Set(told).size).toBe(told.length)
  return new Set(told)
}

describe('two organisations in two tabs', () => {
  test('go on side by side, switched and refreshed at once, and no token changes whose it is', async () => {
    const { organisations, portal, given, tab, browser } = await tabs(2)
    expect(given.map(idIn)).toEqual(organisations.map(({ id }) => id))
    expect(new Set(given.map(sidOf)).size).toBe(2)
    let held = given
    for (let round = 0; round < 3; round++) {
      const switched = Promise.all(organisations.map(({ id }) => tab(id, { prompt: 'none' })))
      held = await Promise.all(held.map((tokens) => refresh(portal, tokens)))
      expect(held.map(idIn)).toEqual(organisations.map(({ id }) => id))
      // coming back to one is the session that the portal knows already
      expect((await switched).map(sidOf)).toEqual(given.map(sidOf))
    }
    const last = await begin(portal, { prompt: 'none', organization: organisations[0]!.id })
    await open(browser, last)
    const known = await begin(portal, { prompt: 'none' })
    expect(idIn(await redeem(portal, known, (await open(browser, known)).url))).toBe(organisations[0]!.id)
  })

  test('that are opened for the first time at the same moment get a grant each, and one where it is the same', async () => {
    const { organisations, browser, person } = await tabs(3)
    const portal = await portalFor()
    const wanted = [1, 2, 1, 2].map((i) => organisations[i]!.id)
    const tab = async (organization: string): Promise<Tokens> => {
      const started = await begin(portal, { organization, prompt: 'none' })
      return redeem(portal, started, (await arrive(browser, started, person)).url)
    }
    const got = await Promise.all(wanted.map((id) => tab(id)))
    expect(got.map(idIn)).toEqual(wanted)
    expect(sidOf(got[0]!)).toBe(sidOf(got[2]!))
    expect(sidOf(got[1]!)).toBe(sidOf(got[3]!))
  })

  test('end together where their owner signs out, and the portal is told of each once', async () => {
    const receiver = await logoutReceiver()
    const { portal, browser, given } = await tabs(2, { backchannel_logout_uri: receiver.uri })
    await signOut(browser, given[0]!.id_token ?? '', { logout: 'yes' })
    for (const tokens of given) await expect(refresh(portal, tokens)).rejects.toMatchObject(over)
    await receiver.until(2)
    expect(toldOf(receiver)).toEqual(sidsOf(given))
    await receiver.close()
  })

  test.each([true, false])(
    'end together at the portal that they leave alone (told of it: %s)',
    async (told) => {
      const receiver = await logoutReceiver()
      const { portal, browser, given } = await tabs(2, {
        sluis_logout: 'ask',
        ...(told && { backchannel_logout_uri: receiver.uri }),
      })
      const elsewhere = await portalFor()
      const started = await begin(elsewhere, { prompt: 'none', organization: String(idIn(given[0]!)) })
      const theirs = await redeem(elsewhere, started, (await open(browser, started)).url)
      await signOut(browser, given[0]!.id_token ?? '', {})
      for (const tokens of given) await expect(refresh(portal, tokens)).rejects.toMatchObject(over)
      await expect(refresh(elsewhere, theirs)).resolves.toHaveProperty('access_token')
      if (told) {
        await receiver.until(2)
        expect(toldOf(receiver)).toEqual(sidsOf(given))
      }
      await receiver.close()
    },
  )

  test('end but for the one that was given for offline access', async () => {
    const { portal, browser, given, tab, organisations } = await tabs(2)
    const scope = 'openid organization offline_access'
    const started = await begin(portal, { scope, prompt: 'consent', organization: organisations[0]!.id })
    const asked = await open(browser, started)
    const agreed = await browser.submit(asked, {}, { action: '/consent', stopAt: atPortal })
    const offline = await redeem(portal, started, agreed.url)
    await tab(organisations[1]!.id, { prompt: 'none' })
    await signOut(browser, given[0]!.id_token ?? '', { logout: 'yes' })
    await expect(refresh(portal, given[1]!)).rejects.toMatchObject(over)
    expect(idIn(await refresh(portal, offline))).toBe(organisations[0]!.id)
  })

  test('are asked about apart, where the portal asks what is shared', async () => {
    const { person, organisations, memberships } = await acting(2)
    const portal = await portalFor({ sluis_consent: 'ask' })
    const browser = new Browser()
    const at = async (id: string) => arrive(browser, await begin(portal, { organization: id }), person)
    for (const { id, display_name: name } of organisations) {
      const page = await at(id)
      expect(page.url.pathname).toMatch(/\/consent$/)
      expect(page.text).toContain(`acting for ${name}`)
      const back = await browser.submit(page, {}, { action: '/consent', stopAt: atPortal })
      expect(atPortal(back.url)).toBe(true)
      // asked once for each
      expect(atPortal((await at(id)).url)).toBe(true)
    }
    const ended = organisations[0]!.id
    const own = await browser.go(`${the().origin}/account/portals`)
    const [said] = elementsOf(own, 'p').filter((each) => attribute(each, 'data-acts-for') !== undefined)
    const names = organisations.map((each) => each.display_name).join(' and ')
    expect(said && textOf(said)).toBe(`You act there for ${names}.`)
    // what was agreed ends with the membership: whoever has another is asked again
    await endMember(ended, memberships[0]!)
    await addMember(the(), ended, { account: person.id })
    expect((await at(ended)).url.pathname).toMatch(/\/consent$/)
    expect(atPortal((await at(organisations[1]!.id)).url)).toBe(true)
  })

  test('are chosen anew where the portal asks it, without a password', async () => {
    const { browser, organisations, portal, given } = await tabs(2)
    const started = await begin(portal, { prompt: 'select_account' })
    const who = await open(browser, started)
    const page = await browser.submit(who, { do: 'same' })
    expect(page.url.pathname).toMatch(/\/choose-organisation$/)
    const back = await choose(browser, page, organisations[0]!.id)
    const tokens = await redeem(portal, started, back.url)
    expect([idIn(tokens), sidOf(tokens), tokens.claims()?.sub]).toEqual([
      ...[organisations[0]!.id, sidOf(given[0]!), given[0]!.claims()?.sub],
    ])
  })

  test('are told of an access token that is introspected, and of a refresh token not', async () => {
    const { organisations, portal, given } = await tabs(1)
    const at = (token = '') => openid.tokenIntrospection(portal.config, token)
    expect(await at(given[0]!.access_token)).toMatchObject({ organization_id: organisations[0]!.id })
    expect(await at(given[0]!.refresh_token)).not.toHaveProperty('organization_id')
  })

  test('are chosen among with the last one first, in another browser too', async () => {
    const { person, organisations } = await acting(3)
    const portal = await portalFor()
    for (const { id } of [organisations[2]!, organisations[1]!]) {
      const browser = new Browser()
      const page = await arrive(browser, await begin(portal), person)
      await choose(browser, page, id)
      await forgetSteps(the())
    }
    const page = await arrive(new Browser(), await begin(portal), person)
    const shown = elementsOf(page, 'button').flatMap((each) =>
      attribute(each, 'name') === 'organisation' ? [attribute(each, 'value')] : [],
    )
    expect(shown).toEqual([organisations[1]!.id, organisations[0]!.id, organisations[2]!.id])
  })
})

test('a portal that asks nothing has one grant in a session, as before', async () => {
  const { person } = await acting(2)
  const portal = await portalFor({ sluis_organization: 'none' })
  const browser = new Browser()
  const got: Tokens[] = []
  for (let i = 0; i < 2; i++) {
    const started = await startRequest(portal)
    got.push(await redeem(portal, started, (await arrive(browser, started, person)).url))
  }
  expect(sidOf(got[0]!)).toBe(sidOf(got[1]!))
  await expect(refresh(portal, got[0]!)).resolves.toHaveProperty('access_token')
})
