import { expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import { useCommandLine } from '../harness/command-line.ts'

const { run, fileOf, folder } = useCommandLine()

const create = (email: string, subject: string) =>
  run(['accounts', 'create', '--email', email, '--name', 'Moved', '--subject', subject])
const subjectOf = async (email: string): Promise<unknown> => {
  const { out } = await run(['accounts', 'show', email, '--json'])
  return (JSON.parse(out) as { subject: unknown }).subject
}

test('a portal goes on knowing somebody by what an older system called them', async () => {
  const subject = 'urn:old:users/'.padEnd(128, '7')
  expect((await create('moved@old.example', subject)).code).toBe(0)
  expect(await subjectOf('moved@old.example')).toBe(subject)
  const again = await create('other@old.example', subject)
  expect([again.code, again.error]).toEqual([1, 'Portals know somebody else by this subject.\n'])
  for (const wrong of [`${subject}7`, 'with blank', 'näme', '']) {
    const refused = await create('third@old.example', wrong)
    expect([wrong, refused.code, refused.error.startsWith('A subject is 1 to 128')]).toEqual([wrong, 1, true])
  }
})

test('members who are imported keep the subjects that the other system gave', async () => {
  const line = (key: string, email: string, subject: string): object => ({
    ...{ key: `org-${key}`, registration: { kind: 'other', number: `S ${key}` }, legal_name: 'Moved' },
    members: [{ key, email, name: 'Moved', subject }],
  })
  const lines = [
    line('1', 'one@old.example', 'old-1'),
    line('2', 'two@old.example', 'old-1'),
    line('3', 'three@old.example', 'with blank'),
  ]
  const file = fileOf('moved.jsonl', lines.map((each) => JSON.stringify(each)).join('\n'))
  const { out } = await run(['import', 'organisations', file, '--json'])
  const { made, faulty, faults } = JSON.parse(out) as { made: number; faulty: number; faults: object[] }
  expect([made, faulty]).toEqual([2, 2])
  expect(faults).toContainEqual({
    ...{ line: 3, column: 'members.0.subject', says: 'must be 1 to 128 ASCII characters without blanks' },
  })
  expect(JSON.stringify(faults)).toContain('have a subject that is somebody else’s')
})

test('nobody has the name that portals know a program by, whichever of them comes first', async () => {
  const register = async (id: string) =>
    run(['clients', 'create', '--file', fileOf(`${id}.json`, JSON.stringify(portal(id))), '--json'])
  const portal = (id: string) => ({ client_id: id, redirect_uris: ['https://portal.example/cb'] })
  expect((await register('old-portal')).error).toBe('')
  const taken = await create('program@old.example', 'old-portal')
  expect([taken.code, taken.error]).toEqual([1, 'Portals know somebody else by this subject.\n'])
  expect((await create('person@old.example', 'old-person')).code).toBe(0)
  const refused = await register('old-person')
  expect([refused.code, refused.error]).toEqual([
    1,
    expect.stringContaining('client_id is what portals know somebody by'),
  ])
  const files = path.join(folder, 'files')
  fs.mkdirSync(files)
  const client = { ...portal('old-person'), sluis_key: 'old' }
  fs.writeFileSync(path.join(files, 'old.yaml'), JSON.stringify({ clients: [client] }))
  const applied = await run(['config', 'apply', files])
  expect([applied.code, applied.error]).toEqual([
    1,
    expect.stringContaining('is what portals know somebody by'),
  ])
})

test('members keep the subjects that the other system gave at each portal', async () => {
  const metadata = { redirect_uris: ['https://old.example/cb'], subject_type: 'pairwise' }
  for (const id of ['desk', 'shared'])
    await run([
      'clients',
      'create',
      '--file',
      fileOf('c.json', JSON.stringify({ ...metadata, client_id: id })),
    ])
  const made = ['--registration', 'other:D 1', '--legal-name', 'Desk', '--key', 'desk-1']
  expect((await run(['organisations', 'create', ...made])).code).toBe(0)
  const table = (...rows: string[]) =>
    fileOf(
      'at-desk.csv',
      ['organisation,key,email,name,role,subject.desk,subject.old-portal', ...rows].join('\n'),
    )
  const imported = async (...rows: string[]) => {
    const { out } = await run(['import', 'organisations', table(...rows), '--rows', 'members', '--json'])
    return JSON.parse(out) as {
      made: number
      same: number
      changed: number
      faults: { line: number; says: string }[]
    }
  }
  const [first, second] = ['desk-1,d-1,d1@old.example,One,member', 'desk-1,d-2,d2@old.example,Two,member']
  expect(await imported(`${first},1001,`, `${second},1002,`)).toMatchObject({ made: 2, faults: [] })
  expect(await imported(`${first},1001,`, `${second},,`)).toMatchObject({ same: 2, faults: [] })
  const { faults } = await imported(
    `${first},1003,`,
    `${second},1001,`,
    'desk-1,d-3,d3@old.example,Di,member,,7',
  )
  expect(faults.toSorted((one, other) => one.line - other.line)).toEqual([
    { line: 2, column: 'subject.desk', says: '1003 is not what this client knows them by already' },
    { line: 3, column: 'subject.desk', says: '1001 is somebody else’s' },
    {
      ...{ line: 4, column: 'subject.old-portal' },
      says: '7 is said of a client that knows everybody by the account’s own subject',
    },
  ])
  const known = (...words: string[]) => run(['accounts', 'know-as', ...words])
  // another client of the same sector knows them as well
  expect(await known('d1@old.example', 'shared', '1001')).toMatchObject({ code: 0 })
  for (const [words, says] of [
    [['d1@old.example', 'shared', '1004'], 'knows them by another subject already'],
    [['d2@old.example', 'shared', '1001'], 'Portals know somebody else by this subject'],
    [['d2@old.example', 'nothing', '1001'], 'There is no such client'],
    [['d2@old.example', 'desk', 'with blank'], 'A subject is 1 to 128'],
    [['d2@old.example', 'old-portal', '1001'], 'the account’s own subject'],
    [['moved@old.example', 'desk', 'old-person'], 'Portals know somebody else by this subject'],
    [['moved@old.example', 'desk', 'old-portal'], 'Portals know somebody else by this subject'],
  ] as const)
    expect([...words, (await known(...words)).error]).toEqual([...words, expect.stringContaining(says)])
  // nobody's own subject is what a portal calls somebody else, and no program is called so
  expect((await create('later@old.example', '1001')).error).toContain('Portals know somebody else')
  const program = fileOf('p.json', JSON.stringify({ ...metadata, client_id: '1002' }))
  expect((await run(['clients', 'create', '--file', program])).error).toContain(
    'is what portals know somebody by',
  )
})
