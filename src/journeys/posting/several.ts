import type { Handing } from '../../platform/handing/contract.ts'

/** Files that are written at the same time: a disk and a server make each of them wait. */
const AT_ONCE = 8

/** Writes files side by side. What one of them fails of is thrown by the next, or at the end. */
export function severalAtOnce(handing: Handing) {
  const writing = new Set<Promise<void>>()
  return {
    async put(file: string, bytes: Buffer): Promise<void> {
      const one = handing.put(file, bytes)
      writing.add(one)
      one.then(
        () => writing.delete(one),
        () => undefined,
      )
      if (writing.size >= AT_ONCE) await Promise.race(writing)
    },
    written: () => Promise.all(writing),
  }
}
