import argon2 from 'argon2'
import { createTurns, type Waiting } from '../turns.ts'

/** Argon2id's cost (RFC 9106). The defaults are OWASP's minimum; `doctor` measures what they cost here. */
export interface HashingCost {
  readonly memoryKiB: number
  readonly iterations: number
  readonly parallelism: number
}

export interface HashingOptions extends HashingCost {
  /** How many hashes run at once: bounds memory (× memoryKiB) and leaves threads for signatures. */
  readonly atOnce: number
  /** How many may wait; one more is told to come back, as is who would wait for more than five seconds. */
  readonly queue: number
}

/** Hashes and verifies passwords; the only code that knows the algorithm. */
export interface Hasher {
  /** @throws HttpProblem 503 with Retry-After when too many wait, 408 where its owner leaves (turns.ts) */
  hash(secret: string, waiting?: Waiting): Promise<string>
  verify(stored: string, secret: string, waiting?: Waiting): Promise<boolean>
  /** Costs what a verification costs: for accounts that do not exist. */
  pretend(secret: string, waiting?: Waiting): Promise<false>
  /** Whether `stored` was made at a lower cost than today's. */
  isOutdated(stored: string): boolean
}

export function createHasher(options: HashingOptions): Hasher {
  const cost = {
    memoryCost: options.memoryKiB,
    timeCost: options.iterations,
    parallelism: options.parallelism,
  }
  const run = createTurns(options)
  const decoy = argon2.hash('nobody has this password', cost)
  decoy.catch(() => undefined)
  return {
    hash: (secret, waiting) => run(() => argon2.hash(secret, cost), waiting),
    verify: (stored, secret, waiting) => run(() => argon2.verify(stored, secret), waiting),
    async pretend(secret, waiting) {
      const stored = await decoy
      await run(() => argon2.verify(stored, secret), waiting)
      return false
    },
    isOutdated: (stored) => argon2.needsRehash(stored, cost),
  }
}
