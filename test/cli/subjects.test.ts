import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { testKeys } from '../harness/keys.ts'
import { emptyFolder, run } from '../harness/process.ts'

let database: TestDatabase
let env: Record<string, string>
const folder = emptyFolder()
beforeAll(async () => {
  database = await createDatabase()
  env = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    ENCRYPTION_KEYS: testKeys.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(','),
  }
})
afterAll(async () => {
  await database.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

const create = (email: string, subject: string) =>
  run(['accounts', 'create', '--email', email, '--name', 'Moved', '--subject', subject], env)
const subjectOf = async (email: string): Promise<unknown> => {
  const { out } = await run(['accounts', 'show', email, '--json'], env)
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
  const file = path.join(folder, 'moved.jsonl')
  const lines = [
    line('1', 'one@old.example', 'old-1'),
    line('2', 'two@old.example', 'old-1'),
    line('3', 'three@old.example', 'with blank'),
  ]
  fs.writeFileSync(file, lines.map((each) => JSON.stringify(each)).join('\n'))
  const { out } = await run(['import', 'organisations', file, '--json'], env)
  const { made, faulty, faults } = JSON.parse(out) as { made: number; faulty: number; faults: object[] }
  expect([made, faulty]).toEqual([2, 2])
  expect(faults).toContainEqual({
    ...{ line: 3, column: 'members.0.subject', says: 'must be 1 to 128 ASCII characters without blanks' },
  })
  expect(JSON.stringify(faults)).toContain('have a subject that is somebody else’s')
})
