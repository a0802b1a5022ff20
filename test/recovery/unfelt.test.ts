import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { Browser } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { until } from '../harness/until.ts'

const the = useWorld({ unhurried: true })

test('what a forgotten password leads to is done 1 to 5 seconds later, at random, whoever has the address', async () => {
  const person = await createPerson(the())
  const addresses = [person.email, ...Array.from({ length: 11 }, (_, i) => `nobody${i}@example.test`)]
  for (const email of addresses) {
    const browser = new Browser()
    const page = await browser.go(`${the().origin}/recover`)
    expect(headingOf(await browser.submit(page, { username: email }))).toBe('Check your e-mail')
  }
  const { rows } = await sql<{ wait: number }>`
    select extract(epoch from start_after - created_on)::float as wait from jobs.job
    where name = 'recovery-mail'`.execute(the().house.db)
  const waits = rows.map(({ wait }) => wait)
  expect(waits).toHaveLength(addresses.length)
  expect([Math.min(...waits) >= 1, Math.max(...waits) <= 5]).toEqual([true, true])
  expect(new Set(waits.map((wait) => Math.round(wait * 100))).size).toBeGreaterThan(addresses.length / 2)
  await until(async () => (await mailsTo(the(), person.email, 'recovery/link')).length === 1)
})
