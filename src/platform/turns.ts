import { seconds } from './clock.ts'
import { HttpProblem } from './http/problem.ts'

/** How somebody waits for their turn. */
export interface Waiting {
  /** Begins something, which those that have begun go before. */
  readonly isNew?: boolean | undefined
  /** They have left: their turn is another's. */
  readonly gone?: AbortSignal | undefined
}

export interface TurnOptions {
  /** How many run at once. */
  readonly atOnce: number
  /** How many may wait, of those that are new and of the others. */
  readonly queue: number
}

/** Milliseconds that somebody may be expected to wait at the most: to be told at once is better than to wait in vain. */
const MOST = seconds(5)
/** What a turn is thought to take before any was measured. */
const FIRST_GUESS = 50

const hasLeft = (): HttpProblem =>
  new HttpProblem(408, 'busy', { detail: 'the browser left while it waited' })

interface Waiter {
  go(): void
}

/**
 * Runs at most `atOnce` tasks; the others wait, those that have begun something before those that begin.
 *
 * @returns runs a task in its turn. @throws HttpProblem 503 with Retry-After where too many wait, or where its turn would
 * come later than five seconds from now, by what turns have taken lately; 408 where its owner has left, or leaves while it waits
 */
export function createTurns({
  atOnce,
  queue,
}: TurnOptions): <T>(task: () => Promise<T>, waiting?: Waiting) => Promise<T> {
  const begun: Waiter[] = []
  const fresh: Waiter[] = []
  let free = atOnce
  let took = FIRST_GUESS

  const wait = async ({ isNew = false, gone }: Waiting): Promise<void> => {
    const line = isNew ? fresh : begun
    const expected = ((begun.length + fresh.length + 1) / atOnce) * took
    if (line.length >= queue || (isNew && expected > MOST))
      throw new HttpProblem(503, 'busy', { retryAfter: Math.max(1, Math.ceil(expected / 1000)) })
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiter: Waiter = { go: resolve }
    const leave = (): void => {
      line.splice(line.indexOf(waiter), 1)
      reject(hasLeft())
    }
    line.push(waiter)
    gone?.addEventListener('abort', leave)
    try {
      await promise
    } finally {
      gone?.removeEventListener('abort', leave)
    }
  }

  return async (task, waiting = {}) => {
    if (waiting.gone?.aborted) throw hasLeft()
    if (free > 0) free -= 1
    else await wait(waiting)
    const from = performance.now()
    try {
      return await task()
    } finally {
      took += (performance.now() - from - took) / 10
      const next = begun.shift() ?? fresh.shift()
      if (next) next.go()
      else free += 1
    }
  }
}
