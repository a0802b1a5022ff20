import { sealedAfter } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { lockPosition, writePosition, writeStatistics, type Statistic } from './store.ts'

/** How many events are counted between two commits. */
const AT_ONCE = 5000

export const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)

/** What an event is told by, beside its name and its portal. */
function dimsOf(type: string, details: Readonly<Record<string, unknown>>): { a: string; b: string } {
  const said = (name: string): string =>
    typeof details[name] === 'string' ? details[name].slice(0, 200) : ''
  if (type === 'signin.attempt.finished') return { a: said('acr'), b: said('amr') }
  // of others the reason may be a portal's own word: each would be a row of its own
  return { a: type === 'signin.attempt.refused' ? said('reason') : '', b: '' }
}

/**
 * The chore: counts what was chained since it was last done, each event once: where it stands is written in the transaction
 * that counts.
 */
export async function rollUp(tx: Tx): Promise<boolean> {
  const from = await lockPosition(tx)
  const events = await sealedAfter(tx, from, AT_ONCE)
  const rows = events.map(({ type, at, client_id, details }): Statistic => ({
    ...{ kind: type, hour: hourOf(at), client_id: client_id ?? '', ...dimsOf(type, details) },
    ...{ n: 1, ms: 0, ms_most: 0 },
  }))
  await writeStatistics(tx, rows)
  const last = events.at(-1)
  if (last) await writePosition(tx, last.seq)
  return events.length === AT_ONCE
}
