import { describe, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { clientById, type ClientMetadata } from '../../src/domain/clients/index.ts'
import { createPortal, createTestResource } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

/** What a rehearsal of such a client says, by check. */
async function rehearsed(metadata: ClientMetadata): Promise<Record<string, string>> {
  const { clientId } = await createPortal(the(), metadata)
  const client = (await clientById(the().house.db, clientId, new Date()))!
  const checks = await the().app.oidc.rehearse(client)
  return Object.fromEntries(checks.map(({ check, verdict, why }) => [check, why ?? verdict]))
}

const fine = {
  ...{ redirect: 'good', pkce: 'good', par: 'good', 'sign-in': 'good', refresh: 'good' },
  ...{ 'code-twice': 'good', 'acr-honoured': 'good', 'acr-unmet': 'good' },
}

describe('a rehearsal', () => {
  test.each([
    ['a web server', {}],
    ['one that posts its secret', { token_endpoint_auth_method: 'client_secret_post' }],
    ['a browser app', { token_endpoint_auth_method: 'none' }],
    [
      'one that signs with a key of its own',
      { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: 'https://portal.example/jwks' },
    ],
    ['one that must push its requests', { require_pushed_authorization_requests: true }],
    ['one whose tokens are bound to a key', { dpop_bound_access_tokens: true }],
    ['one that knows people by names of its own', { subject_type: 'pairwise' }],
    ['one with several addresses', { redirect_uris: ['https://a.example/cb', 'https://b.example/cb?x=1'] }],
  ])('of %s finds nothing wrong', async (_name, metadata) => {
    const {
      clock: _clock,
      logout: _logout,
      redirect: _redirect,
      ...checks
    } = await rehearsed({
      redirect_uris: ['https://portal.example/cb'],
      ...metadata,
    })
    const { redirect: _plain, ...expected } = fine
    expect(checks).toEqual(expected)
  })

  test('is told from the portal’s own requests in the log', async () => {
    const before = the().logged.length
    await rehearsed({ redirect_uris: ['https://portal.example/cb'] })
    const lines = the().logged.slice(before)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.filter(({ isRehearsal }) => isRehearsal !== true)).toEqual([])
  })

  test('says what is not as it should be', async () => {
    expect(await rehearsed({ sluis_pkce: 'exempt' })).toMatchObject({ pkce: 'pkce-exempt' })
    expect(await rehearsed({ sluis_minimum_level: 'high' })).toMatchObject({
      'sign-in': 'sign-in-refused',
    })
    // its engine lets everybody in, and the portal does not
    const yesterday = `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 19)}Z`
    expect(await rehearsed({ sluis_retires_at: yesterday })).toMatchObject({ 'sign-in': 'retired' })
  })

  test('of a machine and of a device looks at what they do', async () => {
    await createTestResource(the(), 'https://api.example/rehearsed')
    const machine = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }
    expect(await rehearsed({ ...machine, sluis_resources: ['https://api.example/rehearsed'] })).toEqual({
      ...{ machine: 'good', logout: 'none', clock: 'none' },
    })
    expect(await rehearsed(machine)).toMatchObject({ machine: 'resource-missing' })
    const device = {
      ...{
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: [],
        response_types: [],
      },
      grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
    }
    expect(await rehearsed(device)).toMatchObject({ device: 'good' })
  })

  test('asks the portal itself whether a logout arrives, and what time it has', async () => {
    const got: string[] = []
    let [status, date] = [200, new Date()]
    const portal = http.createServer((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += part.toString()))
      request.on('end', () => {
        if (request.method === 'POST') got.push(body)
        response.writeHead(request.method === 'POST' ? status : 200, { date: date.toUTCString() }).end()
      })
    })
    await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`
    const metadata = { redirect_uris: [`${origin}/cb`], backchannel_logout_uri: `${origin}/out` }
    expect(await rehearsed(metadata)).toMatchObject({ logout: 'good', clock: 'good' })
    expect(got[0]).toMatch(/^logout_token=ey/)
    status = 400
    date = new Date(Date.now() - 120_000)
    expect(await rehearsed(metadata)).toMatchObject({ logout: 'logout-refused', clock: 'clock-off' })
    status = 500
    expect(await rehearsed(metadata)).toMatchObject({ logout: 'logout-lost' })
    portal.closeAllConnections()
    portal.close()
    expect(await rehearsed(metadata)).toMatchObject({ logout: 'logout-lost', clock: 'portal-silent' })
  })

  test('leaves nothing behind', async () => {
    const { db } = the().house
    const tables = [
      'oidc_artefact',
      'session',
      'session_client',
      'refused_grant',
      'attempt',
      'account',
      'portal_use',
      'acting_use',
      'oidc_pairwise_subject',
    ]
    const count = async (): Promise<number[]> =>
      Promise.all(
        tables.map(async (table) => {
          const { rows } = await sql<{
            n: number
          }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)
          return rows[0]?.n ?? -1
        }),
      )
    const before = await count()
    await rehearsed({ subject_type: 'pairwise' })
    expect(await count()).toEqual(before)
  })
})
