import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { ask, createOperator, createProgram, giveRole, type Answered } from '../harness/api.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { createOrganisation } from '../harness/organisations.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const titled = (status: number, title: string) => ({ status, body: { title } })
const idOf = ({ body }: Answered): string => (body as { id: string }).id

type Operator = Awaited<ReturnType<typeof createOperator>>
let pair: Promise<[Operator, Operator]> | undefined
/** Two operators: one asks, the other agrees. */
const two = (): Promise<[Operator, Operator]> =>
  (pair ??= Promise.all([createOperator(the(), 'operator'), createOperator(the(), 'operator')]))

const remove = (token: string, client: string, version = '*') =>
  ask(the(), 'clients.delete', { token, params: { client_id: client }, headers: { 'if-match': version } })
const agree = (token: string, id: string) => ask(the(), 'proposals.agree', { token, params: { id } })
const isThere = async (client: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from client where id = ${client} and deleted_at is null`.execute(
    the().house.db,
  )
  return rows.length === 1
}

test('a client is withdrawn once a second person agrees, and only then', async () => {
  const [one, other] = await two()
  const { clientId } = await createPortal(the())
  const asked = await remove(one.token, clientId)
  expect(asked).toMatchObject({
    status: 202,
    body: { operation: 'clients.delete', target: `/clients/${clientId}` },
  })
  expect(await isThere(clientId)).toBe(true)
  const list = await ask(the(), 'proposals.list', { token: other.token })
  expect((list.body as { items: { id: string }[] }).items.map(({ id }) => id)).toContain(idOf(asked))
  expect(await agree(one.token, idOf(asked))).toMatchObject(titled(403, 'own-account'))
  expect(await agree(other.token, idOf(asked))).toMatchObject({
    status: 200,
    body: { status: 204, answer: null },
  })
  expect(await isThere(clientId)).toBe(false)
  expect(await agree(other.token, idOf(asked))).toMatchObject(titled(409, 'proposal-over'))
  const { rows } = await sql<{
    type: string
    actor: string
  }>`select type, split_part(actor, ' ', 1) as actor from audit_event
    where details->>'proposal' = ${idOf(asked)} or client_id = ${clientId} and type = 'clients.client.deleted' order by at`.execute(
    the().house.db,
  )
  expect(rows).toEqual(
    expect.arrayContaining([
      { type: 'operators.proposal.made', actor: `account:${one.person.id}` },
      { type: 'operators.proposal.settled', actor: `account:${other.person.id}` },
      { type: 'clients.client.deleted', actor: `account:${other.person.id}` },
    ]),
  )
})

test('the same request asked for twice is one; another body is another', async () => {
  const [one, other] = await two()
  const person = await createPerson(the())
  const grant = (role: string) =>
    ask(the(), 'roles.grant', { token: one.token, body: { account: person.id, role } })
  const [first, again] = await Promise.all([grant('helpdesk'), grant('helpdesk')])
  expect(idOf(again)).toBe(idOf(first))
  const auditor = await grant('auditor')
  expect(idOf(auditor)).not.toBe(idOf(first))
  await agree(other.token, idOf(auditor))
  const { rows } = await sql`select role from operator_role where account_id = ${person.id}`.execute(
    the().house.db,
  )
  expect(rows).toEqual([{ role: 'auditor' }])
})

test('of two who agree at once, one does it', async () => {
  const [one, other] = await two()
  const third = await createOperator(the(), 'operator')
  const { clientId } = await createPortal(the())
  const id = idOf(await remove(one.token, clientId))
  const answers = await Promise.all([agree(other.token, id), agree(third.token, id)])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  // also what could be done twice
  const asked = idOf(await ask(the(), 'people.export', { token: one.token }))
  const both = await Promise.all([other, third, other].map(({ token }) => agree(token, asked)))
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
  const { rows } = await sql`select 1 from people_export where asked_by = ${one.person.id}`.execute(
    the().house.db,
  )
  expect(rows).toHaveLength(1)
})

test('what would be refused is not even proposed', async () => {
  const [one] = await two()
  const body = { account: '00000000-0000-4000-8000-000000000009', role: 'auditor' }
  expect(await ask(the(), 'roles.grant', { token: one.token, body })).toMatchObject(titled(422, 'invalid'))
  expect(await remove(one.token, 'nobody')).toMatchObject(titled(404, 'not-found'))
  const { clientId } = await createPortal(the())
  expect(await remove(one.token, clientId, '"9"')).toMatchObject(titled(412, 'precondition-failed'))
})

test('a proposal ends when its target changes, with its maker’s role, and after a day', async () => {
  const [, other] = await two()
  const maker = await createOperator(the(), 'operator')
  const { clientId } = await createPortal(the())
  const changed = idOf(await remove(maker.token, clientId))
  const params = { client_id: clientId }
  await ask(the(), 'clients.change', { token: other.token, params, body: { client_name: 'Another name' } })
  expect(await agree(other.token, changed)).toMatchObject(titled(409, 'proposal-passed'))
  expect(await agree(other.token, changed)).toMatchObject(titled(409, 'proposal-over'))

  const roleless = idOf(await remove(maker.token, clientId))
  await ask(the(), 'roles.withdraw', { token: other.token, params: { id: maker.roleId! } })
  expect(await agree(other.token, roleless)).toMatchObject(titled(409, 'proposal-over'))
  // the role that comes back brings nothing back
  await giveRole(the(), { account: maker.person.id }, 'operator')
  expect(await agree(other.token, roleless)).toMatchObject(titled(409, 'proposal-over'))

  const late = idOf(await remove(maker.token, clientId))
  await sql`update proposal set expires_at = now() - interval '1 second' where id = ${late}`.execute(
    the().house.db,
  )
  expect(await agree(other.token, late)).toMatchObject(titled(409, 'proposal-over'))
  expect(await isThere(clientId)).toBe(true)
})

test('whoever agrees may do it themselves, and gives themselves nothing', async () => {
  const [one, other] = await two()
  const auditor = await createOperator(the(), 'auditor')
  const { clientId } = await createPortal(the())
  const id = idOf(await remove(one.token, clientId))
  expect(await agree(auditor.token, id)).toMatchObject(titled(403, 'role-missing'))
  const body = { account: other.person.id, role: 'auditor' }
  const forOther = idOf(await ask(the(), 'roles.grant', { token: one.token, body }))
  expect(await agree(other.token, forOther)).toMatchObject(titled(403, 'own-account'))
  // a program has no person behind it whom one could tell from another
  const { token: program } = await createProgram(the(), { role: 'operator' })
  expect(await agree(program, id)).toMatchObject(titled(403, 'person-needed'))
  expect(await remove(program, clientId)).toMatchObject(titled(403, 'person-needed'))
})

test('one declines what another has proposed, and withdraws what one has proposed oneself', async () => {
  const [one, other] = await two()
  const { clientId } = await createPortal(the())
  const outcomes: unknown[] = []
  for (const by of [one, other]) {
    const id = idOf(await remove(one.token, clientId))
    expect((await ask(the(), 'proposals.decline', { token: by.token, params: { id } })).status).toBe(204)
    const { rows } = await sql<{ outcome: string }>`select outcome from proposal where id = ${id}`.execute(
      the().house.db,
    )
    outcomes.push(rows[0]?.outcome)
    expect(await agree(other.token, id)).toMatchObject(titled(409, 'proposal-over'))
  }
  expect(outcomes).toEqual(['withdrawn', 'declined'])
})

test.each([
  ['a lower level', { sluis_minimum_level: 'basic' }],
  ['older evidence', { sluis_level_max_ages: { high: 600 } }],
  ['other factors', { sluis_factors_allowed: ['password', 'totp', 'sms'] }],
  ['any factor', { sluis_factors_allowed: null }],
  ['fewer factors set up', { sluis_factors_required: [] }],
  ['a factor that did not count', { sluis_factors_forbidden: [] }],
  ['browsers that are remembered', { sluis_remember_browsers: true }],
  ['another organisation', { sluis_organisations: ['kvk:69599084', 'kvk:10000001'] }],
  ['every organisation', { sluis_organisations: [] }],
  ['acting for nobody', { sluis_organization: 'optional' }],
  ['numbers of another register', { sluis_number_register: 'relations' }],
  ['members of a branch alone', { sluis_branches: 'accepted' }],
  ['members of the branch that it names', { sluis_branches: 'named' }],
  ['mandates that are worth more', { sluis_mandate_level: 'high' }],
  ['mandates of any worth', { sluis_mandate_level: null }],
  ['more of the organisation', { sluis_organization_claims: ['registration', 'role'] }],
  ['no PKCE', { sluis_pkce: 'exempt' }],
  ['no consent', { sluis_consent: 'implicit' }],
  ['older sign-ins', { default_max_age: 7200 }],
  ['tokens that anybody may show', { dpop_bound_access_tokens: false }],
  ['requests that are not pushed', { require_pushed_authorization_requests: false }],
  ['a program that shows nothing', { token_endpoint_auth_method: 'none' }],
])('%s is asked for by two', async (_what, less) => {
  const [, other] = await two()
  // what one person asks for is bounded
  const one = await createOperator(the(), 'operator')
  const strict = {
    ...{ sluis_level_max_ages: { high: 300 }, sluis_factors_allowed: ['password', 'totp'] },
    ...{ sluis_factors_required: ['totp'], sluis_factors_forbidden: ['sms'], sluis_consent: 'ask' },
    sluis_organisations: ['kvk:69599084'],
    ...{ sluis_organization: 'required', sluis_number_register: 'customers' },
    ...{ sluis_branches: 'refused', sluis_mandate_level: 'two-factor' },
    sluis_organization_claims: ['registration'],
    ...{ default_max_age: 3600, dpop_bound_access_tokens: true, require_pushed_authorization_requests: true },
  }
  const { clientId } = await createPortal(the(), strict)
  const change = (body: object) =>
    ask(the(), 'clients.change', { token: one.token, params: { client_id: clientId }, body })
  // a name is changed at once, and so is more than was asked
  expect((await change({ client_name: 'Another' })).status).toBe(200)
  expect(
    (await change({ sluis_minimum_level: 'two-factor', sluis_level_max_ages: { high: 60 } })).status,
  ).toBe(200)
  const asked = await change(less)
  expect(asked.status).toBe(202)
  expect((await agree(other.token, idOf(asked))).status).toBe(200)
  const { body } = await ask(the(), 'clients.read', { token: one.token, params: { client_id: clientId } })
  const [name, value] = Object.entries(less)[0]!
  expect((body as Record<string, unknown>)[name] ?? null).toEqual(value)
})

test('what one person asks a second one for is bounded', async () => {
  const one = await createOperator(the(), 'operator')
  const person = await createPerson(the())
  const { clientId } = await createPortal(the())
  const statuses: number[] = []
  for (let i = 0; i < 21; i++) {
    const body = {
      account: person.id,
      role: 'client-manager',
      clients: Array.from({ length: i + 1 }, () => clientId),
    }
    statuses.push((await ask(the(), 'roles.grant', { token: one.token, body })).status)
  }
  expect([statuses.slice(0, 20).every((status) => status === 202), statuses.at(-1)]).toEqual([true, 429])
})

test('everybody is read out by whoever asked, once another has agreed, and by nobody else', async () => {
  const [, other] = await two()
  const one = await createOperator(the(), 'operator')
  const asked = await ask(the(), 'people.export', { token: one.token })
  expect(asked).toMatchObject({ status: 202, body: { operation: 'people.export' } })
  const agreed = await agree(other.token, idOf(asked))
  const { id } = (agreed.body as { answer: { id: string } }).answer
  const read = (token: string) => ask(the(), 'people.read-export', { token, params: { id } })
  expect(await read(other.token)).toMatchObject(titled(404, 'not-found'))
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from account`.execute(the().house.db)
  const { status, body, headers } = await read(one.token)
  expect([status, (body as object[]).length]).toEqual([200, rows[0]?.n])
  expect(headers.get('content-disposition')).toBe(`attachment; filename=people-${id}.ndjson`)
  await sql`update people_export set expires_at = now() - interval '1 second'`.execute(the().house.db)
  expect(await read(one.token)).toMatchObject(titled(404, 'not-found'))
  // another month is another export
  const again = await ask(the(), 'people.export', { token: one.token })
  expect(idOf(again)).not.toBe(idOf(asked))
})

test('what an organisation asks of its people is more by one, and less by two', async () => {
  const [one, other] = await two()
  const { id } = await createOrganisation(the())
  const put = (body: object) =>
    ask(the(), 'organisations.set-demands', { token: one.token, params: { organisation: id }, body })
  const strict = { minimum_level: 'two-factor', factors_forbidden: ['sms'], factors_required: ['totp'] }
  expect((await put(strict)).status).toBe(200)
  expect(
    (await put({ ...strict, minimum_level: 'high', factors_required: ['totp', 'webauthn'] })).status,
  ).toBe(200)
  for (const less of [{ minimum_level: null }, { factors_forbidden: [] }, { factors_required: ['totp'] }])
    expect((await put({ ...strict, factors_required: ['totp', 'webauthn'], ...less })).status).toBe(202)
  const asked = await put({ minimum_level: null, factors_forbidden: [], factors_required: [] })
  expect((await agree(other.token, idOf(asked))).status).toBe(200)
  const { body } = await ask(the(), 'organisations.read', { token: one.token, params: { organisation: id } })
  expect(body).toMatchObject({
    demands: { minimum_level: null, factors_forbidden: [], factors_required: [] },
  })
})

test('a whole registration that leaves out what was asked of people is asked for by two', async () => {
  const [one] = await two()
  const { clientId } = await createPortal(the(), { sluis_minimum_level: 'high' })
  const body = { client_id: clientId, redirect_uris: ['https://portal.example/callback'] }
  const answer = await ask(the(), 'clients.replace', {
    token: one.token,
    params: { client_id: clientId },
    body,
  })
  expect(answer.status).toBe(202)
})

test('an address is given by two to whoever signs in and has none: nobody else would hear of it', async () => {
  const [one, other] = await two()
  const [used, fresh] = [await createPerson(the()), await createPerson(the())]
  await sql`update account set first_signed_in_at = now() where id = ${used.id}`.execute(the().house.db)
  await sql`delete from identifier where account_id in (${used.id}, ${fresh.id})`.execute(the().house.db)
  const mails = () => mailsTo(the(), `${used.id}@example.test`, 'selfservice/confirm-address')
  const correct = (id: string) =>
    ask(the(), 'people.correct-address', {
      ...{ token: one.token, params: { id } },
      body: { email: `${id}@example.test` },
    })
  expect((await correct(fresh.id)).status).toBe(204)
  const asked = await correct(used.id)
  expect(asked.status).toBe(202)
  expect((await mails()).length).toBe(0)
  expect((await agree(other.token, idOf(asked))).status).toBe(200)
  expect((await mails()).length).toBe(1)
})
