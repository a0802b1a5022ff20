import { expect, test } from '@jest/globals'
import { createArrival, type OwnPortal } from '../../src/journeys/arrival/index.ts'
import type { Exchange } from '../../src/platform/http/exchange.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

/** A browser of the barest kind: cookies, and a query. */
function browser() {
  const cookies = new Map<string, string>()
  return {
    cookies,
    asks: (query = ''): Exchange =>
      ({
        query: new URLSearchParams(query),
        cookie: (name: string) => cookies.get(name),
        setCookie: (name: string, value: string) => void cookies.set(name, value),
      }) as unknown as Exchange, // all that an arrival asks of one
  }
}

let asked: URLSearchParams
const portal = (name: OwnPortal['name'], issuer = the().origin): OwnPortal => ({
  ...{ name, home: `/${name}`, isOurs: (path) => path.startsWith(`/${name}`) },
  ...{ db: the().house.db, vault: the().house.vault, clock: the().house.clock, issuer: new URL(issuer) },
  client: {
    authorizationUrl: (said) => {
      asked = new URLSearchParams({ state: said.state, verifier: said.verifier })
      return 'https://id.example/auth'
    },
    redeem: async (code, verifier) =>
      code === 'right' && verifier === asked.get('verifier') ? ('ab'.repeat(32) as never) : undefined,
  },
})

test('whoever was sent away comes back to their page, and once they came, by no code of another', async () => {
  const { asks, cookies } = browser()
  const arrival = createArrival(portal('operator'))
  arrival.start(asks('to=/operator/people'), {})
  expect(await arrival.back(asks(`state=${asked.get('state')}&code=wrong`))).toEqual({ to: '/operator' })
  expect(cookies.has('sluis_operator')).toBe(false)
  expect(await arrival.back(asks(`state=${asked.get('state')}&code=right`))).toEqual({
    to: '/operator/people',
  })
  expect(cookies.has('sluis_operator')).toBe(true)
})

test('leads to no other site, and to no page of another portal of our own', async () => {
  const arrival = createArrival(portal('operator'))
  for (const to of ['https://evil.example', '//evil.example', '/account/close', '/\\evil.example']) {
    const { asks } = browser()
    arrival.start(asks(`to=${encodeURIComponent(to)}`), {})
    expect(await arrival.back(asks(`state=${asked.get('state')}&code=right`))).toEqual({ to: '/operator' })
  }
})

test('a sign-in that was begun elsewhere redeems nothing here', async () => {
  const arrival = createArrival(portal('operator'))
  arrival.start(browser().asks(), {})
  const stranger = browser()
  expect(await arrival.back(stranger.asks(`state=${asked.get('state')}&code=right`))).toEqual({
    to: '/operator',
  })
  expect(stranger.cookies.size).toBe(0)
})

test('what one portal of our own has sealed, another does not open', async () => {
  const { asks, cookies } = browser()
  createArrival(portal('account')).start(asks('to=/account/close'), {})
  cookies.set('sluis_operator_start', cookies.get('sluis_account_start') ?? '')
  expect(
    await createArrival(portal('operator')).back(asks(`state=${asked.get('state')}&code=right`)),
  ).toEqual({
    to: '/operator',
  })
})

test('over TLS its cookies are of this host alone', () => {
  const { asks, cookies } = browser()
  createArrival(portal('operator', 'https://id.example')).start(asks(), {})
  expect([...cookies.keys()]).toEqual(['__Host-sluis_operator_start'])
})
