import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, open, redeem, signIn, startRequest, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

test('neither secrets nor what was typed reach the audit, the log or the database', async () => {
  const world = the()
  const person = await createPerson(world)
  const portal = await createPortal(world)
  const browser = new Browser()
  const canary = 'Canary-Password-77'
  await typePassword(browser, await open(browser, await startRequest(portal)), person.email, canary)
  const signedIn = new Browser()
  const started = await startRequest(portal)
  const back = await signIn(signedIn, started, person.email)
  const tokens = await redeem(portal, started, back)
  const secrets = [
    canary,
    'Correct horse battery 9',
    'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    back.searchParams.get('code') ?? '',
    tokens.access_token,
    tokens.refresh_token ?? '',
    portal.clientSecret ?? '',
    (signedIn.cookie('sluis_session') ?? '').split('.')[0] ?? '',
  ]
  const { rows: tables } = await sql<{
    name: string
  }>`select table_schema || '.' || table_name as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'jobs')`.execute(
    world.house.db,
  )
  const places = [{ name: 'log', text: JSON.stringify(world.logged) }]
  for (const { name } of tables) {
    const { rows } = await sql<{
      text: string | null
    }>`select string_agg(t::text, '\n') as text from ${sql.table(name)} t`.execute(world.house.db)
    places.push({ name, text: rows[0]?.text ?? '' })
  }
  expect(places.length).toBeGreaterThan(20)
  for (const { name, text } of places) {
    for (const [i, secret] of secrets.entries()) {
      const forms = [secret, Buffer.from(secret).toString('hex')]
      expect([name, i, forms.some((form) => form.length > 5 && text.includes(form))]).toEqual([
        name,
        i,
        false,
      ])
    }
  }
})
