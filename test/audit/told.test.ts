import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import request from 'supertest'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { scrape } from '../harness/metrics.ts'
import { createPortal, signIn, startRequest, tokensFor } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const told = async (clientId: string): Promise<{ type: string; details: unknown }[]> => {
  const { rows } = await sql<{ type: string; details: unknown }>`
    select type, details from audit_event where client_id = ${clientId} order by at`.execute(the().house.db)
  return rows
}

describe('the audit tells', () => {
  test('of every portal that somebody’s session is used for, not only the one that they signed in to', async () => {
    const person = await createPerson(the())
    const [first, second] = [await createPortal(the()), await createPortal(the())]
    const browser = new Browser()
    await signIn(browser, await startRequest(first), person.email)
    for (let i = 0; i < 2; i++) await signIn(browser, await startRequest(second), person.email)
    expect((await told(second.clientId)).map(({ type }) => type)).toEqual([
      'clients.client.created',
      'sessions.client.authorised',
    ])
  })

  test('that a portal was exempted from PKCE, and nothing else lets one do without', async () => {
    const portal = await createPortal(the(), { sluis_pkce: 'exempt' })
    expect(await told(portal.clientId)).toMatchObject([
      { type: 'clients.client.created', details: { pkce: 'exempt' } },
    ])
    const asks = async (clientId: string): Promise<string | null> => {
      const { headers } = await request(the().origin).get('/auth').query({
        client_id: clientId,
        response_type: 'code',
        scope: 'openid',
        redirect_uri: 'http://localhost:9/callback',
      })
      return URL.parse(headers['location'] ?? '', the().origin)?.searchParams.get('error') ?? null
    }
    expect(await asks(portal.clientId)).toBeNull()
    expect(await asks((await createPortal(the())).clientId)).toBe('invalid_request')
    await expect(
      createPortal(the(), { sluis_pkce: 'exempt', token_endpoint_auth_method: 'none' }),
    ).rejects.toThrow('sluis_pkce may be exempt only for a client that authenticates')
  })

  test('nothing of tokens that were issued, refreshed and introspected: the metrics count those', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), {
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    })
    const tokens = await tokensFor(new Browser(), portal, person.email)
    const before = (await told(portal.clientId)).length
    await openid.tokenIntrospection(portal.config, tokens.access_token)
    await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
    await openid.clientCredentialsGrant(portal.config)
    expect(await told(portal.clientId)).toHaveLength(before)
    const [, counted] = await scrape(the())
    for (const event of [
      'token.authorization_code',
      'token.refresh_token',
      'token.client_credentials',
      'introspection',
    ])
      expect(counted).toMatch(new RegExp(`^sluis_.*"${event.replace('.', '\\.')}".* [1-9]`, 'm'))
  })
})
