import { LRUCache } from 'lru-cache'
import { seconds, type Clock } from './clock.ts'

/** How long a process may go on with metadata it has read. */
const FRESH = seconds(1)
const MOST = 5000

/**
 * Reads each thing at most once a second, however many ask at the same moment; for what operators change and
 * every request reads. What fails is not kept.
 */
export function readOnceASecond<T>(
  clock: Clock,
  read: (id: string) => Promise<T>,
): (id: string) => Promise<T> {
  const now = (): number => clock().getTime()
  const kept = new LRUCache<string, Promise<T>>({ max: MOST, ttl: FRESH, ttlResolution: 0, perf: { now } })
  let last = now()
  return (id) => {
    // a clock that is set back would keep things for as long
    if (now() < last) kept.clear()
    last = now()
    const known = kept.get(id)
    if (known) return known
    const value = read(id)
    kept.set(id, value)
    value.catch(() => {
      if (kept.peek(id) === value) kept.delete(id)
    })
    return value
  }
}
