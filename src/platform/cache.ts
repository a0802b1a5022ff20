/** How long, in milliseconds, a process may go on with metadata it has read. */
const FRESH = 1000
const MOST = 5000

/**
 * Reads each thing at most once a second, however many ask at the same moment; for what operators change and
 * every request reads. What fails is not kept.
 */
export function readOnceASecond<T>(
  now: () => Date,
  read: (id: string) => Promise<T>,
): (id: string) => Promise<T> {
  const kept = new Map<string, { at: number; value: Promise<T> }>()
  return (id) => {
    const at = now().getTime()
    const known = kept.get(id)
    if (known && at >= known.at && at - known.at < FRESH) return known.value
    const value = read(id)
    if (kept.size >= MOST) kept.clear()
    kept.set(id, { at, value })
    value.catch(() => kept.delete(id))
    return value
  }
}
