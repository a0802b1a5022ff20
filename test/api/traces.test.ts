import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { eventsOf } from '../../src/domain/audit/index.ts'
import { ask, createOperator } from '../harness/api.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

test('from where somebody works who helps others is not told to whom they help', async () => {
  const { token } = await createOperator(the(), 'operator')
  const person = await createPerson(the())
  const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/999.0' }
  for (const name of ['people.disable', 'people.enable', 'people.start-recovery'] as const)
    expect((await ask(the(), name, { token, headers, params: { id: person.id } })).status).toBe(204)
  const which = { before: undefined, types: undefined, limit: 20 }
  const events = (await eventsOf(the().house.db, person.id, which)).filter(({ actor }) =>
    actor.includes(' through client:'),
  )
  expect(events.map(({ type }) => type).toSorted()).toEqual([
    'accounts.account.disabled',
    'accounts.account.enabled',
    'recovery.link.sent',
    'sessions.all.ended',
  ])
  expect(events.map((each) => [each.address, each.user_agent])).toEqual(events.map(() => [null, null]))
  for (const template of ['selfservice/changed', 'recovery/link'] as const) {
    const mails = await mailsTo(the(), person.email, template)
    expect([template, mails.length]).toEqual([template, 1])
    expect(JSON.stringify(mails)).not.toMatch(/Firefox|127\.0\.0\.1/)
  }
})

test('whoever looks at people leaves a trace, in their own record too, and nothing of what was typed', async () => {
  const { token, person: helper } = await createOperator(the(), 'helpdesk')
  const person = await createPerson(the())
  await ask(the(), 'people.search', { token, body: { email: person.email } })
  await ask(the(), 'people.read', { token, params: { id: person.id } })
  const { rows } = await sql<{ type: string; account_id: string | null; details: object }>`
    select type, account_id, details from audit_event where actor like ${`account:${helper.id} through%`} order by type`.execute(
    the().house.db,
  )
  expect(rows).toEqual([
    { type: 'accounts.account.looked-at', account_id: person.id, details: {} },
    { type: 'accounts.people.searched', account_id: null, details: { by: 'email', found: 1 } },
  ])
})
