import type { Clock } from '../../platform/clock.ts'

/** Seconds between two polls, where a device was told nothing else (RFC 8628 §3.2), and by which they grow (§3.5). */
const INTERVAL = 5

/** A device that goes on too fast is looked up after this many seconds all the same. */
const LONGEST = 30

/** A device counts its seconds by another clock than ours, over a network that may hold one up. */
const SLACK = 1

/** Codes that this process watches. */
const MOST = 10_000

interface Watched {
  readonly at: number
  readonly interval: number
}

/**
 * How fast devices ask whether somebody has connected them, by this process's memory alone: a device that polls too fast
 * costs no look into the database. Only codes that nobody has answered yet are watched, so that a code that comes a
 * second time is always looked at.
 */
export function createDevicePace(clock: Clock) {
  const pending = new Map<string, Watched>()
  const seconds = (): number => clock().getTime() / 1000
  return {
    /** Whether this poll comes too early. Each that does makes the device wait longer. */
    isTooFast(code: string): boolean {
      const last = pending.get(code)
      if (!last || seconds() - last.at >= last.interval - SLACK) return false
      pending.set(code, { ...last, interval: Math.min(last.interval + INTERVAL, LONGEST) })
      return true
    },
    /** Notes what a look has found. */
    looked(code: string, isPending: boolean): void {
      const interval = pending.get(code)?.interval ?? INTERVAL
      pending.delete(code)
      if (!isPending) return
      // the oldest first: what was asked about last is what is asked about next
      const [oldest] = pending.keys()
      if (pending.size >= MOST && oldest !== undefined) pending.delete(oldest)
      pending.set(code, { at: seconds(), interval })
    },
  }
}
