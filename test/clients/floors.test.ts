import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { floors } from '../../src/domain/clients/index.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { givenMetadata, withdraw } from './given.ts'

const the = useWorld()

const asked = async () =>
  (await floors(the().house.db)).map(({ minimumLevel, allowance }) => [minimumLevel, allowance?.[0]])

const nothing = { allowed: undefined, forbidden: [], required: [] }

test('what portals ask at the least is known once for each that differs, as their registrations stand', async () => {
  expect(await asked()).toEqual([])
  const plain = await createPortal(the(), {})
  await createPortal(the(), {})
  expect(await asked()).toEqual([['two-factor', nothing]])
  const strict = await createPortal(the(), {
    sluis_minimum_level: 'high',
    sluis_factors_allowed: ['webauthn'],
    sluis_factors_required: ['webauthn'],
  })
  expect(new Set(await asked())).toEqual(
    new Set([
      ['two-factor', nothing],
      ['high', { allowed: ['webauthn'], forbidden: [], required: ['webauthn'] }],
    ]),
  )
  // by whichever release it is written
  await givenMetadata(the(), plain, { sluis_minimum_level: 'basic' })
  expect(new Set((await asked()).map(([level]) => level))).toEqual(new Set(['basic', 'high', 'two-factor']))
  await withdraw(the(), strict)
  expect(new Set((await asked()).map(([level]) => level))).toEqual(new Set(['basic', 'two-factor']))
})

test('to know it costs by how many differ, not by how many portals there are', async () => {
  const { db } = the().house
  await sql`insert into client (id, name, metadata, created_at, updated_at)
    select 'many-' || i, 'Many', '{"sluis_minimum_level":"low"}', now(), now() from generate_series(1, 3000) i`.execute(
    db,
  )
  await sql`analyze client`.execute(db)
  await sql`select pg_stat_reset()`.execute(db)
  expect((await asked()).map(([level]) => level)).toContain('low')
  const { rows } = await sql<{ plan: string }>`explain (costs off) with recursive each as (
      (select floor from client where deleted_at is null order by floor limit 1)
      union all
      select (select c.floor from client c where c.deleted_at is null and c.floor > each.floor order by c.floor limit 1)
      from each where each.floor is not null
    ) select floor from each where floor is not null`.execute(db)
  const plan = JSON.stringify(rows)
  expect([plan.includes('client_floor'), plan.includes('Seq Scan on client')]).toEqual([true, false])
})
