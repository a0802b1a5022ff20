import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import { ask, createProgram } from '../harness/api.ts'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { REDIRECT, tokensFor } from '../harness/portal.ts'
import { beside, run } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'
import { until } from '../harness/until.ts'

const the = useWorld({ env: { DYNAMIC_REGISTRATION: 'on' } })
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sluis-ways-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

interface Registered {
  readonly client_id: string
  readonly client_secret: string
}
const metadata = { redirect_uris: [REDIRECT], client_name: 'Portal' }
const execute = [openid.allowInsecureRequests]
const written = (name: string, content: object): string => {
  const file = path.join(folder, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, JSON.stringify(content))
  return file
}

const ways: Readonly<Record<string, () => Promise<Registered>>> = {
  async 'the command line'() {
    const file = written('portal.json', metadata)
    return JSON.parse(
      (await run(['clients', 'create', '--file', file, '--json'], beside(the()))).out,
    ) as Registered
  },
  async 'the API'() {
    const { token } = await createProgram(the(), { role: 'operator' })
    const { body } = await ask(the(), 'clients.create', { token, body: metadata })
    const { client, client_secret } = body as { client: Registered; client_secret: string }
    return { client_id: client.client_id, client_secret }
  },
  async files() {
    written('files/portal.json', { clients: [{ ...metadata, sluis_key: 'portal' }] })
    const applied = await run(['config', 'apply', path.join(folder, 'files'), '--json'], beside(the()))
    return (JSON.parse(applied.out) as { secrets: Registered[] }).secrets[0]!
  },
  async 'the protocol'() {
    const made = await run(
      ['registrations', 'create', '--name', 'Portal', '--settings', '{"sluis_consent":"implicit"}', '--json'],
      beside(the()),
    )
    const { token } = JSON.parse(made.out) as { token: string }
    const options = { initialAccessToken: token, execute }
    const config = await openid.dynamicClientRegistration(new URL(the().origin), metadata, undefined, options)
    const { client_id, client_secret } = config.clientMetadata()
    return { client_id, client_secret: String(client_secret) }
  },
}

describe('openid-client signs somebody in through a client that was made by', () => {
  test.each(Object.keys(ways))('%s', async (way) => {
    const { client_id: clientId, client_secret: clientSecret } = await ways[way]!()
    const secret = openid.ClientSecretBasic(clientSecret)
    const config = await openid.discovery(new URL(the().origin), clientId, undefined, secret, { execute })
    const person = await createPerson(the())
    const tokens = await tokensFor(new Browser(), { clientId, clientSecret, config }, person.email)
    expect(tokens.claims()?.aud).toBe(clientId)
  })
})

// each process looks once a second; a busy machine takes longer to ask
test('a change by the API counts within a second, in every process', async () => {
  const other = await the().second()
  const { token } = await createProgram(the(), { role: 'operator' })
  const body = { ...metadata, client_id: 'changing' }
  await ask(the(), 'clients.create', { token, body })
  const asked = (origin: string, redirect: string): Promise<number> => {
    const url = new URL('/auth', origin)
    const more = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256', scope: 'openid' }
    url.search = new URLSearchParams({
      client_id: 'changing',
      response_type: 'code',
      redirect_uri: redirect,
      ...more,
    }).toString()
    // it is the same installation, by another port
    const headers = { 'x-forwarded-host': new URL(the().origin).host }
    return fetch(url, { redirect: 'manual', headers }).then(({ status }) => status)
  }
  const moved = 'http://localhost:9/moved'
  const origins = [the().origin, other.origin]
  for (const origin of origins) expect([origin, await asked(origin, moved)]).toEqual([origin, 400])
  await ask(the(), 'clients.change', {
    token,
    params: { client_id: 'changing' },
    body: { redirect_uris: [moved] },
  })
  await until(
    async () =>
      (await Promise.all(origins.map((origin) => asked(origin, moved)))).every((status) => status === 303),
    5,
  )
  for (const origin of origins) expect([origin, await asked(origin, REDIRECT)]).toEqual([origin, 400])
  await other.close()
})
