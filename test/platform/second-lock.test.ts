import { beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { ownTables as activationTables } from '../../src/domain/activations/index.ts'
import { ownTables as organisationTables } from '../../src/domain/organisations/index.ts'
import { ownTables as sessionTables } from '../../src/domain/sessions/index.ts'
import { ownTables as listTables } from '../../src/journeys/inviting/index.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { underLock, type Opened } from '../../src/platform/db/under-lock.ts'
import { addMember, createOrganisation, giveRepresentation } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()
const locked = [...organisationTables, ...activationTables, ...listTables, ...sessionTables]
const lock = () => underLock(the().house.db, { isRequired: true })

/** An organisation with an administrator, a plain member and a number. */
async function organisationWith() {
  const { id: organisation } = await createOrganisation(the())
  const [administrator, member] = [await createPerson(the()), await createPerson(the())]
  await addMember(
    the(),
    organisation,
    { account: administrator.id },
    { role: 'administrator', powers: ['people', 'rights', 'organisation'] },
  )
  const { id: membership } = await addMember(the(), organisation, { account: member.id })
  return { organisation, administrator: administrator.id, member: member.id, membership }
}
let ours: Awaited<ReturnType<typeof organisationWith>>
let theirs: typeof ours
beforeAll(async () => {
  ours = await organisationWith()
  theirs = await organisationWith()
})

const membershipsSeen = async (tx: Tx): Promise<string[]> =>
  (await sql<{ organisation_id: string }>`select organisation_id from membership`.execute(tx)).rows.map(
    ({ organisation_id: of }) => of,
  )
const opened = (by: Opened['account'], organisation: string = ours.organisation): Opened => ({
  ...{ account: by, organisation },
})

describe('beneath the second lock', () => {
  test('an administrator sees the rows of their organisation, and no others, whatever is asked', async () => {
    const seen = await lock().read(opened(ours.administrator), membershipsSeen)
    expect(seen).toEqual([ours.organisation, ours.organisation])
    const named = await lock().read(opened(ours.administrator), (tx) =>
      sql`select id from organisation where id = ${theirs.organisation}`.execute(tx),
    )
    expect(named.rows).toEqual([])
  })

  test.each([
    ['the administrator of another organisation', () => theirs.administrator],
    ['a plain member', () => ours.member],
    ['nobody', () => ''],
  ])('%s sees nothing of it, although it was opened for them', async (_who, by) => {
    expect(await lock().read(opened(by()), membershipsSeen)).toEqual([])
  })

  test('nothing of another organisation is changed, given away or taken', async () => {
    const changed = await lock().act(opened(ours.administrator), async (tx) => {
      const { numAffectedRows } =
        await sql`update membership set mandate_level = 'low' where id = ${theirs.membership}`.execute(tx)
      return numAffectedRows
    })
    expect(changed).toBe(0n)
    const given = lock().act(opened(ours.administrator), (tx) =>
      sql`update membership set organisation_id = ${theirs.organisation} where id = ${ours.membership}`.execute(
        tx,
      ),
    )
    await expect(given).rejects.toMatchObject({ code: '42501' })
  })

  test('nothing is added to another organisation, or removed from it', async () => {
    const added = lock().act(opened(ours.administrator), (tx) =>
      sql`insert into branch (id, organisation_id, number, name, created_at)
        values (gen_random_uuid(), ${theirs.organisation}, '1', 'Theirs', now())`.execute(tx),
    )
    await expect(added).rejects.toMatchObject({ code: '42501' })
    const removed = await lock().act(opened(ours.administrator), async (tx) => {
      const { numAffectedRows } =
        await sql`delete from member_word where organisation_id = ${theirs.organisation}`.execute(tx)
      return numAffectedRows
    })
    expect(removed).toBe(0n)
  })

  test('of those who act for one another the names are seen, and of their people those who are lent', async () => {
    const [dealing, lent] = [await organisationWith(), await createPerson(the())]
    const { id: through } = await giveRepresentation(the(), ours.organisation, dealing.organisation)
    await addMember(the(), dealing.organisation, { account: lent.id })
    await addMember(the(), ours.organisation, { account: lent.id, through })
    const seen = await lock().read(opened(ours.administrator), async (tx) => [
      (await sql`select 1 from organisation where id = ${dealing.organisation}`.execute(tx)).rows.length,
      (await sql`select 1 from membership where organisation_id = ${dealing.organisation}`.execute(tx)).rows
        .length,
      (await sql`select 1 from organisation where id = ${theirs.organisation}`.execute(tx)).rows.length,
    ])
    expect(seen).toEqual([1, 1, 0])
    const changed = await lock().act(opened(ours.administrator), async (tx) => {
      const { numAffectedRows } =
        await sql`update membership set mandate_level = 'low' where organisation_id = ${dealing.organisation}`.execute(
          tx,
        )
      return numAffectedRows
    })
    expect(changed).toBe(0n)
  })

  test('what is no organisation’s goes as ever, before and after, in the same transaction', async () => {
    const as = async (tx: Tx, from: string): Promise<string | undefined> =>
      (await sql<{ as: string }>`select current_user::text as "as" ${sql.raw(from)} limit 1`.execute(tx))
        .rows[0]?.as
    const roles = await lock().act(opened(ours.administrator), async (tx) => [
      await as(tx, 'from throttle_counter right join account on true'),
      await as(tx, 'from membership'),
      await as(tx, ''),
      await as(tx, 'from branch right join membership on true'),
    ])
    const [plain] = roles
    expect(plain).not.toBe('sluis_desk')
    expect(roles).toEqual([plain, 'sluis_desk', plain, 'sluis_desk'])
  })

  test('a connection that was used for it is nobody’s afterwards, also where it failed', async () => {
    const all = await the().house.db.transaction().execute(membershipsSeen)
    for (let i = 0; i < 20; i++) {
      await lock().read(opened(ours.administrator), membershipsSeen)
      const failing = lock().act(opened(ours.administrator), async (tx) => {
        await membershipsSeen(tx)
        throw new Error('on purpose')
      })
      await expect(failing).rejects.toThrow('on purpose')
      expect(await the().house.db.transaction().execute(membershipsSeen)).toHaveLength(all.length)
    }
  })

  test('what reads can write nothing', async () => {
    const writing = lock().read(opened(ours.administrator), (tx) =>
      sql`update membership set mandate_level = 'low' where id = ${ours.membership}`.execute(tx),
    )
    await expect(writing).rejects.toMatchObject({ code: '25006' })
  })

  test.each([
    ['what an organisation has', 'membership_number', ''],
    ['its members, as they are asked for', 'membership', "where organisation_id = '$'"],
  ])('%s is found by an index, as without a lock', async (_what, table, where) => {
    const plan = await lock().read(opened(ours.administrator), async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      const asked = `explain select * from ${table} ${where.replace('$', ours.organisation)}`
      const { rows } = await sql.raw<Record<'QUERY PLAN', string>>(asked).execute(tx)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toMatch(/Index Cond: \(organisation_id = /)
  })

  test('the tables that the code means are those that the database locks', async () => {
    const { rows } = await sql<{
      name: string
    }>`select tablename as name from pg_policies where policyname = 'within_organisation'`.execute(
      the().house.db,
    )
    expect(rows.map(({ name }) => name).toSorted()).toEqual(locked.toSorted())
  })
})
