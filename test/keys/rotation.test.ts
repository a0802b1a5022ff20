import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as jose from 'jose'
import * as openid from 'openid-client'
import request from 'supertest'
import { allKeys, readyToRotate, rotateKeys, tendKeys } from '../../src/domain/keys/index.ts'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, createTestResource, open, startRequest, tokensFor } from '../harness/portal.ts'
import { postAs } from '../harness/requests.ts'
import { until } from '../harness/until.ts'
import { useWorld } from '../harness/setup.ts'
import { tester } from '../harness/acting.ts'

const the = useWorld()

const states = async () => (await allKeys(the().house.db)).map(({ alg, state }) => `${alg} ${state}`)
const rotate = (now = new Date(), when: 'now' | 'published' | 'revoke' = 'now') =>
  the()
    .house.db.transaction()
    .execute((tx) => rotateKeys(tx, tester, the().house.vault, { when }, now))

describe('signing keys', () => {
  test('each algorithm has one that signs and one that is published to sign next', async () => {
    expect(await states()).toEqual([
      'ES256 current',
      'ES256 next',
      'RS256 current',
      'RS256 next',
      'EdDSA current',
      'EdDSA next',
    ])
  })

  test('rotate under load, over two processes, without a signature that a portal cannot verify', async () => {
    const api = 'https://api.example/keys'
    await createTestResource(the(), api)
    const portal = await createPortal(the(), {
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      sluis_resources: [api],
    })
    const other = await the().second()
    const published = async () => (await request(the().origin).get('/jwks')).body as jose.JSONWebKeySet
    // a portal that fetched the keys once, before the rotation, and never again
    const kept = jose.createLocalJWKSet(await published())
    const kids = new Set<string>()
    let going = true
    const load = (async () => {
      while (going) {
        const { origin } = Math.random() < 0.5 ? the() : other
        const grant = { grant_type: 'client_credentials', resource: api }
        const { body } = await postAs(portal, `${origin}/token`, grant)
        const { access_token: token } = body as { access_token: string }
        kids.add(String((await jose.jwtVerify(token, kept)).protectedHeader.kid))
      }
    })()
    await rotate()
    await the().app.oidc.refreshKeys()
    await other.app.oidc.refreshKeys()
    await until(() => kids.size === 2)
    going = false
    await load
    expect(kids.size).toBe(2)
    expect((await published()).keys).toHaveLength(9)
    await other.close()
  })

  test('a hint signed by a key that has retired is still understood', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the())
    const browser = new Browser()
    const tokens = await tokensFor(browser, portal, person.email)
    const hint = tokens.id_token ?? ''
    await rotate()
    await the().app.oidc.refreshKeys()
    const { kid } = jose.decodeProtectedHeader(hint)
    expect((await allKeys(the().house.db)).find((key) => key.kid === kid)?.state).toBe('retiring')
    const ask = async (id_token_hint: string) =>
      (await open(browser, await startRequest(portal, { prompt: 'none', id_token_hint }))).url.searchParams
    expect((await ask(hint)).has('code')).toBe(true)
    expect((await ask(`${hint.slice(0, -8)}AAAAAAAA`)).get('error')).toBe('invalid_request')
  })

  test('two rotations at once leave one current and one next each', async () => {
    await Promise.all([rotate(), rotate()])
    const now = await states()
    expect(now.filter((s) => s.endsWith('current'))).toHaveLength(3)
    expect(now.filter((s) => s.endsWith('next'))).toHaveLength(3)
  })

  test('wait until the next has been published for ten minutes', async () => {
    const published = new Date()
    await rotate(published)
    expect(readyToRotate(await allKeys(the().house.db)).getTime()).toBe(published.getTime() + 600_000)
    const tooEarly = await rotate(new Date(published.getTime() + 599_999), 'published')
    expect(tooEarly).toEqual({ ok: false, reason: 'published-too-late' })
    expect(await rotate(new Date(published.getTime() + 600_000), 'published')).toEqual({ ok: true })
  })

  test('that are known to be stolen are withdrawn at once', async () => {
    const current = async () =>
      (await allKeys(the().house.db)).filter(({ state }) => state === 'current').map(({ kid }) => kid)
    const before = await current()
    await rotate(new Date(), 'revoke')
    expect((await allKeys(the().house.db)).filter(({ kid }) => before.includes(kid))).toEqual([])
  })

  test('rotate by themselves after ninety days, and are forgotten a week after they retired', async () => {
    const { db, vault } = the().house
    const before = (await allKeys(db)).filter(({ state }) => state === 'current').map(({ kid }) => kid)
    const later = new Date(Date.now() + 91 * 86_400_000)
    await db.transaction().execute((tx) => tendKeys(tx, vault, later))
    const after = await allKeys(db)
    expect(after.filter(({ kid, state }) => before.includes(kid) && state === 'retiring')).toHaveLength(3)
    await db.transaction().execute((tx) => tendKeys(tx, vault, new Date(later.getTime() + 8 * 86_400_000)))
    expect((await allKeys(db)).filter(({ kid }) => before.includes(kid))).toHaveLength(0)
  })

  test('are sealed at rest', async () => {
    const { rows } = await sql<{
      text: string
    }>`select string_agg(encode(private_jwk, 'escape') || public_jwk::text, '') as text from oidc_signing_key`.execute(
      the().house.db,
    )
    expect(rows[0]?.text).not.toMatch(/"d":/)
    await expect(
      openid.discovery(new URL(the().origin), 'x', {}, openid.None(), {
        execute: [openid.allowInsecureRequests],
      }),
    ).resolves.toBeDefined()
  })
})
