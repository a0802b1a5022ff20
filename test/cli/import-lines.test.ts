import { beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { useCommandLine } from '../harness/command-line.ts'
import { importing, type Sum } from './importing.ts'

const commands = useCommandLine()
const { run, db, fileOf } = commands
const { imported, countOf } = importing(commands)
beforeAll(async () => {
  const names = ['--en', 'Customer number', '--nl', 'Klantnummer', '--sv', 'Kundnummer']
  await run(['registers', 'create', 'customers', ...names, '--pattern', '[0-9]{6}', '--example', '123456'])
}, 60_000)

describe('lines of JSON are brought in', () => {
  const whole = {
    key: 'json-1',
    registration: { kind: 'kvk', number: '30000001' },
    legal_name: 'Heel B.V.',
    numbers: [{ register: 'customers', number: '300001' }],
    branches: [{ number: '000000000001', name: 'North' }],
    members: [
      { key: 'a', email: 'admin@heel.example', name: 'Ada', role: 'administrator' },
      { key: 'b', email: 'bo@heel.example', name: 'Bo', numbers: ['300001'], branches: ['000000000001'] },
    ],
  }
  const lines = (...all: object[]): string => all.map((each) => JSON.stringify(each)).join('\n')

  test('each an organisation with all that belongs to it', async () => {
    const file = fileOf('whole.jsonl', `\ufeff${lines(whole)}\n\n`)
    expect(await imported(file)).toMatchObject({ rows: 1, made: 5, faulty: 0 })
    expect(await imported(file)).toMatchObject({ rows: 1, made: 0, same: 5 })
    const { rows } = await sql<{ administered_at: Date | null }>`
      select administered_at from organisation where external_key = 'json-1'`.execute(db())
    expect(rows[0]?.administered_at).not.toBeNull()
  })

  test('all of it or nothing: everything that is wrong is told, and nothing of it is kept', async () => {
    const before = [await countOf('organisation'), await countOf('account')]
    const wrong = {
      ...{ ...whole, key: 'json-2', registration: { kind: 'kvk', number: '30000002' } },
      numbers: [{ register: 'customers', number: '3' }],
      members: [
        { key: 'a', email: 'fresh@heel.example', name: 'Fresh' },
        { key: 'b', email: 'other@heel.example', name: 'Other', mandate_level: 'sky' },
      ],
    }
    const done = await imported(fileOf('wrong.jsonl', lines(wrong)))
    expect(done.faults).toEqual([
      { line: 1, column: 'numbers.0.number', says: '3 must be as its register has them' },
      { line: 1, column: 'members.1.mandate_level', says: 'must be a level that there is here' },
    ])
    expect([await countOf('organisation'), await countOf('account')]).toEqual(before)
  })

  test('the last administrator of an organisation is not imported away', async () => {
    const [ada] = whole.members
    const file = fileOf('last.jsonl', lines({ key: 'json-1', members: [{ ...ada, role: 'member' }] }))
    expect((await imported(file)).faults).toMatchObject([
      { column: 'members.0.role', says: 'would leave nobody who can act for the organisation' },
    ])
  })

  test('whoever takes over comes before whoever steps back; it is said once that nobody is missed', async () => {
    const [ada] = whole.members
    const cy = { key: 'c', email: 'cy@heel.example', name: 'Cy', role: 'administrator' }
    const members = [{ ...ada, role: 'member' }, cy, { key: 'd', email: 'di@heel.example', name: 'Di' }]
    const file = fileOf('over.jsonl', lines({ key: 'json-1', members }))
    expect(await imported(file)).toMatchObject({ made: 2, changed: 1, faulty: 0 })
    await sql`update organisation set without_administrator_at = now() where external_key = 'json-1'`.execute(
      db(),
    )
    const back = [
      { key: 'a', role: 'administrator' },
      { key: 'b', mandate_level: 'basic' },
      { key: 'd', mandate_level: 'basic' },
    ]
    const again = fileOf('back.jsonl', lines({ key: 'json-1', members: back }))
    expect(await imported(again)).toMatchObject({ changed: 3, faulty: 0 })
    const { rows } = await sql<{ type: string }>`
      select e.type from audit_event e join organisation o on o.id = e.organisation_id
      where o.external_key = 'json-1' and e.type like 'organisations.administrators.%'`.execute(db())
    expect(rows.map(({ type }) => type)).toEqual(['organisations.administrators.regained'])
  })

  test('a key is never somebody else’s, and what is no fault of the file is told with where to go on', async () => {
    const taken = [
      { key: 'b', email: 'cy@heel.example' },
      { key: 'b', email: 'new@heel.example', name: 'New' },
      { key: 'b', client_id: 'client-of-another' },
      { key: 'e', client_id: 'client-of-another', email: 'bo@heel.example' },
    ]
    for (const member of taken) {
      const file = fileOf('taken.jsonl', lines({ key: 'json-1', members: [member] }))
      expect((await imported(file)).faults).toMatchObject([
        {
          column: expect.stringMatching(/email|client_id/),
          says: expect.stringMatching(/is not of whoever has this key here|must not be there beside/),
        },
      ])
    }
    await sql`alter table organisation add constraint broken check (legal_name <> 'Breaks')`.execute(db())
    const row = (i: number, name: string) => `s-${i};kvk;${40_000_000 + i};${name}`
    const table = ['key;registration_kind;registration_number;legal_name', row(1, 'One'), row(2, 'Breaks')]
    const file = fileOf(
      'stops.csv',
      // more than can be done while the one that breaks is under way
      [...table, ...Array.from({ length: 40 }, (_, i) => row(i + 3, 'More'))].join('\n'),
    )
    const stopped = await run(['import', 'organisations', file, '--json'])
    await sql`alter table organisation drop constraint broken`.execute(db())
    expect([stopped.code, stopped.error]).toEqual([1, expect.stringContaining('Go on with --from-line 3.')])
    const sum = JSON.parse(stopped.out) as Sum & { stopped: { line: number } }
    expect([sum.stopped.line, sum.made >= 1 && sum.made < 41]).toEqual([3, true])
    expect(await imported(file, '--from-line', '3')).toMatchObject({ rows: 41, faulty: 0, code: 0 })
    expect(await imported(file)).toMatchObject({ same: 42, made: 0 })
  })

  test('a line that is no JSON, or no object, is told, and the others are done', async () => {
    const other = {
      ...whole,
      key: 'json-3',
      registration: { kind: 'kvk', number: '30000003' },
      numbers: [],
      members: [],
    }
    const file = fileOf('broken.jsonl', `{"key":\n42\n${lines(other)}\n`)
    const done = await imported(file)
    expect([done.faulty, done.rows]).toEqual([2, 3])
    expect(done.faults.map(({ line, says }) => `${line} ${says}`).toSorted()).toEqual([
      '1 the line is no JSON',
      '2 must be an object',
    ])
  })
})
