import { minutes } from './clock.ts'

const FAILURES = 3
const SKIPPED_FOR = minutes(1)

/**
 * Remembers which of others outside, by name, do not answer: after three failures in a row one is skipped for a minute,
 * then tried once, and skipped for another minute if that fails too. One process's own memory: each finds out by itself.
 */
export interface Breaker {
  /** Whether to ask `name` now. To say yes to one that was skipped is its trial: the next to ask hears no. */
  allows(name: string, now: Date): boolean
  worked(name: string): void
  failed(name: string, now: Date): void
}

export function createBreaker(): Breaker {
  const inRow = new Map<string, number>()
  const skippedUntil = new Map<string, number>()
  return {
    allows(name, now) {
      const until = skippedUntil.get(name)
      if (until === undefined) return true
      if (now.getTime() < until) return false
      skippedUntil.set(name, now.getTime() + SKIPPED_FOR)
      return true
    },
    worked(name) {
      inRow.delete(name)
      skippedUntil.delete(name)
    },
    failed(name, now) {
      const failures = (inRow.get(name) ?? 0) + 1
      inRow.set(name, failures)
      if (failures >= FAILURES) skippedUntil.set(name, now.getTime() + SKIPPED_FOR)
    },
  }
}
