import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import path from 'node:path'
import { useCommandLine } from '../harness/command-line.ts'

const { folder, run, db, fileOf } = useCommandLine()

const countOf = async (
  table: 'organisation' | 'membership' | 'organisation_number' | 'account' | 'outbox_message',
) =>
  Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(db())).rows[0]?.n)

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
    ['zip.csv', 'organisations', Buffer.from([0x50, 0x4b, 3, 4, 0]), 'The file is no text but a workbook'],
    ['latin.jsonl', 'organisations', Buffer.from('{"key":"\u00e9"}', 'latin1'), 'must be written in UTF-8'],
    ['long.jsonl', 'organisations', `{"key":"${'x'.repeat(2_000_000)}"}`, 'longer than 1000000 characters'],
  ])('%s', async (name, rows, content, says) => {
    const before = await countOf('organisation')
    const ended = await run(['import', 'organisations', fileOf(name, content), '--rows', rows])
    expect([ended.code, ended.out]).toEqual([1, ''])
    expect(ended.error).toContain(says)
    expect(ended.error).toContain('Nothing was done.')
    expect(await countOf('organisation')).toBe(before)
  })

  test('there is no such file', async () => {
    const ended = await run(['import', 'organisations', path.join(folder, 'none.csv')])
    expect([ended.code, ended.error.startsWith('There is no file ')]).toEqual([1, true])
  })
})
