import { beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { useCommandLine } from '../harness/command-line.ts'
import { importing } from './importing.ts'

const commands = useCommandLine()
const { run, db, fileOf } = commands
const { imported, countOf } = importing(commands)
beforeAll(async () => {
  const names = ['--en', 'Customer number', '--nl', 'Klantnummer', '--sv', 'Kundnummer']
  await run(['registers', 'create', 'customers', ...names, '--pattern', '[0-9]{6}', '--example', '123456'])
}, 60_000)

const organisations = [
  'key;registration_kind;registration_number;legal_name;street;house_number;postal_code;city;country;locale;email_domains',
  'crm-1;kvk;69599084;Bakkerij Jansen B.V.;Dorpsstraat;12a;8011ab;Zwolle;NL;nl;jansen.example',
  'crm-2;orgnr;556016-0680;Åkessons Åkeri AB;Hamngatan;1;211 22;Malmö;SE;sv;',
  'crm-3;other;X 100;"Molen; De Hoop";;;;;;;a.example|b.example',
].join('\r\n')

const members = [
  'organisation,key,email,name,role,user_name,numbers,until',
  'crm-1,m-1,anna@jansen.example,Anna Jansen,administrator,,all,',
  'crm-1,m-2,bert@jansen.example,Bert,member,bert,customers:200001|200002,2199-12-31',
  'crm-1,m-3,,Deelt Postbus,member,deelt,none,',
].join('\n')

describe('a table is brought in', () => {
  test('once: what is imported again is as it was, and what has changed is changed', async () => {
    const file = fileOf('organisations.csv', Buffer.from(organisations.replaceAll('Å', '\u00c5'), 'latin1'))
    const rehearsed = await imported(file, '--dry-run')
    expect(rehearsed).toMatchObject({ dry_run: true, rows: 3, made: 3, faulty: 0, code: 0 })
    expect(await countOf('organisation')).toBe(0)
    expect(await imported(file)).toMatchObject({ dry_run: false, made: 3, same: 0, changed: 0, code: 0 })
    expect(await imported(file)).toMatchObject({ made: 0, same: 3, changed: 0 })
    const { rows } = await sql<{ legal_name: string; address: object | null; email_domains: string[] }>`
      select legal_name, address, email_domains from organisation order by external_key`.execute(db())
    expect(rows).toMatchObject([
      { legal_name: 'Bakkerij Jansen B.V.', address: { number: '12a', postal_code: '8011 AB' } },
      { legal_name: 'Åkessons Åkeri AB', address: { city: 'Malmö', country: 'SE' } },
      { legal_name: 'Molen; De Hoop', address: null, email_domains: ['a.example', 'b.example'] },
    ])
    const other = fileOf('other.csv', organisations.replace('Dorpsstraat', 'Kerkweg'))
    expect(await imported(other)).toMatchObject({ made: 0, same: 2, changed: 1 })
  })

  test('numbers, branches and members after it; nobody is mailed, and somebody has no address', async () => {
    const numbers =
      'organisation\tregister\tnumber\tlabel\ncrm-1\tcustomers\t20 00 01\tStore\ncrm-1\tcustomers\t200002\t'
    expect(await imported(fileOf('n.csv', numbers), '--rows', 'numbers')).toMatchObject({
      made: 2,
      faulty: 0,
    })
    const branches =
      'organisation;number;name;street;postal_code;city;country\ncrm-1;0000 3717 8599;Zwolle;Kade;8011aa;Zwolle;NL'
    const file = fileOf('b.csv', branches)
    expect(await imported(file, '--rows', 'branches')).toMatchObject({ made: 1, faulty: 0 })
    expect(await imported(file, '--rows', 'branches')).toMatchObject({ same: 1, faulty: 0 })
    const people = fileOf('m.csv', members)
    expect(await imported(people, '--rows', 'members')).toMatchObject({ made: 3, faulty: 0 })
    const mended = fileOf('m2.csv', members.replace(',none,', ',200002,'))
    expect(await imported(mended, '--rows', 'members')).toMatchObject({ changed: 1, same: 2, faulty: 0 })
    expect(await imported(mended, '--rows', 'members')).toMatchObject({ made: 0, same: 3, changed: 0 })
    expect([await countOf('membership'), await countOf('account')]).toEqual([3, 3])
    expect(await countOf('outbox_message')).toBe(0)
    const { rows } = await sql`select valid_until from membership where external_key = 'm-2'`.execute(db())
    // the last day is whole, where the organisation is
    expect(rows).toEqual([{ valid_until: new Date('2199-12-31T23:00:00Z') }])
  })

  test('a column that is not there says nothing; an empty cell says that there is none', async () => {
    const kept = async () => {
      const { rows } = await sql<object>`select role, all_numbers, user_name, mandate_level, valid_until
        from membership where external_key = 'm-2'`.execute(db())
      return rows[0]
    }
    const more = (table: string) => imported(fileOf('some.csv', table), '--rows', 'members')
    await more('organisation,key,mandate_level\ncrm-1,m-2,basic')
    const before = { role: 'member', all_numbers: false, user_name: 'bert', mandate_level: 'basic' }
    expect(await kept()).toEqual({ ...before, valid_until: new Date('2199-12-31T23:00:00Z') })
    expect(await more('organisation,key,email\ncrm-1,m-2,bert@jansen.example')).toMatchObject({ same: 1 })
    expect(await more('organisation,key\ncrm-1,m-1')).toMatchObject({ same: 1 })
    await more('organisation,key,mandate_level,until,numbers\ncrm-1,m-2,,,')
    expect(await kept()).toEqual({ ...before, all_numbers: true, mandate_level: null, valid_until: null })
    const some = [
      'key,registration_kind,registration_number,legal_name',
      'crm-1,kvk,69599084,Bakkerij Jansen en Zoon B.V.',
    ]
    expect(await imported(fileOf('o.csv', some.join('\n')))).toMatchObject({ changed: 1 })
    const { rows } = await sql`select legal_name, display_name, address->>'city' as city, email_domains
      from organisation where external_key = 'crm-1'`.execute(db())
    expect(rows).toEqual([
      {
        ...{ legal_name: 'Bakkerij Jansen en Zoon B.V.', display_name: 'Bakkerij Jansen B.V.' },
        ...{ city: 'Zwolle', email_domains: ['jansen.example'] },
      },
    ])
    const label = fileOf('l.csv', 'organisation,register,number\ncrm-1,customers,200001')
    expect(await imported(label, '--rows', 'numbers')).toMatchObject({ same: 1 })
  })

  test('each faulty row is told with its line, its column and the reason, and the others are done', async () => {
    const table = [
      'key;registration_kind;registration_number;legal_name;street;postal_code;city;country;time_zone',
      'f-1;kvk;123;Too short;;;;;',
      'f-2;orgnr;556016-0681;Mistyped;;;;;',
      'f-3;rsin;123456789;Eleven;;;;;',
      'f-4;kvk;69599084;Of another;;;;;',
      'f-5;kvk;10000001;Nowhere;Weg;0011 AB;Zwolle;NL;',
      'f-6;kvk;10000002;When;;;;;Mars/Olympus',
      'f-7;guild;10000003;What;;;;;',
      'f-8;kvk;10000004;;;;;;',
      'f-9;kvk;10000005;Right;;;;;',
      'f-9;kvk;10000006;Again;;;;;',
      'f-11;kvk;10000007',
      ';kvk;10000008;Keyless;;;;;',
    ].join('\n')
    const done = await imported(fileOf('faulty.csv', table))
    expect(done).toMatchObject({ rows: 12, made: 1, faulty: 11, code: 1 })
    const told = done.faults.map(({ line, column, says }) => `${line} ${column}: ${says}`)
    expect(told.toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b))).toEqual([
      '2 registration_number: must have 8 digits',
      '3 registration_number: is mistyped: its check digit is not right',
      '4 registration_number: is mistyped: it does not pass the eleven test',
      '5 registration_number: is another organisation’s',
      '6 postal_code: must be one of NL',
      '7 time_zone: must be an IANA time zone, such as Europe/Amsterdam',
      '8 registration_kind: must be one of kvk, orgnr, rsin, other',
      '9 legal_name: is missing',
      '11 : says again what line 10 says',
      '12 : the row has more cells, or fewer, than there are titles',
      '13 key: is missing',
    ])
    const people = await run(['import', 'organisations', fileOf('faulty.csv', table)])
    expect(people.out).toContain('line 2, registration_number: must have 8 digits\n')
    expect(people.out).toContain('12 rows: 0 made, 0 changed, 1 as they were, 11 faulty\n')
    expect([people.code, people.error]).toEqual([1, '11 rows are faulty.\n'])
  })

  test('what is wrong with a member is told in its column', async () => {
    const table = [
      'organisation;key;email;name;role;user_name;numbers;branches;from;until;mandate_level;attribute.towns',
      'crm-9;x-1;a@x.example;A;member;;;;;;;',
      'crm-1;x-2;nobody;A;member;;;;;;;',
      'crm-1;x-3;;A;member;;;;;;;',
      'crm-1;x-4;a@x.example;A;member;;999999;;;;;',
      'crm-1;x-5;a@x.example;A;member;;;000000000009;;;;',
      'crm-1;x-6;a@x.example;A;member;;;;2199-02-02;2199-01-01;;',
      'crm-1;x-7;a@x.example;A;member;;;;tomorrow;;;',
      'crm-1;x-8;a@x.example;A;owner;;;;;;;',
      'crm-1;x-9;a@x.example;A;member;;;;;;sky;',
      'crm-1;x-10;a@x.example;A;member;;;;;;;Zwolle',
      'crm-1;x-11;a@x.example;A;member;BERT;;;;;;',
      'crm-1;x-12;a@x.example;;member;;;;;;;',
    ].join('\n')
    const before = await countOf('account')
    const { faults, made } = await imported(fileOf('x.csv', table), '--rows', 'members')
    const told = faults.map(({ line, column, says }) => `${line} ${column}: ${says}`)
    expect(told.toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b))).toEqual([
      '2 organisation: crm-9 is no organisation that there is',
      '3 email: must be an e-mail address',
      '4 user_name: must be there where there is no address',
      '5 numbers: 999999 must be numbers of this organisation that became no other',
      '6 branches: 000000000009 must be branches of this organisation',
      '7 until: must be after from',
      '8 from: must be a day, such as 2027-01-31, or a moment, such as 2027-01-31T23:00:00Z',
      '9 role: must be member or administrator',
      '10 mandate_level: must be a level that there is here',
      '11 attribute.towns: is no attribute',
      '12 key: have a user name that is, or was, another’s in this organisation',
      '13 name: must be there',
    ])
    // an account that was made for it went again
    expect([made, await countOf('account')]).toEqual([0, before])
  })

  test('goes on from a line', async () => {
    const table = `key;registration_kind;registration_number;legal_name\n${Array.from({ length: 5 }, (_, i) => `l-${i};kvk;2000000${i};L ${i}`).join('\n')}`
    const file = fileOf('lines.csv', table)
    expect(await imported(file, '--from-line', '5')).toMatchObject({ rows: 2, made: 2 })
    expect(await imported(file)).toMatchObject({ rows: 5, made: 3, same: 2 })
  })
})
