import { expect, test } from '@jest/globals'
import { hours } from '../../src/platform/clock.ts'
import { buffered } from '../../src/platform/db/buffered.ts'
import type { Log } from '../../src/platform/log.ts'

type Row = readonly [whose: string, n: number]

/** What was written, each time, and what was warned of. */
function kept(options: { most: number; share?: { of: (row: Row) => string; most: number } }) {
  const [batches, warned]: [Row[][], unknown[]] = [[], []]
  const log = { warn: (about: unknown) => void warned.push(about) } as unknown as Log // it warns, and no more
  const rows = buffered<Row>(async (batch) => void batches.push([...batch]), {
    ...{ every: hours(1), log, what: 'rows', ...options },
  })
  return { rows, batches, warned }
}

test('whoever writes much leaves room for others, and has as much again after the next writing', async () => {
  const { rows, batches, warned } = kept({ most: 10, share: { of: ([whose]) => whose, most: 2 } })
  for (let n = 0; n < 50; n++) rows.add(['one', n])
  rows.add(['two', 0])
  await rows.flush()
  rows.add(['one', 50])
  await rows.close()
  expect(batches).toEqual([
    [
      ['one', 0],
      ['one', 1],
      ['two', 0],
    ],
    [['one', 50]],
  ])
  expect(warned).toEqual([])
})

test('what is too much for all is left out, and said', async () => {
  const { rows, batches, warned } = kept({ most: 2 })
  for (let n = 0; n < 5; n++) rows.add(['one', n])
  await rows.close()
  expect([batches.flat().length, warned]).toEqual([2, [{ what: 'rows', lost: 3 }]])
})
