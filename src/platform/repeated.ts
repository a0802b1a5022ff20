import { minutes } from './clock.ts'

/**
 * Says what may happen a hundred times a minute at most once a minute for each name, with how often it has happened since
 * it was said last.
 *
 * @param names how many there can be is bounded by what is configured or registered
 */
export function createRepeated(): (name: string, now: Date, say: (times: number) => void) => void {
  const seen = new Map<string, { saidAt: number; times: number }>()
  return (name, now, say) => {
    const before = seen.get(name)
    const times = (before?.times ?? 0) + 1
    if (before && now.getTime() - before.saidAt < minutes(1)) {
      before.times = times
      return
    }
    seen.set(name, { saidAt: now.getTime(), times: 0 })
    say(times)
  }
}
