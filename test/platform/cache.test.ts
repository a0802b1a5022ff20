import { beforeEach, expect, test } from '@jest/globals'
import { readOnceASecond } from '../../src/platform/cache.ts'

let at = 0
let reads: string[] = []
beforeEach(() => {
  at = Date.now()
  reads = []
})

const cached = () =>
  readOnceASecond(
    () => new Date(at),
    async (id) => {
      reads.push(id)
      if (id === 'broken') throw new Error('away')
      return id === 'absent' ? undefined : `${id} ${reads.length}`
    },
  )

test('is read once a second, however many ask, and also where there is nothing', async () => {
  const read = cached()
  expect(await Promise.all([read('a'), read('a'), read('absent'), read('absent')])).toEqual([
    'a 1',
    'a 1',
    undefined,
    undefined,
  ])
  at += 1000
  expect(await read('a')).toBe('a 1')
  at += 1
  expect([await read('a'), reads]).toEqual(['a 3', ['a', 'absent', 'a']])
})

test('is read again where it failed', async () => {
  const read = cached()
  await expect(read('broken')).rejects.toThrow('away')
  await expect(read('broken')).rejects.toThrow('away')
  expect(reads).toEqual(['broken', 'broken'])
})

test('is read again where the clock was set back', async () => {
  const read = cached()
  await read('a')
  at -= 3_600_000
  await read('a')
  expect(reads).toEqual(['a', 'a'])
})

test('makes room for another by what was asked for longest ago, and keeps the rest', async () => {
  const read = cached()
  for (let i = 0; i < 5000; i++) await read(`thing ${i}`)
  await read('thing 0')
  await read('one more')
  reads = []
  await read('thing 0')
  await read('thing 4999')
  expect(reads).toEqual([])
  await read('thing 1')
  expect(reads).toEqual(['thing 1'])
})
