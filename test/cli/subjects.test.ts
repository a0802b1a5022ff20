import { expect, test } from '@jest/globals'
import { useCommandLine } from '../harness/command-line.ts'

const { run, fileOf } = useCommandLine()

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
