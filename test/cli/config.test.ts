import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import { perform } from '../../src/acts/index.ts'
import { clientById } from '../../src/domain/clients/index.ts'
import { clientActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { ask, createProgram } from '../harness/api.ts'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, createTestResource, tokensFor } from '../harness/portal.ts'
import { beside, run, type Ended } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'
import { startWorld, type World } from '../harness/world.ts'

const the = useWorld()
const folders: string[] = []
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })))

function folder(files: Readonly<Record<string, string>> = {}): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'sluis-config-'))
  folders.push(made)
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(made, name)), { recursive: true })
    fs.writeFileSync(path.join(made, name), content)
  }
  return made
}

const config = (
  words: readonly string[],
  { world = the(), env = {} }: { world?: World; env?: Record<string, string> } = {},
): Promise<Ended> => run(['config', ...words], { ...beside(world), ...env })

const metadataOf = async (id: string, world = the()) =>
  (await clientById(world.house.db, id, new Date()))?.metadata

const permits = `
clients:
  - sluis_key: permits
    client_id: permits
    client_name: Permits
    redirect_uris: [https://permits.example/callback]
    sluis_resources: [https://api.permits.example]
resources:
  - identifier: https://api.permits.example
    name: Permits, for programs
    scopes: [permits:read]
`

test('files say what there is: what they make, change, leave and find changed is told, and exit codes say whether', async () => {
  const at = folder({ 'portals/permits.yaml': permits })
  const planned = await config(['apply', at, '--dry-run'])
  expect([planned.code, planned.out]).toEqual([3, expect.stringContaining('+ client permits')])
  expect(await metadataOf('permits')).toBeUndefined()
  const applied = await config(['apply', at])
  expect([applied.code, applied.out]).toEqual([
    0,
    expect.stringMatching(/The secret of permits, shown this once: \S{43}\n/),
  ])
  const again = await config(['apply', at, '--dry-run'])
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('Nothing to do.')])

  // what another door changes, it changes anyway, and that is told
  const refused = await run(['clients', 'delete', 'permits'], beside(the()))
  expect([refused.code, refused.error]).toEqual([1, expect.stringContaining('Files manage permits')])
  const { token } = await createProgram(the(), { role: 'operator' })
  const change = { token, params: { client_id: 'permits' }, body: { client_name: 'Levies' } }
  expect(await ask(the(), 'clients.change', change)).toMatchObject({
    status: 409,
    body: { title: 'managed-by-files' },
  })
  expect((await ask(the(), 'clients.change', { ...change, query: { anyway: 'true' } })).status).toBe(200)
  const drift = await config(['apply', at, '--dry-run'])
  expect(drift.code).toBe(3)
  expect(drift.out).toMatch(
    /~ client permits\n {4}changed beside the files by client:client-\S+ at \S+\n {4}\/client_name: "Levies" → "Permits"\n/,
  )
  expect((await config(['apply', at])).code).toBe(0)
  expect(await metadataOf('permits')).toMatchObject({ client_name: 'Permits' })
  expect((await config(['apply', at, '--dry-run'])).code).toBe(0)
})

test('a setting that is left out has its default again, and stands in the plan', async () => {
  const said = (more: string) =>
    folder({
      'one.yaml': `clients:\n  - client_id: defaults\n    redirect_uris: [https://a.example/cb]\n${more}`,
    })
  await config(['apply', said('    sluis_minimum_level: high\n')])
  expect(await metadataOf('defaults')).toMatchObject({ sluis_minimum_level: 'high' })
  const planned = await config(['apply', said(''), '--dry-run'])
  expect(planned.out).toContain('/sluis_minimum_level: "high" → null')
  await config(['apply', said('')])
  expect(await metadataOf('defaults')).not.toHaveProperty('sluis_minimum_level')
})

test('what files do not have is untouched and listed; with --prune it goes, and what stops working is told', async () => {
  const world = await startWorld()
  await createPortal(world, {
    client_id: 'old',
    client_name: 'Old',
    redirect_uris: ['https://old.example/cb'],
  })
  await createTestResource(world, 'https://old.example/api')
  const at = folder({ 'permits.yaml': permits })
  const kept = await config(['apply', at], { world })
  expect(kept.out).toContain('client old: not in files')
  expect(await metadataOf('old', world)).toBeDefined()
  const planned = await config(['apply', at, '--prune', '--dry-run'], { world })
  expect([planned.code, planned.out]).toEqual([
    3,
    expect.stringMatching(
      /- client old\n {4}nobody signs in to Old any more, at old\.example\n- resource https:\/\/old\.example\/api\n/,
    ),
  ])
  expect(await metadataOf('old', world)).toBeDefined()
  expect((await config(['apply', at, '--prune'], { world })).code).toBe(0)
  expect(await metadataOf('old', world)).toBeUndefined()
  await world.close()
})

test('everything that is wrong is told at once, by file and place, and nothing is done', async () => {
  const at = folder({
    'a.yaml':
      'clients:\n  - client_id: wrong-a\n    redirect_uris: [http://a.example/cb]\n    sluis_resources: [https://nowhere.example]\n  - client_id: right-one\n    redirect_uris: [https://a.example/cb]\n',
    'b.json': JSON.stringify({
      clients: [
        { client_id: 'right-one', redirect_uris: ['https://b.example/cb'] },
        { client_name: 'Nameless' },
      ],
    }),
  })
  const { code, error, out } = await config(['apply', at])
  expect([code, out]).toEqual([1, ''])
  expect(error).toContain(
    'a.yaml: clients[0]: sluis_resources[0]: https://nowhere.example is no resource that there is',
  )
  expect(error).toContain('b.json: clients[0]: client_id: right-one is another client’s, too')
  expect(error).toContain('b.json: clients[1]: must have a sluis_key or a client_id')
  expect(await metadataOf('right-one')).toBeUndefined()

  const broken = folder({
    'x.yaml': 'clients: [{ client_id: hunter2-secret',
    'y.yaml': 'clients: {}\nportals: []\n',
  })
  const unread = await config(['apply', broken])
  expect(unread.error).toContain('x.yaml is no YAML or JSON at line 1')
  expect(unread.error).toContain('y.yaml: clients must be a list of clients')
  expect(unread.error).not.toContain('hunter2')

  // of one transaction: what is right is not done where something else is refused
  const half = folder({
    'c.yaml':
      'clients:\n  - { client_id: right-two, redirect_uris: [https://a.example/cb] }\n  - { client_id: wrong-two, redirect_uris: [http://a.example/cb] }\n',
  })
  expect((await config(['apply', half])).error).toContain(
    'c.yaml: clients[1]: redirect_uris[0]: http://a.example/cb must be https',
  )
  expect(await metadataOf('right-two')).toBeUndefined()
})

test('a secret stands in no file, and what a file names must be there', async () => {
  const said = (secret: string) =>
    folder({
      'one.yaml': `clients:\n  - client_id: secretive\n    redirect_uris: [https://a.example/cb]\n    client_secret: ${secret}\n`,
    })
  for (const [secret, says] of [
    ['a-secret-that-somebody-has-committed-here', 'must name where the secret is'],
    ['{ env: NOT_THERE }', 'names NOT_THERE, which is not there'],
    ['{ file: not-there.txt }', 'names not-there.txt, which is not there'],
    ['{ env: A, file: b }', 'must be { env: NAME } or { file: path }'],
    ['{ env: SHORT }', 'must have 32 to 200 letters, digits'],
  ] as const) {
    const { code, error } = await config(['apply', said(secret)], { env: { SHORT: 'too-short' } })
    expect([secret, code, error]).toEqual([secret, 1, expect.stringContaining(says)])
    expect(error).not.toContain('a-secret-that')
  }
})

test('export, wipe, apply: the same installation signs people in, and plans nothing more', async () => {
  const world = await startWorld()
  const portal = await createPortal(world, {
    sluis_key: 'permits',
    client_name: 'Permits',
    sluis_resources: ['https://api.permits.example'].slice(1),
  })
  await createTestResource(world, 'https://api.permits.example')
  const at = folder()
  const exported = await config(['export', at], { world, env: { BRAND: 'Gemeente Noord' } })
  expect([exported.code, exported.out]).toEqual([0, expect.stringContaining('clients/permits.yaml')])
  const all = fs
    .readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((file) => fs.statSync(path.join(at, file)).isFile())
  expect(all.toSorted()).toEqual([
    'clients/permits.yaml',
    'installation.env',
    'levels.json',
    'policy.json',
    'resources.yaml',
  ])
  expect(all.map((file) => fs.readFileSync(path.join(at, file), 'utf8')).join('\n')).not.toContain(
    portal.clientSecret,
  )
  // what was exported is what there is
  expect(await config(['apply', at, '--dry-run'], { world, env: { BRAND: 'Gemeente Noord' } })).toMatchObject(
    { code: 0 },
  )
  await world.close()

  const file = path.join(at, 'clients/permits.yaml')
  fs.appendFileSync(file, '    client_secret: { env: PERMITS_SECRET }\n')
  const again = await startWorld()
  const env = { PERMITS_SECRET: portal.clientSecret ?? '', BRAND: 'Gemeente Noord' }
  const applied = await config(['apply', at], { world: again, env })
  expect([applied.code, applied.out]).toEqual([0, expect.not.stringContaining('secret of')])
  expect(await config(['apply', at, '--dry-run'], { world: again, env })).toMatchObject({ code: 0 })
  const person = await createPerson(again)
  const same = await openid.discovery(
    new URL(again.origin),
    portal.clientId,
    undefined,
    openid.ClientSecretBasic(portal.clientSecret ?? ''),
    { execute: [openid.allowInsecureRequests] },
  )
  const tokens = await tokensFor(new Browser(), { ...portal, config: same }, person.email)
  expect(tokens.claims()?.iss).toBe(again.origin)

  // another secret by its reference: the one before works for a day
  const other = { ...env, PERMITS_SECRET: 'x'.repeat(40) }
  const planned = await config(['apply', at, '--dry-run'], { world: again, env: other })
  expect([planned.code, planned.out]).toEqual([
    3,
    expect.stringContaining('/client_secret: "another" → "as named"'),
  ])
  expect(planned.out).not.toContain('xxx')
  // what processes were started with is told where it differs
  const brand = await config(['apply', at, '--dry-run'], { world: again, env: { ...env, BRAND: 'Noord' } })
  expect([brand.code, brand.out]).toEqual([
    3,
    expect.stringContaining('BRAND is Noord here, and Gemeente Noord in installation.env'),
  ])
  fs.writeFileSync(path.join(at, 'policy.json'), '{"password":{"shortest":14}}')
  const policy = await config(['apply', at, '--dry-run'], { world: again, env })
  expect(policy.out).toContain(
    'policy.json is not what is in force: start every process with POLICY_FILE on it',
  )
  await again.close()
})

test('two who apply at once come one after the other', async () => {
  const wanted = (n: number) => ({
    clients: [
      {
        at: 'x',
        metadata: {
          client_id: 'contended',
          client_name: `Name ${n}`,
          redirect_uris: ['https://a.example/cb'],
        },
        secret: undefined,
      },
    ],
    ...{ resources: [], registers: [], attributes: [] },
    prune: false,
  })
  const { applyFiles } = clientActs(the().house)
  await perform(the().house, applyFiles, tester, undefined, wanted(0))
  const done = await Promise.all(
    [1, 2, 3].map((n) => perform(the().house, applyFiles, tester, undefined, wanted(n))),
  )
  expect(done.map(({ ok }) => ok)).toEqual([true, true, true])
  expect(await metadataOf('contended')).toMatchObject({ client_name: expect.stringMatching(/^Name [123]$/) })
})
