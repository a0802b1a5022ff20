import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { ask, createOperator, createProgram } from '../harness/api.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const registration = (name: string) => ({
  client_id: name,
  redirect_uris: ['https://portal.example/callback'],
})
const operator = async (): Promise<string> => (await createProgram(the(), { role: 'operator' })).token
const titled = (status: number, title: string) => ({ status, body: { title, status } })

const written = async (): Promise<unknown> => {
  const { rows } =
    await sql`select (select count(*) from client) as clients, (select count(*) from client_secret) as secrets,
    (select count(*) from resource) as resources, (select count(*) from audit_event) as events,
    (select count(*) from outbox_message) as messages, (select count(*) from request_once) as keys`.execute(
      the().house.db,
    )
  return rows[0]
}

test('of two identical requests at once with one key, one makes the thing and both are answered it', async () => {
  const token = await operator()
  const asked = { token, body: registration('once'), headers: { 'idempotency-key': 'the-same' } }
  const [one, two] = await Promise.all([
    ask(the(), 'clients.create', asked),
    ask(the(), 'clients.create', asked),
  ])
  expect([one.status, two.status]).toEqual([201, 201])
  const secrets = [one, two].map(({ body }) => (body as { client_secret: string | null }).client_secret)
  expect(secrets.filter((each) => each !== null)).toHaveLength(1)
  const { rows } = await sql`select 1 from client where id = 'once'`.execute(the().house.db)
  expect(rows).toHaveLength(1)
})

test('a request sent again is answered the same, but for its secret; another one by the same key is a mistake', async () => {
  const token = await operator()
  const headers = { 'idempotency-key': 'mine' }
  const first = await ask(the(), 'clients.create', { token, body: registration('again'), headers })
  const second = await ask(the(), 'clients.create', { token, body: registration('again'), headers })
  expect(second.body).toEqual({
    ...(first.body as object),
    client_secret: null,
    secret_already_shown: true,
  })
  expect(second.headers.get('location')).toBe('/api/v1/clients/again')
  const other = await ask(the(), 'clients.create', { token, body: registration('other'), headers })
  expect(other).toMatchObject(titled(422, 'idempotency-key-reused'))
  // a refusal is the answer as well
  const wrong = {
    token,
    body: { redirect_uris: ['http://portal.example/'] },
    headers: { 'idempotency-key': 'wrong' },
  }
  const refused = await ask(the(), 'clients.create', wrong)
  expect((await ask(the(), 'clients.create', wrong)).body).toMatchObject({
    title: 'invalid',
    errors: (refused.body as { errors: unknown }).errors,
  })
})

test('a key is its program’s own, and no secret of its answer is kept', async () => {
  const headers = { 'idempotency-key': 'ours' }
  const made = await ask(the(), 'clients.create', {
    token: await operator(),
    body: registration('one-of'),
    headers,
  })
  const theirs = await ask(the(), 'clients.create', {
    token: await operator(),
    body: registration('two-of'),
    headers,
  })
  expect([made.status, theirs.status]).toEqual([201, 201])
  const { rows } = await sql<{
    answer: Buffer
    caller: string
    key_hash: Buffer
  }>`select * from request_once`.execute(the().house.db)
  for (const { answer, caller, key_hash: key } of rows) {
    const kept = the()
      .house.vault.open(answer, `request-once/${caller}/${key.toString('hex')}`)
      .toString()
    expect(kept).not.toContain((made.body as { client_secret: string }).client_secret)
    expect(kept).not.toMatch(/"client_secret":"/)
  }
})

test('a creating request without a key, or with one that is none, is refused', async () => {
  const token = await operator()
  const body = registration('keyless')
  for (const [key, title] of [
    [undefined, 'idempotency-key-missing'],
    ['', 'idempotency-key-missing'],
    ['a'.repeat(256), 'bad-request'],
    ['white space', 'bad-request'],
  ] as const)
    expect(
      await ask(the(), 'clients.create', { token, body, headers: { 'idempotency-key': key } }),
    ).toMatchObject(titled(400, title))
})

test('what was not seen is not changed: 428 without a version, 412 with another', async () => {
  const token = await operator()
  const { clientId } = await createPortal(the())
  const change = (version: string | undefined) =>
    ask(the(), 'clients.change', {
      ...{ token, params: { client_id: clientId }, body: { client_name: `Named ${version}` } },
      headers: { 'if-match': version },
    })
  expect(await change(undefined)).toMatchObject(titled(428, 'precondition-required'))
  expect(await change('"7"')).toMatchObject(titled(412, 'precondition-failed'))
  expect(await change('W/"1"')).toMatchObject(titled(412, 'precondition-failed'))
  expect(await change('"1", "2"')).toMatchObject(titled(400, 'bad-request'))
  // of any number at once, one changes it
  const answers = await Promise.all(Array.from({ length: 5 }, () => change('"1"')))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412, 412])
  expect((await change('*')).headers.get('etag')).toBe('"3"')
  const read = (known: string) =>
    ask(the(), 'clients.read', {
      token,
      params: { client_id: clientId },
      headers: { 'if-none-match': known },
    })
  expect((await read('"2"')).status).toBe(200)
  expect((await read('"3"')).status).toBe(304)
})

test('a merge patch takes members away by null, and replaces lists whole', async () => {
  const token = await operator()
  const { clientId } = await createPortal(the(), { contacts: ['a@portal.example', 'b@portal.example'] })
  const params = { client_id: clientId }
  const body = { client_name: null, contacts: ['c@portal.example'], sluis_level_max_ages: { high: 300 } }
  await ask(the(), 'clients.change', { token, params, body })
  const more = { sluis_level_max_ages: { substantial: 600 } }
  await ask(the(), 'clients.change', { token, params, body: more })
  const { body: now } = await ask(the(), 'clients.read', { token, params })
  expect(now).toMatchObject({
    contacts: ['c@portal.example'],
    sluis_level_max_ages: { high: 300, substantial: 600 },
  })
  expect(now).not.toHaveProperty('client_name')
  const plain = { type: 'application/json', text: '{"client_name":"X"}' }
  expect(await ask(the(), 'clients.change', { token, params, raw: plain })).toMatchObject(
    titled(415, 'media-type'),
  )
})

test('a rehearsal says what would be done, and does nothing', async () => {
  const token = await operator()
  const { clientId } = await createPortal(the(), { client_name: 'Before' })
  const before = await written()
  const query = { dry_run: 'true' }
  const made = await ask(the(), 'clients.create', { token, query, body: registration('rehearsed') })
  expect(made).toMatchObject({
    status: 200,
    body: { dry_run: true, status: 201, answer: { client_secret: null, client: registration('rehearsed') } },
  })
  const changed = await ask(the(), 'clients.change', {
    ...{ token, query, params: { client_id: clientId } },
    body: { client_name: 'After' },
  })
  expect(changed.body).toMatchObject({
    changes: [{ pointer: '/client_name', from: 'Before', to: 'After' }],
  })
  const refused = await ask(the(), 'clients.create', { token, query, body: registration(clientId) })
  expect(refused).toMatchObject(titled(409, 'exists-already'))
  expect(await written()).toEqual(before)
})

test('lists go on where a page ended; a place in another list, or a made one, is none', async () => {
  const token = await operator()
  for (const n of [1, 2, 3]) await createPortal(the(), { client_id: `list-${n}` })
  const seen: string[] = []
  let after: string | null = null
  do {
    const query: Record<string, string> = { limit: '2', ...(after === null ? {} : { after }) }
    const { body, headers } = await ask(the(), 'clients.list', { token, query })
    const page = body as { items: { client_id: string }[]; next: string | null }
    expect(page.items.length).toBeLessThanOrEqual(2)
    expect(headers.get('link')).toEqual(
      page.next === null
        ? null
        : expect.stringMatching(/^<http.*\/api\/v1\/clients\?limit=2&after=.*>; rel="next"$/),
    )
    seen.push(...page.items.map(({ client_id: id }) => id))
    after = page.next
  } while (after !== null)
  expect(seen).toEqual([...new Set(seen)].toSorted())
  expect(seen).toEqual(expect.arrayContaining(['list-1', 'list-2', 'list-3']))

  const { body } = await ask(the(), 'clients.list', { token, query: { limit: '1' } })
  const { next } = body as { next: string }
  expect(await ask(the(), 'resources.list', { token, query: { after: next } })).toMatchObject(
    titled(400, 'cursor-wrong'),
  )
  for (const made of ['x', Buffer.from('list-1').toString('base64url'), `${next.slice(0, -2)}AA`])
    expect(await ask(the(), 'clients.list', { token, query: { after: made } })).toMatchObject(
      titled(400, 'cursor-wrong'),
    )
})

test('a limit above the most is refused and never cut, and so is a parameter that is not known, or said twice', async () => {
  const token = await operator()
  for (const [limit, detail] of [
    ['201', 'limit must be a whole number from 1 to 200'],
    ['0', 'limit must be a whole number from 1 to 200'],
    ['ten', 'limit must be a whole number from 1 to 200'],
  ] as const)
    expect(await ask(the(), 'clients.list', { token, query: { limit } })).toMatchObject({
      status: 400,
      body: { title: 'bad-request', errors: [{ parameter: 'limit', detail }] },
    })
  expect(await ask(the(), 'clients.list', { token, query: { offset: '10' } })).toMatchObject({
    status: 400,
    body: { errors: [{ parameter: 'offset' }] },
  })
  const twice = await fetch(`${the().origin}/api/v1/clients?limit=1&limit=2`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect([twice.status, await twice.json()]).toEqual([
    400,
    expect.objectContaining({ errors: [{ parameter: 'limit', detail: 'limit was said more than once' }] }),
  ])
})

test('everything that is wrong with a body is told at once, each with its place', async () => {
  const token = await operator()
  const body = {
    redirect_uris: ['https://a.example/cb', 'javascript:1'],
    sluis_pkce: 'sometimes',
    'sluis_/~': 1,
  }
  const { status, body: problem } = await ask(the(), 'clients.create', { token, body })
  expect([
    status,
    (problem as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer),
  ]).toEqual([422, expect.arrayContaining(['/redirect_uris/1', '/sluis_pkce', '/sluis_~1~0'])])
})

test('a problem is JSON whatever its program would take, with a page that says what it means', async () => {
  const response = await fetch(`${the().origin}/api/v1/clients`, { headers: { accept: 'text/html' } })
  expect([response.status, response.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="sluis"/)
  const { type } = (await response.json()) as { type: string }
  const page = await fetch(type)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('credential-missing')])
})

test('people are found by their address or the beginning of their name, and never all of them', async () => {
  const { token, person } = await createOperator(the(), 'helpdesk')
  const found = async (body: object) =>
    ((await ask(the(), 'people.search', { token, body })).body as { items: { id: string }[] }).items.map(
      ({ id }) => id,
    )
  expect(await found({ email: person.email.toUpperCase() })).toEqual([person.id])
  expect(await found({ name: 'PETRA p' })).toContain(person.id)
  expect(await found({ email: person.email, name: 'Somebody' })).toEqual([])
  expect(await found({ name: 'Pe_ra' })).toEqual([])
  expect(await found({ name: '%%' })).toEqual([])
  expect(await ask(the(), 'people.search', { token, body: {} })).toMatchObject(titled(422, 'invalid'))
  expect(await ask(the(), 'people.search', { token, body: { name: 'p' } })).toMatchObject(
    titled(422, 'invalid'),
  )
})

test('what the operators’ API asks of somebody is foreseen', async () => {
  const token = await operator()
  const { person } = await createOperator(the(), 'helpdesk')
  const { clientId } = await createPortal(the(), { sluis_minimum_level: 'basic' })
  const body = { account: person.id, client_id: clientId }
  const foreseen = async (more: object) =>
    (
      (await ask(the(), 'explanations.foresee', { token, body: { ...body, ...more } })).body as {
        next: { type: string }
      }
    ).next
  expect(await foreseen({})).toMatchObject({ type: 'finish' })
  expect(await foreseen({ resource: `${the().origin}/api` })).toMatchObject({ type: 'ask' })
})
