import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { verifyChain } from '../../src/domain/audit/index.ts'
import { operatorNamed } from '../../src/domain/operators/index.ts'
import { createPerson } from '../harness/people.ts'
import { beside, run } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const named = (name: string) =>
  the()
    .house.db.transaction()
    .execute((tx) => operatorNamed(tx, name, new Date()))

const disabled = async (
  account: string,
): Promise<{ actor: string; actor_name: string | null } | undefined> => {
  const { rows } = await sql<{ actor: string; actor_name: string | null }>`
    select e.actor, p.actor_name from audit_event e left join audit_person p on p.event_id = e.id
    where e.type = 'accounts.account.disabled' and e.account_id = ${account}`.execute(the().house.db)
  return rows[0]
}

test('an operator is the same one each time, also of two who act for the first time at once', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => named('Olga')))
  expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(1)
  expect(await named('Olga')).toEqual(all[0])
  expect(await named('Otto')).not.toEqual(all[0])
})

test('the command line acts as who is named, or else as the system’s user', async () => {
  const [one, other] = [await createPerson(the()), await createPerson(the())]
  await run(['accounts', 'disable', one.email], { ...beside(the()), SLUIS_OPERATOR: 'Olga de Groot' })
  await run(['accounts', 'disable', other.email], { ...beside(the()), SLUIS_OPERATOR: '' })
  const [first, second] = [await disabled(one.id), await disabled(other.id)]
  expect(first).toEqual({
    actor: expect.stringMatching(/^operator:[0-9a-f-]{36}$/),
    actor_name: 'Olga de Groot',
  })
  expect(second?.actor_name).toBeTruthy()
  expect(second?.actor).not.toBe(first?.actor)
  // the name is nowhere in the chain, and can be erased without breaking it
  const { db, vault } = the().house
  const { rows } = await sql<{
    said: string
  }>`select row_to_json(e)::text as said from audit_event e`.execute(db)
  expect(rows.filter(({ said }) => said.includes('Olga'))).toEqual([])
  await the().worker.chores.runAll()
  expect((await verifyChain({ db, vault })).faults).toEqual([])
  await db.transaction().execute(async (tx) => {
    await sql`set local sluis.erases = 'on'`.execute(tx)
    await tx.deleteFrom('audit_person').where('actor_name', '=', 'Olga de Groot').execute()
  })
  expect((await verifyChain({ db, vault })).faults).toEqual([])
})

test('another name put beside an event is noticed', async () => {
  const person = await createPerson(the())
  await run(['accounts', 'disable', person.email], { ...beside(the()), SLUIS_OPERATOR: 'Olga de Groot' })
  await the().worker.chores.runAll()
  const { db, vault } = the().house
  await sql`alter table audit_person disable trigger all`.execute(db)
  await db
    .updateTable('audit_person')
    .set({ actor_name: 'Otto' })
    .where('actor_name', '=', 'Olga de Groot')
    .execute()
  await sql`alter table audit_person enable trigger all`.execute(db)
  expect((await verifyChain({ db, vault })).faults.join()).toMatch(/personal data of event \d+ were altered/)
})

test('a name that cannot be shown is refused', async () => {
  const ended = await run(['accounts', 'list'], { ...beside(the()), SLUIS_OPERATOR: '\u0007' })
  expect([ended.code, ended.error]).toEqual([1, expect.stringContaining('SLUIS_OPERATOR must be a name')])
})
