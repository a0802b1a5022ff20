import type { Command } from 'commander'
import { beginErasOf } from '../../domain/accounts/index.ts'
import { noteRestoration } from '../../domain/audit/index.ts'
import type { House } from '../../house.ts'
import { endGrantsLeft } from '../oidc/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { endSessionsLeft } from '../../domain/sessions/index.ts'
import { inHouse, operatorHere } from './run.ts'

export function restoredCommand(program: Command): void {
  program
    .command('restored')
    .description(
      'after an older copy of the database was put back: end every session, every grant and every sign-in under way, which the copy made good again',
    )
    .action(restored)
}

const BATCH = 5000

async function restored(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const now = house.clock()
    // the accounts first: what is begun meanwhile rests on an era that is over
    const accounts = await inBatches(house, (tx, after) => beginErasOf(tx, { after, limit: BATCH }, now))
    const sessions = await inBatches(house, (tx) => endSessionsLeft(tx, BATCH, now))
    const grants = await inBatches(house, (tx) => endGrantsLeft(tx, BATCH, now))
    const ended = { accounts, sessions, grants }
    const by = await operatorHere(house)
    await house.db.transaction().execute((tx) => noteRestoration(tx, { by }, ended, now))
    return {
      text: [
        `Ended ${sessions} sessions and ${grants} grants; whatever was proven or mailed before counts for none of the ${accounts} accounts.`,
        'As they were when the copy was made are still: passwords and factors, disabled and closed accounts, client secrets and signing keys.',
        'Withdraw again what was withdrawn since: sluis keys rotate --revoke, clients rotate-secret, accounts disable.',
      ].join('\n'),
      json: ended,
    }
  })
}

interface Done {
  readonly count: number
  /** After which the next piece goes on. */
  readonly last?: string | undefined
}

/** One bounded piece after the other, each in a transaction of its own, until there is no more. */
async function inBatches(
  { db }: House,
  piece: (tx: Tx, after: string | undefined) => Promise<Done>,
): Promise<number> {
  let sum = 0
  let after: string | undefined
  for (;;) {
    const from = after
    const done = await db.transaction().execute((tx) => piece(tx, from))
    if (done.count === 0) return sum
    sum += done.count
    after = done.last
  }
}
