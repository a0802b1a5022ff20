import { beginErasOf } from '../../domain/accounts/index.ts'
import { noteRestoration, type Acting } from '../../domain/audit/index.ts'
import { endSessionsLeft } from '../../domain/sessions/index.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import { act, perform, type Performing } from '../index.ts'

const BATCH = 5000

interface Done {
  readonly count: number
  /** After which the next piece goes on. */
  readonly last?: string | undefined
}

export interface Ended {
  readonly accounts: number
  readonly sessions: number
  readonly grants: number
}

/** Notes that an older copy of the database was put back, and that it is known: each process serves again. */
export const noteRestored = act({
  name: 'operating.note-restoration',
  tells: { nobody: 'it is of the installation, and nobody’s own' },
  run: (tx, who, _target: undefined, ended: Ended, now) => noteRestoration(tx, who, ended, now),
})

/**
 * After an older copy of the database was put back: ends every session, every grant and every sign-in under way, which
 * the copy made good again. Of any number, piece by piece: whoever stops it half way begins it again.
 *
 * @param endGrantsLeft the protocol's: it has the grants
 */
export async function endEverything(
  performing: Performing,
  endGrantsLeft: (tx: Tx, limit: number, now: Date) => Promise<Done>,
  who: Acting,
): Promise<Ended> {
  const { db, clock } = performing
  const now = clock()
  // the accounts first: what is begun meanwhile rests on an era that is over
  const accounts = await inBatches(db, (tx, after) => beginErasOf(tx, { after, limit: BATCH }, now))
  const sessions = await inBatches(db, (tx) => endSessionsLeft(tx, BATCH, now))
  const grants = await inBatches(db, (tx) => endGrantsLeft(tx, BATCH, now))
  const ended = { accounts, sessions, grants }
  await perform(performing, noteRestored, who, undefined, ended)
  return ended
}

/** One bounded piece after the other, each in a transaction of its own, until there is no more. */
async function inBatches(
  db: Db,
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
