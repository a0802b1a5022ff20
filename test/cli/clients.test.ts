import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fs from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { testKeys } from '../harness/keys.ts'
import { localhost } from '../harness/localhost.ts'
import { emptyFolder, run } from '../harness/process.ts'

let database: TestDatabase
let env: Record<string, string>
const folder = emptyFolder()
beforeAll(async () => {
  database = await createDatabase()
  env = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    ENCRYPTION_KEYS: testKeys.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(','),
    NODE_EXTRA_CA_CERTS: write('localhost.pem', localhost.certificate),
  }
})
afterAll(async () => {
  await database.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

function write(name: string, content: unknown): string {
  const at = path.join(folder, name)
  fs.writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content))
  return at
}

test('a portal is registered, told what holds for it and what comes next, and changed by what show gave', async () => {
  const portal = {
    client_id: 'budget',
    redirect_uris: ['https://budget.example/cb'],
    token_endpoint_auth_method: 'none',
    scope: 'openid offline_access',
  }
  const created = await run(['clients', 'create', '--file', write('portal.json', portal)], env)
  expect(created.error).toBe('')
  for (const line of [
    /^client_id +budget$/m,
    /^discovery +http:\/\/localhost:3000\/\.well-known\/openid-configuration$/m,
    /^ +ID tokens +signed with RS256$/m,
    /^ +their claims +who and how sure; name and e-mail are at the userinfo endpoint \(or set sluis_id_token_claims\)$/m,
    /^ +PKCE +required, by S256$/m,
    /^ +lowest level +two-factor$/m,
    /^ +refresh tokens +no: grant_types lacks refresh_token$/m,
    /^ +scripts \(CORS\) +https:\/\/budget\.example$/m,
    /^Note: scope names offline_access, which cannot be had: grant_types lacks refresh_token\.$/m,
    /^Next: give its developers these lines/m,
    /^To change it:\n {2}sluis clients show budget > portal\.json\n {2}sluis clients update budget --file portal\.json$/m,
  ])
    expect(created.out).toMatch(line)

  const shown = JSON.parse((await run(['clients', 'show', 'budget'], env)).out) as object
  const more = { ...shown, grant_types: ['authorization_code', 'refresh_token'] }
  const updated = await run(['clients', 'update', 'budget', '--file', write('more.json', more)], env)
  expect(updated.out).toMatch(/^Changed: grant_types$/m)
  expect(updated.out).toMatch(/^ +refresh tokens +yes$/m)
  expect(updated.out).not.toMatch(/^Note:/m)
  const same = await run(['clients', 'update', 'budget', '--file', write('more.json', more), '--json'], env)
  expect(JSON.parse(same.out)).toMatchObject({ client_id: 'budget', changed: [] })

  const wrong = { ...more, redirect_uris: ['https://*.example'], logo_uri: 'http://x.example/' }
  const refused = await run(['clients', 'update', 'budget', '--file', write('wrong.json', wrong)], env)
  expect([refused.code, refused.error.split('\n').slice(0, 3)]).toEqual([
    1,
    [
      'The client was not changed:',
      '  redirect_uris[0]: https://*.example must be one address: there are no wildcards',
      '  logo_uri: http://x.example/ must be https',
    ],
  ])
  const nobody = await run(['clients', 'update', 'nobody', '--file', write('more.json', portal)], env)
  expect([nobody.code, nobody.error]).toEqual([1, 'There is no client nobody.\n'])
})

test('a sector’s address is asked whether the redirect URIs are its own', async () => {
  let says: unknown = []
  const server = createServer({ cert: localhost.certificate, key: localhost.key }, (_request, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(says)),
  )
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  const portal = {
    redirect_uris: ['https://one.example/cb', 'https://two.example/cb'],
    subject_type: 'pairwise',
    sector_identifier_uri: `https://localhost:${port}/sector`,
  }
  const create = async (metadata: object) =>
    (await run(['clients', 'create', '--file', write('sector.json', metadata)], env)).error
      .split('\n')
      .slice(1, -1)
  says = ['https://one.example/cb']
  expect(await create(portal)).toEqual([
    '  sector_identifier_uri is refused: all registered redirect_uris must be included in the sector_identifier_uri response',
  ])
  says = { redirect_uris: portal.redirect_uris }
  expect(await create(portal)).toEqual([
    '  sector_identifier_uri is refused: sector_identifier_uri must return single JSON array',
  ])
  says = [...portal.redirect_uris, 'https://three.example/cb']
  expect(await create(portal)).toEqual([])
  await new Promise((resolve) => server.close(resolve))
  expect(await create(portal)).toEqual([
    '  sector_identifier_uri is refused: could not load sector_identifier_uri response',
  ])
  const { sector_identifier_uri: _none, ...without } = portal
  expect(await create(without)).toEqual(['  sector_identifier_uri is mandatory property'])
})

test('a portal is given a logo from a file, and loses it again', async () => {
  const file = write('plain.json', { client_id: 'plain', redirect_uris: ['https://plain.example/cb'] })
  await run(['clients', 'create', '--file', file], env)
  const logo = write('logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"></svg>')
  const said = async (...args: string[]) => {
    const { out, error } = await run(['clients', 'logo', ...args], env)
    return `${out}${error}`.trim()
  }
  expect(await said('plain', '--file', logo, '--icon', logo)).toBe('Given to plain: logo, icon')
  expect(await said('plain', '--remove')).toBe('Removed from plain: logo, logo-dark, icon')
  expect(await said('plain')).toBe('Name files, or --remove, and not both.')
  expect(await said('plain', '--file', file)).toBe(
    `${file} is no SVG (without a DOCTYPE), PNG, JPEG, WebP or ICO`,
  )
  expect(await said('nobody', '--file', logo)).toBe('There is no client nobody.')
})
