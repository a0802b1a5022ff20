import type { Tx } from '../platform/db/database.ts'
import { eventHash, GENESIS } from './chain.ts'
import { lastSealed, unsealed, writeSeals } from './store.ts'

export interface SealedHead {
  readonly seq: number
  readonly hash: Buffer
}

const BATCH = 500

/**
 * Chains the events that are not chained yet, oldest first. Runs as a chore: one process at a time.
 *
 * @returns the newest sealed event, or undefined when there was nothing to seal
 */
export async function sealEvents(tx: Tx): Promise<SealedHead | undefined> {
  const events = await unsealed(tx, BATCH)
  if (events.length === 0) return undefined
  let head: SealedHead = (await lastSealed(tx)) ?? { seq: 0, hash: GENESIS }
  const seals: { id: string; seq: number; hash: Buffer }[] = []
  for (const event of events) {
    const seq = head.seq + 1
    head = { seq, hash: eventHash(head.hash, seq, event) }
    seals.push({ id: event.id, ...head })
  }
  await writeSeals(tx, seals)
  return head
}
