import { describe, expect, test } from '@jest/globals'
import { useCommandLine } from '../harness/command-line.ts'

const { run, json, fileOf } = useCommandLine()

const file = (content: unknown): string =>
  fileOf(`${Math.random()}.json`, typeof content === 'string' ? content : JSON.stringify(content))

describe('accounts', () => {
  test('create prints an id; show, list and disable know it; every refusal is exit code 1 and one sentence', async () => {
    const { id } = (await json(
      [
        'accounts',
        'create',
        '--email',
        'Anna@example.test',
        '--name',
        'Anna Åberg',
        '--password-stdin',
        '--locale',
        'sv_SE',
        '--activated',
      ],
      'A long enough password\n',
    )) as { id: string }
    expect(await json(['accounts', 'show', 'anna@EXAMPLE.test'])).toMatchObject({
      id,
      name: 'Anna Åberg',
      locale: 'sv',
      emailVerified: true,
      factors: ['password'],
    })
    const again = await run(['accounts', 'create', '--email', 'anna@example.TEST', '--name', 'Other'])
    expect([again.code, again.error]).toEqual([1, 'Another account has this e-mail address.\n'])
    const short = await run(
      ['accounts', 'create', '--email', 'b@example.test', '--name', 'B', '--password-stdin'],
      'short',
    )
    expect([short.code, short.error]).toEqual([1, 'The password must have 12 to 256 characters.\n'])
    const malformed = await run(['accounts', 'create', '--email', 'nonsense', '--name', 'B'])
    expect([malformed.code, malformed.error]).toEqual([1, 'That is not an e-mail address.\n'])
    expect(await json(['accounts', 'disable', id])).toEqual({ id, changed: true })
    expect(await json(['accounts', 'disable', id])).toEqual({ id, changed: false })
    expect(await json(['accounts', 'list'])).toMatchObject([{ id, standing: 'disabled' }])
  })
})

describe('clients', () => {
  test('create takes standard metadata and ours, prints the secret once, and says what is wrong, field by field', async () => {
    const created = await json([
      'clients',
      'create',
      '--file',
      file({
        redirect_uris: ['https://portal.example/cb'],
        client_name: 'Portal',
        sluis_minimum_level: 'basic',
      }),
    ])
    expect(created).toMatchObject({
      discovery: expect.stringMatching(/\/\.well-known\/openid-configuration$/),
      decided: {
        id_token_signed_response_alg: 'RS256',
        id_token_claims: false,
        pkce: 'required',
        minimum_level: 'basic',
        refresh_tokens: false,
        script_origins: [],
      },
      notes: [],
    })
    expect(Buffer.from(String(created['client_secret']), 'base64url')).toHaveLength(32)
    const { client_id: id } = created
    const shown = await json(['clients', 'show', String(id)])
    expect(shown).toMatchObject({ client_name: 'Portal', sluis_minimum_level: 'basic', live_secrets: 1 })
    expect(JSON.stringify(shown)).not.toContain(String(created['client_secret']))

    const wrong = await run([
      'clients',
      'create',
      '--file',
      file({
        redirect_uris: ['http://portal.example/cb', 'javascript:alert(1)'],
        sluis_minimum_level: 'sky',
        sluis_pkce: 'exempt',
        token_endpoint_auth_method: 'none',
      }),
    ])
    expect(wrong.code).toBe(1)
    for (const fault of [
      /sluis_minimum_level must be one of/,
      /must be https/,
      /javascript: is not allowed/,
      /sluis_pkce may be exempt only/,
    ])
      expect(wrong.error).toMatch(fault)
    const unknown = await run([
      'clients',
      'create',
      '--file',
      file({ redirect_uris: ['https://portal.example/cb'], redirct_uris: [] }),
    ])
    expect([unknown.code, unknown.error]).toEqual([
      1,
      expect.stringMatching(/redirct_uris is not known; did you mean redirect_uris\?/),
    ])
    expect((await run(['clients', 'create', '--file', file('not json')])).error).toMatch(/is no JSON/)

    const rotated = await json(['clients', 'rotate-secret', String(id)])
    expect(rotated['client_secret']).not.toBe(created['client_secret'])
    expect(await json(['clients', 'show', String(id)])).toMatchObject({ live_secrets: 2 })
    await json(['clients', 'rotate-secret', String(id)])
    expect(await json(['clients', 'show', String(id)])).toMatchObject({ live_secrets: 2 })
    expect(await json(['clients', 'list'])).toMatchObject([{ client_id: id }])
    expect(await json(['clients', 'delete', String(id)])).toEqual({ client_id: id })
    expect((await run(['clients', 'show', String(id)])).code).toBe(1)
  }, 60_000)
})

test('explain says rule by rule what would be asked, and which level is out of reach', async () => {
  await json(
    ['accounts', 'create', '--email', 'e@example.test', '--name', 'E', '--password-stdin', '--activated'],
    'A long enough password',
  )
  const { client_id: id } = await json([
    'clients',
    'create',
    '--file',
    // as an editor on Windows saves it
    file(`\ufeff${JSON.stringify({ redirect_uris: ['https://portal.example/cb'] })}`),
  ])
  expect(await json(['explain', '--account', 'e@example.test', '--client', String(id)])).toMatchObject({
    next: { type: 'ask', what: 'enrol', kind: 'totp' },
  })
  const high = await json([
    'explain',
    '--account',
    'e@example.test',
    '--client',
    String(id),
    '--acr',
    'http://eidas.europa.eu/LoA/high',
  ])
  expect(high).toMatchObject({ next: { type: 'refuse', reason: 'level-out-of-reach' } })
  expect((high['rules'] as { rule: string }[]).map(({ rule }) => rule)).toContain('levelIsWithinReach')
  // three days after an account was activated, a first factor is set up by a mailed code
  const words = ['explain', '--account', 'e@example.test', '--client', String(id), '--at']
  const at = new Date(Date.now() + 4 * 86_400_000).toISOString()
  expect(await json([...words, at])).toMatchObject({ at, next: { type: 'ask', what: 'prove-address' } })
})

test('keys list and rotate; resources; audit verify; migrate', async () => {
  expect(
    ((await json(['keys', 'list'])) as unknown as { state: string }[]).filter(
      ({ state }) => state === 'current',
    ),
  ).toHaveLength(3)
  const unsure = await run(['keys', 'rotate', '--now'])
  expect([unsure.code, unsure.error]).toEqual([1, expect.stringContaining('for up to 5 minutes')])
  const rotated = (await json(['keys', 'rotate', '--now', '--yes'])) as unknown as {
    current: { kid: string }[]
  }
  const listed = (await json(['keys', 'list'])) as unknown as { kid: string; state: string }[]
  expect(listed.filter(({ state }) => state === 'current').map(({ kid }) => kid)).toEqual(
    rotated.current.map(({ kid }) => kid),
  )
  expect(
    await json(['resources', 'create', 'https://api.example', '--name', 'API', '--scopes', 'read write']),
  ).toEqual({ identifier: 'https://api.example' })
  expect(await json(['resources', 'list'])).toMatchObject([
    { identifier: 'https://api.example', scopes: ['read', 'write'], access_token_format: 'jwt' },
  ])
  expect(await json(['resources', 'delete', 'https://api.example'])).toEqual({
    identifier: 'https://api.example',
  })
  expect(await json(['audit', 'verify'])).toMatchObject({ ok: true })
  expect((await run(['audit', 'verify', '--checkpoint', 'made-up'])).code).toBe(1)
  expect(await json(['outbox', 'failed'])).toEqual([])
  expect(await json(['migrate'])).toEqual({ applied: [] })
}, 60_000)

test('wrong use is exit code 2, help is 0 for every command', async () => {
  expect((await run(['accounts', 'create'])).code).toBe(2)
  expect((await run(['nonsense'])).code).toBe(2)
  expect((await run(['accounts', 'create', '--email', 'x@y.z', '--name', 'x', '--locale', 'fr'])).code).toBe(
    2,
  )
  const commands = [
    '',
    'serve',
    'work',
    'migrate',
    'accounts',
    'accounts create',
    'clients create',
    'keys rotate',
    'explain',
    'audit verify',
    'doctor',
  ]
  const ended = await Promise.all(
    commands.map((command) => run([...command.split(' ').filter(Boolean), '--help'])),
  )
  expect(ended.map(({ code }) => code)).toEqual(commands.map(() => 0))
}, 60_000)
