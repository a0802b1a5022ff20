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
