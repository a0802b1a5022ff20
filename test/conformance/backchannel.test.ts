import { describe, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import * as jose from 'jose'
import { sql } from 'kysely'
import request from 'supertest'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, type Portal, tokensFor } from '../harness/portal.ts'
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
  const { body } = await request(the().origin).get('/.well-known/openid-configuration')
  expect(body).toMatchObject({
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

/** How it is with telling a portal that a session has ended: at once, and again by itself. */
async function jobsOf({ clientId }: Portal): Promise<string[]> {
  const { rows } = await sql<{ job: string }>`select name || ' ' || state as job from jobs.job
    where data ->> 'clientId' = ${clientId} or data -> 'portals' @> ${JSON.stringify([{ clientId }])}::jsonb
    order by created_on`.execute(the().house.db)
  return rows.map(({ job }) => job)
}
const isTold = async (portal: Portal): Promise<boolean> =>
  (await jobsOf(portal)).join() === 'session-ended completed'

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
    await until(() => isTold(portal))
    expect(receiver.received).toHaveLength(1)
    await receiver.close()
  })

  test('and answers without an end is read no further than its first piece', async () => {
    const receiver = await logoutReceiver([400, `{"error":"${'x'.repeat(20_000_000)}"}`])
    const { portal, logout, confirm } = await signedIn({ backchannel_logout_uri: receiver.uri })
    await confirm(await logout({}))
    await until(() => isTold(portal))
    const said = the().logged.filter(({ msg }) => msg === 'a portal did not end a session')
    expect(said.at(-1)).toMatchObject({ client: portal.clientId, reason: 'not said' })
    await receiver.close()
  })

  test('and leads elsewhere is not followed, and is asked again', async () => {
    const elsewhere = await logoutReceiver()
    const receiver = await logoutReceiver([307, '', { location: elsewhere.uri }])
    const { portal, logout, confirm } = await signedIn({ backchannel_logout_uri: receiver.uri })
    await confirm(await logout({}))
    await until(async () => (await jobsOf(portal)).includes('backchannel-logout completed'))
    expect(receiver.received).toHaveLength(2)
    expect(elsewhere.received).toEqual([])
    await receiver.close()
    await elsewhere.close()
  })
})

describe('a session that ends', () => {
  /** Signs somebody in at each of them, in one browser. */
  async function signedInAtAll(...portals: readonly Portal[]) {
    const person = await createPerson(the())
    const browser = new Browser()
    for (const portal of portals) {
      await tokensFor(browser, portal, person.email)
    }
    const end = async (): Promise<void> => {
      const asked = await browser.go(`${the().origin}/session/end`)
      await browser.submit(asked, { logout: 'yes' }, { action: '/session/end/confirm' })
    }
    return { end }
  }

  test('is told by one job, to the portals that have an address for it', async () => {
    const [one, other] = [await logoutReceiver(), await logoutReceiver()]
    const told = await createPortal(the(), { backchannel_logout_uri: one.uri })
    const toldToo = await createPortal(the(), { backchannel_logout_uri: other.uri })
    const untold = await createPortal(the())
    const { end } = await signedInAtAll(told, untold, toldToo)
    await end()
    await Promise.all([one.until(1), other.until(1)])
    await until(() => isTold(told))
    expect(await isTold(toldToo)).toBe(true)
    expect(await jobsOf(untold)).toEqual([])
    const { rows } = await sql<{ jobs: number }>`select count(*)::int as jobs from jobs.job
      where data -> 'portals' @> ${JSON.stringify([{ clientId: told.clientId }, { clientId: toldToo.clientId }])}::jsonb`.execute(
      the().house.db,
    )
    expect(rows).toEqual([{ jobs: 1 }])
    await one.close()
    await other.close()
  })

  test('at portals of which none has such an address writes no job', async () => {
    const untold = await createPortal(the())
    const { end } = await signedInAtAll(untold)
    const jobs = async () =>
      (
        await sql<{ count: string }>`select count(*) from jobs.job where name = 'session-ended'`.execute(
          the().house.db,
        )
      ).rows[0]?.count
    const before = await jobs()
    await end()
    expect(await jobs()).toBe(before)
  })

  test('is told at once to one portal while another one does not answer, which is then left alone', async () => {
    const asked = { times: 0 }
    const silent = http.createServer((request) => {
      request.resume()
      asked.times += 1
    })
    await new Promise<void>((resolve) => silent.listen(0, resolve))
    const answering = await logoutReceiver()
    const hanging = await createPortal(the(), {
      backchannel_logout_uri: `http://localhost:${(silent.address() as AddressInfo).port}/`,
    })
    const quick = await createPortal(the(), { backchannel_logout_uri: answering.uri })
    const people = await Promise.all(Array.from({ length: 8 }, () => signedInAtAll(hanging, quick)))
    for (const [i, { end }] of people.entries()) {
      await end()
      await until(() => answering.received.length === i + 1, 2)
    }
    const line = { client: hanging.clientId, times: 1 }
    await until(() => the().logged.some((each) => each['client'] === hanging.clientId))
    expect(the().logged.find((each) => each['client'] === hanging.clientId)).toMatchObject(line)
    // some were under way when the third had failed; the others were not sent
    await until(
      async () => (await jobsOf(hanging)).filter((job) => job === 'backchannel-logout retry').length === 8,
    )
    expect(asked.times).toBeGreaterThanOrEqual(3)
    expect(asked.times).toBeLessThanOrEqual(16)
    silent.closeAllConnections()
    await new Promise((resolve) => silent.close(resolve))
    await answering.close()
  })
})
