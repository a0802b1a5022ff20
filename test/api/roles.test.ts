import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { operations, type Operation } from '../../src/doors/api/index.ts'
import { roles, table, type Reach, type Role } from '../../src/policy/operating/index.ts'
import { ask, createOperator, giveRole, type Answered } from '../harness/api.ts'
import { perform } from '../../src/acts/index.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import { accountActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { rolesOf } from '../../src/domain/operators/index.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { exampleWorld, printing } from './example-world.ts'

const the = useWorld({ env: { ...printing, OPERATOR_FACTORS: 'any' } })

let prepared: Promise<Record<Role | 'nobody', string>> | undefined

/** Somebody of each role, and somebody without; on the installation of the examples. */
const callers = (): Promise<Record<Role | 'nobody', string>> =>
  (prepared ??= (async () => {
    await exampleWorld(the())
    await createPortal(the(), { client_id: 'not-theirs' })
    const tokens = { nobody: (await createOperator(the())).token } as Record<Role | 'nobody', string>
    for (const role of roles)
      tokens[role] = (await createOperator(the(), role, role === 'client-manager' ? ['permits'] : [])).token
    return tokens
  })())

/** Asks for what the example of the document asks for; in rehearsal, where it would change something. */
function tryIt(
  token: string,
  { name, example, isActing, params }: Operation,
  client = 'permits',
): Promise<Answered> {
  const named = { ...example.params, ...('client_id' in params ? { client_id: client } : {}) }
  const query = { ...example.query, ...(isActing ? { dry_run: 'true' } : {}) }
  return ask(the(), name, { token, params: named, query, body: example.body })
}

const everybody = [...roles, 'nobody'] as const
const walks = operations.flatMap((operation) =>
  everybody.map((role) => ({ name: operation.name, role, operation })),
)

describe('who may what', () => {
  // what settles proposals changes something, and what was proposed is of one person: `two-persons` walks them
  test.each(walks.filter(({ name }) => !/^proposals\.(agree|decline)$|read-export/.test(name)))(
    '$role: $name',
    async ({ name, role, operation }) => {
      const reach: Reach = role === 'nobody' ? '-' : table[name].may[role]
      const token = (await callers())[role]
      const answer = await tryIt(token, operation)
      const title = (answer.body as { title?: string } | undefined)?.title
      if (reach === '-') expect([answer.status, title]).toEqual([403, 'role-missing'])
      else expect([name, answer.status >= 200 && answer.status < 300]).toEqual([name, true])
      if (reach === 'named' && 'client_id' in operation.params) {
        const other = await tryIt(token, operation, 'not-theirs')
        expect([other.status, (other.body as { title?: string }).title]).toEqual([404, 'not-found'])
      }
    },
  )
})

test('a client manager finds in the list what they look after, and nothing else', async () => {
  const token = (await callers())['client-manager']
  const { body } = await ask(the(), 'clients.list', { token })
  expect((body as { items: { client_id: string }[] }).items.map(({ client_id: id }) => id)).toEqual([
    'permits',
  ])
})

test('nobody acts on their own account', async () => {
  const { person, token } = await createOperator(the(), 'operator')
  for (const name of ['people.disable', 'people.end-sessions', 'people.start-recovery'] as const) {
    const answer = await ask(the(), name, { token, params: { id: person.id } })
    expect([answer.status, answer.body]).toEqual([403, expect.objectContaining({ title: 'own-account' })])
  }
  const body = { account: person.id, role: 'auditor' }
  expect(await ask(the(), 'roles.grant', { token, body })).toMatchObject({
    status: 403,
    body: { title: 'own-account' },
  })
})

test('a help desk starts recoveries of people, and none of those who look after others', async () => {
  const { token } = await createOperator(the(), 'helpdesk')
  const plain = await createPerson(the())
  const { person: operator } = await createOperator(the(), 'operator')
  expect((await ask(the(), 'people.start-recovery', { token, params: { id: plain.id } })).status).toBe(204)
  expect(await ask(the(), 'people.start-recovery', { token, params: { id: operator.id } })).toMatchObject({
    status: 403,
    body: { title: 'privileged' },
  })
})

test('a role that is taken back is gone with the next request, in every process', async () => {
  const { person, token, roleId } = await createOperator(the(), 'auditor')
  const other = await the().second()
  const there = { ...the(), origin: other.origin }
  expect((await ask(there, 'settings.levels', { token })).status).toBe(200)
  const { token: operator } = await createOperator(the(), 'operator')
  expect((await ask(the(), 'roles.withdraw', { token: operator, params: { id: roleId! } })).status).toBe(204)
  expect(await ask(there, 'settings.levels', { token })).toMatchObject({
    status: 403,
    body: { title: 'role-missing' },
  })
  await giveRole(the(), { account: person.id }, 'auditor')
  expect((await ask(there, 'settings.levels', { token })).status).toBe(200)
  await other.close()
})

test('the last operator stays: of two who take each other’s role back at once, one keeps it', async () => {
  await sql`delete from operator_role where role = 'operator'`.execute(the().house.db)
  const [one, two] = [await createOperator(the(), 'operator'), await createOperator(the(), 'operator')]
  const answers = await Promise.all([
    ask(the(), 'roles.withdraw', { token: one.token, params: { id: two.roleId! } }),
    ask(the(), 'roles.withdraw', { token: two.token, params: { id: one.roleId! } }),
  ])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, expect.any(Number)])
  const { rows } = await sql`select 1 from operator_role where role = 'operator'`.execute(the().house.db)
  expect(rows).toHaveLength(1)
})

test('who cannot sign in any more holds no role, and the last operator is not disabled', async () => {
  await sql`delete from operator_role where role = 'operator'`.execute(the().house.db)
  const last = await createOperator(the(), 'operator')
  const auditor = await createOperator(the(), 'auditor')
  const disable = async ({ person }: typeof last) => {
    const account = await accountById(the().house.db, person.id)
    return perform(the().house, accountActs(the().house).disable, tester, account!)
  }
  expect(await disable(last)).toEqual({ ok: false, reason: 'last-operator' })
  expect((await ask(the(), 'settings.levels', { token: last.token })).status).toBe(200)
  expect((await disable(auditor)).ok).toBe(true)
  expect((await ask(the(), 'settings.levels', { token: auditor.token })).status).toBe(401)
  expect(await rolesOf(the().house.db, { account: auditor.person.id })).toEqual([])
})
