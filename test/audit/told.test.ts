import { expect, test } from '@jest/globals'
import { append } from '../../src/domain/audit/index.ts'
import { sealing } from '../../src/domain/audit/sealing.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

test.each([
  ['in production', true, 'info'],
  ['to somebody who tries it at a terminal, only who asks for it', false, 'debug'],
] as const)('up to where the audit is sealed is told %s', async (_where, production, level) => {
  const { db, vault, log, clock } = the().house
  await db
    .transaction()
    .execute((tx) =>
      append(tx, 'signin.attempt.cancelled', { by: 'nobody', details: { attempt: 'x' } }, clock()),
    )
  const told: string[] = []
  const listening = { ...log, info: () => told.push('info'), debug: () => told.push('debug') }
  const chore = sealing({ vault, log: listening as never, production })
  await db.transaction().execute((tx) => chore.run(tx, clock()))
  expect(told).toEqual([level])
})
