import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import fs from 'node:fs'
import path from 'node:path'
import { connect } from '../../src/platform/db/connect.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { createLog } from '../../src/platform/log.ts'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { testKeys } from '../harness/keys.ts'
import { emptyFolder, run } from '../harness/process.ts'

let database: TestDatabase
let db: Db
let env: Record<string, string>
const folder = emptyFolder()
beforeAll(async () => {
  database = await createDatabase()
  db = connect(database.url, { max: 1, log: createLog('silent') })
  env = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    ENCRYPTION_KEYS: testKeys.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(','),
  }
  const names = ['--en', 'Customer number', '--nl', 'Klantnummer', '--sv', 'Kundnummer']
  await run(
    ['registers', 'create', 'customers', ...names, '--pattern', '[0-9]{6}', '--example', '123456'],
    env,
  )
}, 60_000)
afterAll(async () => {
  await db.destroy()
  await database.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

const fileOf = (name: string, content: string | Buffer): string => {
  const file = path.join(folder, name)
  fs.writeFileSync(file, content)
  return file
}

const countOf = async (
  table: 'organisation' | 'membership' | 'organisation_number' | 'account' | 'outbox_message',
) => Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]?.n)

const organisations = [
  'key;registration_kind;registration_number;legal_name;street;house_number;postal_code;city;country;locale;email_domains',
  'crm-1;kvk;69599084;Bakkerij Jansen B.V.;Dorpsstraat;12a;8011ab;Zwolle;NL;nl;jansen.example',
  'crm-2;orgnr;556016-0680;Åkessons Åkeri AB;Hamngatan;1;211 22;Malmö;SE;sv;',
  'crm-3;other;X 100;"Molen; De Hoop";;;;;;;a.example|b.example',
].join('\r\n')

describe('a file that cannot be read to its end is not half done', () => {
  test.each<[string, string, string | Buffer, string]>([
    [
      'no.csv',
      'organisations',
      `${organisations}\r\ncrm-8;kvk;"40000001;Open`,
      'A quote is opened and not closed.',
    ],
    [
      'big.csv',
      'organisations',
      `${organisations}\r\ncrm-8;kvk;40000001;${'x'.repeat(10_000_000)}`,
      'longer than',
    ],
    ['lacks.csv', 'organisations', 'key;name\na;b', 'lacks the columns registration_kind'],
    ['strange.csv', 'numbers', 'organisation;register;number;colour\na;b;c;d', 'has the columns colour'],
    ['sep.csv', 'organisations', organisations.replaceAll(';', '|'), 'lacks the columns'],
    [
      'twice.csv',
      'numbers',
      'organisation;register;number;Number\na;b;c;d',
      'The column number is there twice.',
    ],
    ['empty.csv', 'organisations', '', 'The file is empty.'],
    ['zip.csv', 'organisations', Buffer.from([0x50, 0x4b, 3, 4, 0]), 'The file is no text.'],
    ['latin.jsonl', 'organisations', Buffer.from('{"key":"\u00e9"}', 'latin1'), 'must be written in UTF-8'],
    ['long.jsonl', 'organisations', `{"key":"${'x'.repeat(2_000_000)}"}`, 'longer than 1000000 characters'],
  ])('%s', async (name, rows, content, says) => {
    const before = await countOf('organisation')
    const ended = await run(['import', 'organisations', fileOf(name, content), '--rows', rows], env)
    expect([ended.code, ended.out]).toEqual([1, ''])
    expect(ended.error).toContain(says)
    expect(ended.error).toContain('Nothing was done.')
    expect(await countOf('organisation')).toBe(before)
  })

  test('there is no such file', async () => {
    const ended = await run(['import', 'organisations', path.join(folder, 'none.csv')], env)
    expect([ended.code, ended.error.startsWith('There is no file ')]).toEqual([1, true])
  })
})
