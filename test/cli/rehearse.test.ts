import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { useCommandLine } from '../harness/command-line.ts'

const { run, db, fileOf } = useCommandLine()

async function register(id: string, more: object): Promise<void> {
  const file = fileOf(
    `${id}.json`,
    JSON.stringify({ client_id: id, client_name: id, redirect_uris: ['http://127.0.0.1:9/cb'], ...more }),
  )
  const made = await run(['clients', 'create', '--file', file])
  if (made.code !== 0) throw new Error(made.error)
}

test('a portal is rehearsed from the command line: what is wrong in words, and 1 where anything is', async () => {
  await register('fine', {})
  const fine = await run(['clients', 'rehearse', 'fine'])
  expect([fine.code, fine.error]).toEqual([0, ''])
  expect(fine.out).toMatch(/✓ +Somebody signs in, and the ID token is right/)
  expect(fine.out).toMatch(/! +Its clock is right: Nobody answers there/)
  await register('broken', { sluis_minimum_level: 'high' })
  const broken = await run(['clients', 'rehearse', 'broken', '--json'])
  expect([broken.code, broken.error]).toEqual([1, expect.stringContaining('are wrong')])
  const { checks } = JSON.parse(broken.out) as { checks: { check: string; why?: string }[] }
  expect(checks.find(({ check }) => check === 'sign-in')?.why).toBe('sign-in-refused')
  const { rows } = await sql`
    select client_id from audit_event where type = 'clients.client.rehearsed' order by at`.execute(db())
  expect(rows).toEqual([{ client_id: 'fine' }, { client_id: 'broken' }])
  const unknown = await run(['clients', 'rehearse', 'nobody'])
  expect([unknown.code, unknown.error]).toEqual([1, 'There is no client nobody.\n'])
}, 60_000)
