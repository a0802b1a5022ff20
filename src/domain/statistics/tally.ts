import { seconds, type Clock } from '../../platform/clock.ts'
import { buffered } from '../../platform/db/buffered.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Log } from '../../platform/log.ts'
import { hourOf } from './rollup.ts'
import { together, writeStatistics, type Statistic } from './store.ts'

/** What is counted that no audit has: a step that somebody was sent to, a message's fate, how long an answer took. */
export type Tallied = 'step' | 'message' | 'answer'

export interface Tally {
  /** Counts one; costs whoever counts nothing. */
  (
    what: Tallied,
    told: { readonly client?: string; readonly a: string; readonly b?: string; readonly ms?: number },
  ): void
}

export interface Tallying {
  readonly tally: Tally
  close(): Promise<void>
}

/** Counts that are written together, two seconds later at the most: a process that is killed loses as much. */
export function createTally({ db, clock, log }: { db: Db; clock: Clock; log: Log }): Tallying {
  const rows = buffered<Statistic>((all) => writeStatistics(db, together(all)), {
    ...{ every: seconds(2), most: 20_000, log, what: 'figures' },
  })
  return {
    tally: (kind, { client = '', a, b = '', ms = 0 }) =>
      rows.add({ kind, hour: hourOf(clock()), client_id: client, a, b, n: 1, ms, ms_most: ms }),
    close: () => rows.close(),
  }
}
