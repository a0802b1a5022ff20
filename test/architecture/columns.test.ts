import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { root } from './source.ts'

const FILE = path.join(root, 'test/architecture/columns.ts')

/** What the driver makes of a type of the database. */
const types: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  inet: 'string',
  bpchar: 'string',
  varchar: 'string',
  _jsonb: 'readonly object[]',
  _float8: 'readonly number[]',
  float8: 'number',
  interval: 'object',
  _timestamptz: 'readonly Date[]',
  _uuid: 'readonly string[]',
  json: 'object',
  int2: 'number',
  int4: 'number',
  int8: 'string',
  timestamptz: 'Date',
  bool: 'boolean',
  bytea: 'Buffer',
  jsonb: 'object',
  _text: 'readonly string[]',
  _int4: 'readonly number[]',
  _int8: 'readonly string[]',
  _bytea: 'readonly Buffer[]',
}

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

/** The columns that the migrations make, as a type. Written anew with `WRITE_COLUMNS=1 npm test -- columns`. */
async function columnsAsType(): Promise<string> {
  const client = new pg.Client(database.url)
  await client.connect()
  const { rows } = await client.query<{ table: string; column: string; type: string; nullable: boolean }>(
    `select c.table_name as table, c.column_name as column, c.udt_name as type, c.is_nullable = 'YES' as nullable
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'kysely%'
     order by c.table_name, c.column_name collate "C"`,
  )
  await client.end()
  const tables = Map.groupBy(rows, ({ table }) => table)
  const lines = [...tables].map(([table, columns]) =>
    [
      `  ${table}: {`,
      ...columns.map(({ column, type, nullable }) => {
        if (types[type] === undefined)
          throw new Error(`what is a ${type} to the driver? (${table}.${column})`)
        return `    ${column}: ${types[type]}${nullable ? ' | null' : ''}`
      }),
      '  }',
    ].join('\n'),
  )
  return `/** The columns that the migrations make, as the driver gives them: held to the database by columns.test.ts. */
export interface Columns {
${lines.join('\n')}
}
`
}

test('the columns that are written down are those of the database', async () => {
  const made = await columnsAsType()
  if (process.env['WRITE_COLUMNS']) fs.writeFileSync(FILE, made)
  expect(fs.readFileSync(FILE, 'utf8')).toBe(made)
})
