import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { testKeys } from '../harness/keys.ts'
import { createPerson } from '../harness/people.ts'
import { run } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'
import { runLetters } from '../../src/journeys/posting/index.ts'
import { addressOf, folderForLetters, orderOne, postingTo } from '../posting/given.ts'

const the = useWorld()

interface Finding {
  readonly what: string
  readonly value: string
  readonly advice?: string
}

async function examine(env: Record<string, string> = {}): Promise<Finding[]> {
  const keys = testKeys.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(',')
  const set = { DATABASE_URL: the().database.url, ENCRYPTION_KEYS: keys, ...env }
  const ended = await run(['doctor', '--json'], set)
  if (ended.code !== 0) throw new Error(ended.error)
  return JSON.parse(ended.out) as Finding[]
}

test('it says that everybody comes from one private address while no proxy is trusted', async () => {
  const { id } = await createPerson(the())
  await sql`insert into session (key, account_id, address, user_agent, started_at, seen_at, expires_at)
    select decode(lpad(to_hex(n), 64, '0'), 'hex'), ${id}, '10.0.0.7', 'x', now(), now(), now() + interval '1 hour'
    from generate_series(1, 30) n`.execute(the().house.db)
  const networks = (findings: Finding[]) => findings.find(({ what }) => what === 'networks')
  expect(networks(await examine())?.advice).toMatch(/10\.0\.0\.7.*TRUST_PROXY/)
  expect(networks(await examine({ TRUST_PROXY: '10.0.0.0/8' }))?.advice).toBeUndefined()
  await the()
    .house.db.updateTable('session')
    .set({ address: '192.0.2.1' })
    .where('key', '=', (all) => all.selectFrom('session').select('key').orderBy('key').limit(1))
    .execute()
  expect(networks(await examine())?.advice).toBeUndefined()
})

test('it says where the mail server cannot be asked', async () => {
  const mail = (await examine({ SMTP_URL: 'smtp://127.0.0.1:1' })).find(({ what }) => what === 'mail')
  expect(mail?.advice).toContain('cannot be asked')
})

test('it says where letters cannot be handed over, and which wait for a person', async () => {
  const letters = async (env: Record<string, string>) =>
    (await examine(env)).find(({ what }) => what === 'letters')
  expect((await letters({}))?.value).toBe('kept, not handed over')
  const folder = folderForLetters()
  const here = { LETTERS_TO: folder }
  expect(await letters(here)).toEqual({
    what: 'letters',
    value: `folder ${folder}; 0 to be printed, 0 set aside`,
  })
  await orderOne(the(), { address: addressOf({ name: '漢字' }) })
  await runLetters(postingTo(the(), folder), { by: { job: 'letters-run' } })
  expect((await letters(here))?.advice).toContain('--state set-aside')
  expect((await letters({ LETTERS_TO: '/dev/null/letters' }))?.advice).toMatch(/^Nothing can be handed over/)
})
