import { describe, expect, test } from '@jest/globals'
import * as jose from 'jose'
import { sql } from 'kysely'
import type { Portal } from '../harness/portal.ts'
import { logoutReceiver } from '../harness/logout-receiver.ts'
import { useWorld } from '../harness/setup.ts'
import { until } from '../harness/until.ts'
import { BACK, signedInAt } from './signed-in.ts'

const the = useWorld()
const signedIn = signedInAt(the)

test('oidcc-backchannel-rp-initiated-logout', async () => {
  const receiver = await logoutReceiver()
  const { portal, hint, logout, confirm, isOut, tokens } = await signedIn({
    backchannel_logout_uri: receiver.uri,
    backchannel_logout_session_required: true,
  })
  const back = await confirm(
    await logout({ id_token_hint: hint, post_logout_redirect_uri: BACK, state: 'abc' }),
  )
  expect(back.url.searchParams.get('state')).toBe('abc')
  await receiver.until(1)
  const [first] = receiver.received
  const fields = new URLSearchParams(first?.body)
  expect([...fields.keys()]).toEqual(['logout_token'])
  expect(first?.type).toBe('application/x-www-form-urlencoded')
  const { payload, protectedHeader } = await jose.jwtVerify(
    fields.get('logout_token') ?? '',
    jose.createRemoteJWKSet(new URL(`${the().origin}/jwks`)),
    { issuer: the().origin, audience: portal.clientId },
  )
  expect(protectedHeader.typ).toBe('logout+jwt')
  expect(payload).toMatchObject({
    sub: tokens.claims()?.sub,
    sid: tokens.claims()?.['sid'],
    jti: expect.any(String),
    iat: expect.any(Number),
    exp: expect.any(Number),
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  })
  expect(payload).not.toHaveProperty('nonce')
  expect(await isOut()).toBe(true)
  await receiver.close()
})

test('oidcc-backchannel-logout-discovery-endpoint-verification', async () => {
  const metadata = (await (await fetch(`${the().origin}/.well-known/openid-configuration`)).json()) as Record<
    string,
    unknown
  >
  expect(metadata).toMatchObject({
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
  })
})

test('a portal that is down when somebody signs out is told when it is back', async () => {
  const receiver = await logoutReceiver([500])
  const { logout, confirm } = await signedIn({ backchannel_logout_uri: receiver.uri })
  await confirm(await logout({}))
  await receiver.until(2)
  const tokens = receiver.received.map(({ body }) =>
    jose.decodeJwt(new URLSearchParams(body).get('logout_token') ?? ''),
  )
  expect(tokens[0]?.['sid']).toBe(tokens[1]?.['sid'])
  await receiver.close()
})

/** How it is with telling a portal that a session has ended. */
async function jobOf({ clientId }: Portal): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`select state from jobs.job
    where name = 'backchannel-logout' and data ->> 'clientId' = ${clientId}`.execute(the().house.db)
  return rows[0]?.state
}

describe('a portal that does not take a logout token', () => {
  test('and says that it could not do it is not asked again: that is noted', async () => {
    const receiver = await logoutReceiver([400, '{"error":"invalid_request","error_description":"secret?"}'])
    const { portal, logout, confirm } = await signedIn({ backchannel_logout_uri: receiver.uri })
    await confirm(await logout({}))
    const noted = () =>
      the()
        .house.db.selectFrom('audit_event')
        .select(['actor', 'client_id', 'details'])
        .where('type', '=', 'oidc.logout.refused')
        .execute()
    await until(async () => (await noted()).length > 0)
    expect(await noted()).toEqual([
      {
        actor: `client:${portal.clientId}`,
        client_id: portal.clientId,
        details: { reason: 'invalid_request' },
      },
    ])
    const line = the().logged.find(({ msg }) => msg === 'a portal did not end a session')
    expect(line).toMatchObject({ client: portal.clientId, reason: 'invalid_request' })
    await until(async () => (await jobOf(portal)) === 'completed')
    expect(receiver.received).toHaveLength(1)
    await receiver.close()
  })

  test('and answers without an end is read no further than its first piece', async () => {
    const receiver = await logoutReceiver([400, `{"error":"${'x'.repeat(20_000_000)}"}`])
    const { portal, logout, confirm } = await signedIn({ backchannel_logout_uri: receiver.uri })
    await confirm(await logout({}))
    await until(async () => (await jobOf(portal)) === 'completed')
    const said = the().logged.filter(({ msg }) => msg === 'a portal did not end a session')
    expect(said.at(-1)).toMatchObject({ client: portal.clientId, reason: 'not said' })
    await receiver.close()
  })

  test('and leads elsewhere is not followed, and is asked again', async () => {
    const elsewhere = await logoutReceiver()
    const receiver = await logoutReceiver([307, '', { location: elsewhere.uri }])
    const { portal, logout, confirm } = await signedIn({ backchannel_logout_uri: receiver.uri })
    await confirm(await logout({}))
    await until(async () => (await jobOf(portal)) === 'retry')
    expect(elsewhere.received).toEqual([])
    await receiver.close()
    await elsewhere.close()
  })
})
