import { expect, test } from '@jest/globals'
import { Browser } from '../harness/browser.ts'
import { createPerson, PASSWORD } from '../harness/people.ts'
import { createPortal, REDIRECT, signIn, startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

test('no token comes by the browser, and none for a password', async () => {
  const portal = await createPortal(the(), { redirect_uris: ['https://portal.example/cb'] })
  for (const type of ['token', 'id_token', 'id_token token', 'code token']) {
    const asked = { client_id: portal.clientId, response_type: type, scope: 'openid', nonce: 'n' }
    const query = new URLSearchParams({ ...asked, redirect_uri: 'https://portal.example/cb' })
    const answer = await fetch(`${the().origin}/auth?${query.toString()}`, { redirect: 'manual' })
    const to = new URL(answer.headers.get('location') ?? 'about:blank', the().origin)
    expect([type, `${to.search}${to.hash}`]).toEqual([
      type,
      expect.stringContaining('error=unsupported_response_type'),
    ])
    expect(to.href).not.toContain('access_token')
  }
  const person = await createPerson(the())
  const answer = await fetch(`${the().origin}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: person.email, password: PASSWORD }),
    headers: {
      authorization: `Basic ${Buffer.from(`${portal.clientId}:${portal.clientSecret}`).toString('base64')}`,
    },
  })
  expect([answer.status, await answer.json()]).toEqual([
    400,
    expect.objectContaining({ error: 'unsupported_grant_type' }),
  ])
})

test('what was not asked with PKCE is not redeemed with it', async () => {
  const portal = await createPortal(the(), { sluis_pkce: 'exempt' })
  const person = await createPerson(the())
  const query = new URLSearchParams({
    ...{ client_id: portal.clientId, response_type: 'code', scope: 'openid' },
    redirect_uri: REDIRECT,
  })
  const started = {
    ...(await startRequest(portal)),
    url: new URL(`${the().origin}/auth?${query.toString()}`),
  }
  const back = await signIn(new Browser(), started, person.email)
  const answer = await fetch(`${the().origin}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '' },
      ...{ redirect_uri: REDIRECT, code_verifier: 'v'.repeat(43) },
    }),
    headers: {
      authorization: `Basic ${Buffer.from(`${portal.clientId}:${portal.clientSecret}`).toString('base64')}`,
    },
  })
  expect([answer.status, await answer.json()]).toEqual([
    400,
    expect.objectContaining({ error: 'invalid_grant' }),
  ])
})

test('whatever a browser posts is led on by 303', async () => {
  const portal = await createPortal(the())
  const person = await createPerson(the())
  const statuses: number[] = []
  const { fetch: real } = globalThis
  globalThis.fetch = async (input, init) => {
    const answer = await real(input, init)
    if (init?.method === 'POST' && answer.status >= 300 && answer.status < 400) statuses.push(answer.status)
    return answer
  }
  try {
    await signIn(new Browser(), await startRequest(portal), person.email)
  } finally {
    globalThis.fetch = real
  }
  expect(statuses.length).toBeGreaterThanOrEqual(2)
  expect(new Set(statuses)).toEqual(new Set([303]))
})

test('a token in an address is none', async () => {
  const answer = await fetch(`${the().origin}/me?access_token=abc`)
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
    400,
    expect.stringContaining('invalid_request'),
  ])
})
