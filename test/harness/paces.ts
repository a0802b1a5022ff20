import type { GrowingPace } from '../../src/policy/paces.ts'

/** How long, in seconds, one must wait after the `tries`th try: what the counters' SQL must come to. */
export function waitAfter(pace: GrowingPace, tries: number): number {
  if (tries < 1) return 0
  return pace.waits[Math.min(tries, pace.waits.length) - 1] ?? 0
}
