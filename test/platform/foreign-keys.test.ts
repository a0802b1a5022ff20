import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

/** Foreign keys whose columns no whole index begins with: whoever deletes what they refer to reads their table. */
async function withoutIndex(): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select c.conrelid::regclass || ' (' || (select string_agg(a.attname, ', ' order by k.n)
        from unnest(c.conkey) with ordinality as k (attnum, n)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum) || ')' as key
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'f' and n.nspname = 'public' and not exists (
      select 1 from pg_index i
      where i.indrelid = c.conrelid and i.indisvalid
        -- a part of the rows will do where it is those that refer to something
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$')
        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
    order by 1`.execute(the().house.db)
  return rows.map(({ key }) => key)
}

test('every foreign key has an index that serves the end of what it refers to', async () => {
  expect(await withoutIndex()).toEqual([])
})

test('a foreign key without an index is found', async () => {
  const { db } = the().house
  await sql`create table child (id int primary key, account_id uuid references account (id), other uuid references account (id))`.execute(
    db,
  )
  await sql`create index child_other on child (other) where id > 3`.execute(db)
  expect(await withoutIndex()).toEqual(['child (account_id)', 'child (other)'])
  await sql`create index on child (account_id, id)`.execute(db)
  await sql`create index on child (other) where other is not null`.execute(db)
  expect(await withoutIndex()).toEqual([])
  await sql`drop table child`.execute(db)
})
