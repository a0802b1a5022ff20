import argon2 from 'argon2'
import { HttpProblem } from '../http/problem.ts'

/** Argon2id's cost (RFC 9106). The defaults are OWASP's minimum; `doctor` measures what they cost here. */
export interface HashingCost {
  readonly memoryKiB: number
  readonly iterations: number
  readonly parallelism: number
}

export interface HashingOptions extends HashingCost {
  /** How many hashes run at once: bounds memory (× memoryKiB) and leaves threads for signatures. */
  readonly atOnce: number
  /** How many may wait; one more is told to come back. */
  readonly queue: number
}

/** Hashes and verifies passwords; the only code that knows the algorithm. */
export interface Hasher {
  /** @throws HttpProblem 503 with Retry-After when the queue is full */
  hash(secret: string): Promise<string>
  verify(stored: string, secret: string): Promise<boolean>
  /** Costs what a verification costs: for accounts that do not exist. */
  pretend(secret: string): Promise<false>
  /** Whether `stored` was made at a lower cost than today's. */
  isOutdated(stored: string): boolean
}

export function createHasher(options: HashingOptions): Hasher {
  const cost = {
    memoryCost: options.memoryKiB,
    timeCost: options.iterations,
    parallelism: options.parallelism,
  }
  const run = limit(options.atOnce, options.queue)
  const decoy = argon2.hash('nobody has this password', cost)
  decoy.catch(() => undefined)
  return {
    hash: (secret) => run(() => argon2.hash(secret, cost)),
    verify: (stored, secret) => run(() => argon2.verify(stored, secret)),
    async pretend(secret) {
      const stored = await decoy
      await run(() => argon2.verify(stored, secret))
      return false
    },
    isOutdated: (stored) => argon2.needsRehash(stored, cost),
  }
}

/** Runs at most `atOnce` tasks, lets `queue` more wait in order, and refuses the rest. */
function limit(atOnce: number, queue: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = atOnce
  const waiting: (() => void)[] = []
  return async (task) => {
    if (free > 0) free -= 1
    else if (waiting.length >= queue) throw new HttpProblem(503, 'busy', { retryAfter: 5 })
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
