import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { parsed, sources } from './source.ts'
import { statementsOf, type Statement } from './statements.ts'

let database: TestDatabase
let client: pg.Client
beforeAll(async () => {
  database = await createDatabase()
  client = new pg.Client(database.url)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

interface Wire {
  parse(query: { name: string; text: string }): void
  describe(what: { type: 'S'; name: string }): void
  sync(): void
}

/** A statement that is looked at, and not run: as the driver lets others bring their own (pg-cursor does). */
class Description {
  readonly #text: string
  readonly #done: (said: readonly string[] | string) => void
  #said: readonly string[] | string = []

  constructor(text: string, done: (said: readonly string[] | string) => void) {
    this.#text = text
    this.#done = done
  }

  submit(connection: Wire): void {
    connection.parse({ name: '', text: this.#text })
    connection.describe({ type: 'S', name: '' })
    connection.sync()
  }

  handleParseComplete(): void {
    // its description comes next
  }

  handleRowDescription({ fields }: { fields: readonly { name: string }[] }): void {
    this.#said = fields.map(({ name }) => name)
  }

  handleError({ message }: Error): void {
    // of a statement that is none, the driver tells no more
    this.#done(message)
  }

  handleReadyForQuery(): void {
    this.#done(this.#said)
  }
}

/** What PostgreSQL says of a statement: its columns, or why it is none. */
const described = ({ text }: Pick<Statement, 'text'>): Promise<readonly string[] | string> =>
  new Promise((resolve) => {
    client.query(new Description(text, resolve) as unknown as pg.Query)
  })

/** Of another's schema, which is not there before it is started. */
const isOfTheQueue = ({ text }: Statement): boolean => /pgboss\./.test(text)

const statements = sources('src').flatMap(statementsOf)

test('every statement is one to PostgreSQL, on the tables that the migrations make', async () => {
  expect(statements.length).toBeGreaterThan(200)
  const wrong: string[] = []
  for (const each of statements.filter((one) => !isOfTheQueue(one))) {
    const said = await described(each)
    if (typeof said === 'string') wrong.push(`${each.file}:${each.line}: ${said}\n${each.text}`)
    else {
      const lacking = (each.columns ?? []).filter((column) => !said.includes(column))
      if (lacking.length > 0) wrong.push(`${each.file}:${each.line}: no column ${lacking.join(', ')}`)
    }
  }
  expect(wrong).toEqual([])
})

test('nobody builds a statement where a text would do', () => {
  const builder = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/
  expect(
    sources('src')
      .filter(({ code }) => builder.test(code))
      .map(({ file }) => file),
  ).toEqual([])
})

test.each([
  ['a column that is not there', 'sql`select naam from client`.execute(db)', 'does not exist'],
  ['a table that is not there', "prepared<Row>('select 1 from clients where id = $1')", 'does not exist'],
  [
    'a part that is wrong',
    'const of = (id: string) => sql`klant = ${id}`\nsql`select 1 from client where ${of(id)}`.execute(db)',
    'does not exist',
  ],
  [
    'a part that is wrong on one way',
    'sql`select 1 from client ${all ? sql`` : sql`wher id = ${id}`}`.execute(db)',
    'syntax error',
  ],
  [
    'a value of another kind',
    'sql`select 1 from client where demo = ${1}::int`.execute(db)',
    'operator does not exist',
  ],
])('see %s', async (_what, code, fault) => {
  const said = await Promise.all(statementsOf(parsed('src/x/store.ts', code)).map(described))
  expect(said.filter((each) => typeof each === 'string' && each.includes(fault)).length).toBeGreaterThan(0)
})

test('see a row that is not what comes back', async () => {
  const [statement] = statementsOf(
    parsed(
      'src/x/store.ts',
      'interface Row { id: string; naam: string }\nsql<Row>`select id, name from client`.execute(db)',
    ),
  )
  expect([statement?.columns, statement && (await described(statement))]).toEqual([
    ['id', 'naam'],
    ['id', 'name'],
  ])
})
