import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import { decideConfig } from '../../src/config/config.ts'
import { defaultPolicyFile, parsePolicyFile } from '../../src/config/policy.ts'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { testKeys } from '../harness/keys.ts'
import { emptyFolder, run } from '../harness/process.ts'
import { machine } from '../harness/machine.ts'

let database: TestDatabase
let env: Record<string, string>
const folder = emptyFolder()
beforeAll(async () => {
  database = await createDatabase()
  env = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    ENCRYPTION_KEYS: testKeys.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(','),
  }
})
afterAll(async () => {
  await database.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

const file = (content: unknown): string => {
  const at = path.join(folder, 'policy.json')
  fs.writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content))
  return at
}

describe('the policy file', () => {
  test('says what differs from the built-in policy; every fault is found at once', () => {
    expect(parsePolicyFile('{}')).toMatchObject({
      ok: true,
      policy: { password: defaultPolicyFile.password },
    })
    const wrong = {
      passwords: {},
      password: { shortest: 4, clases: 3, months: 0, warnDays: [0] },
      deviations: [{ rule: 'age', why: '' }, 'x', { rule: 'months', why: 'so', reviewAt: 'soon' }],
    }
    const parsed = parsePolicyFile(JSON.stringify(wrong))
    expect(parsed.ok ? [] : parsed.faults.map((each) => each.replace(/;.*/, ''))).toEqual([
      'password.shortest must be a whole number from 8 to 64',
      'password.months must be a whole number from 1 to 60, or null for never',
      'password.warnDays[0] must be a whole number from 1 to 90',
      'password.clases is not known',
      expect.stringMatching(/^deviations\[0\]\.rule must be one of shortest, /),
      'deviations[0].why must be a text',
      'deviations[1]: x must be an object',
      'deviations[2].reviewAt must be a date as 2027-01-31',
      'passwords is not known',
    ])
    expect(parsePolicyFile('nonsense')).toEqual({ ok: false, faults: ['is no JSON'] })
  })

  test('does not warn of an end before there is a beginning', () => {
    expect(parsePolicyFile('{"password":{"months":1}}')).toEqual({
      ok: false,
      faults: ['password.warnDays must be fewer days than 1 months have'],
    })
    expect(parsePolicyFile('{"password":{"months":1,"warnDays":[7,1]}}').ok).toBe(true)
  })

  test('is a part of the configuration, with its neighbours', () => {
    const decide = (more: Record<string, string>, policyFile?: string) => {
      const decided = decideConfig(more, { ...machine, files: { POLICY_FILE: policyFile } })
      return decided.ok ? decided.config : decided.faults.map(({ variable }) => variable)
    }
    expect(decide({ POLICY_FILE: 'x' })).toEqual(['POLICY_FILE'])
    expect(decide({ POLICY_FILE: 'x' }, '{"password":{"history":99}}')).toEqual(['POLICY_FILE'])
    expect(decide({ POLICY_FILE: 'x' }, '{"password":{"months":null}}')).toMatchObject({
      policy: { password: { months: null, shortest: 12 }, deviations: [] },
    })
    expect(
      decide({ TIME_ZONE: 'Mars/Olympus', ALERT_TO: 'nobody', BREACH_RANGE_URL: 'https://x.example/range' }),
    ).toEqual(['TIME_ZONE', 'ALERT_TO', 'BREACH_RANGE_URL'])
  })
})

describe('sluis policy', () => {
  test('statement prints the policy in force beside the standards, with a reason for each deviation', async () => {
    const standard = await run(['policy', 'statement'], env)
    expect([standard.code, standard.error]).toEqual([0, ''])
    for (const part of [
      'From 12 to 256 characters',
      '6.2.5',
      'Annex 11.6.2(c)',
      '5.17.03',
      '§3.1.1.2',
      'must not be used',
    ])
      expect(standard.out).toContain(part)
    const POLICY_FILE = file({
      password: { months: 12, shortest: 15 },
      deviations: [
        { rule: 'months', why: 'Our auditor asks for it.', approvedBy: 'the board', reviewAt: '2027-06-30' },
      ],
    })
    const { out } = await run(['policy', 'statement', '--json'], { ...env, POLICY_FILE })
    const { rules } = JSON.parse(out) as {
      rules: { name: string; ours: string; deviation?: { why: string[] } }[]
    }
    expect(rules.find(({ name }) => name === 'age')).toMatchObject({
      ours: expect.stringContaining('12 calendar months'),
      deviation: { why: ['Our auditor asks for it. Decided by the board. Looked at again on 2027-06-30.'] },
    })
    expect(rules.find(({ name }) => name === 'classes')?.deviation?.why).toEqual([
      'No reason has been written down.',
    ])
    const dutch = await run(['policy', 'statement', '--locale', 'nl'], env)
    expect(dutch.out).toContain('Van 12 tot en met 256 tekens')
  })

  test('preview says how many would expire when', async () => {
    for (const email of ['a@example.test', 'b@example.test'])
      await run(
        ['accounts', 'create', '--email', email, '--name', 'A', '--password-stdin'],
        env,
        'Orange kettle 42',
      )
    const now = await run(['policy', 'preview', '--json'], env)
    const seen = JSON.parse(now.out) as { total: number; days: Record<string, number> }
    expect(seen).toMatchObject({ total: 2, expired: 0, never: 0 })
    expect(Object.values(seen.days)).toEqual([2])
    const never = await run(
      ['policy', 'preview', '--file', file({ password: { months: null } }), '--json'],
      env,
    )
    expect(JSON.parse(never.out)).toEqual({ total: 2, expired: 0, never: 2, days: {} })
    const wrong = await run(['policy', 'preview', '--file', file({ password: { months: -1 } })], env)
    expect([wrong.code, wrong.error]).toEqual([1, expect.stringContaining('password.months must be')])
  })
})
