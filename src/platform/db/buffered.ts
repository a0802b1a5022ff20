import type { Milliseconds } from '../clock.ts'
import type { Log } from '../log.ts'

export interface Buffered<Row> {
  /** Keeps a row until the next writing; one too many is left out. Costs the caller nothing. */
  add(row: Row): void
  /** Writes what is kept, now. */
  flush(): Promise<void>
  /** Writes what is kept, and keeps nothing more. */
  close(): Promise<void>
}

/**
 * Rows that are written together, a while later: what is good to know, and not worth a statement of its own each time. What
 * cannot be written is lost, and said to be.
 *
 * @param options.most how many rows are kept between two writings
 * @param options.share whose a row is, and how many are kept of anybody's: more is of no use, and whoever writes much leaves
 *   room for others
 */
export function buffered<Row>(
  write: (rows: readonly Row[]) => Promise<void>,
  {
    every,
    most,
    share,
    log,
    what,
  }: {
    every: Milliseconds
    most: number
    share?: { readonly of: (row: Row) => string; readonly most: number }
    log: Log
    what: string
  },
): Buffered<Row> {
  let rows: Row[] = []
  let left = 0
  const taken = new Map<string, number>()
  let writing: Promise<void> = Promise.resolve()
  const flush = (): Promise<void> => {
    const [batch, lost] = [rows, left]
    rows = []
    left = 0
    taken.clear()
    if (lost > 0) log.warn({ what, lost }, 'too much to note at once')
    if (batch.length === 0) return writing
    // one after the other, so that what came first is first
    writing = writing.then(() =>
      write(batch).catch((error: unknown) => {
        log.warn({ what, lost: batch.length, error: String(error) }, 'what was noted could not be written')
      }),
    )
    return writing
  }
  const timer = setInterval(() => void flush(), every)
  timer.unref()
  return {
    add(row) {
      const whose = share?.of(row) ?? ''
      const had = taken.get(whose) ?? 0
      if (share && had >= share.most) return
      if (rows.length >= most) left += 1
      else rows.push(row)
      taken.set(whose, had + 1)
    },
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
