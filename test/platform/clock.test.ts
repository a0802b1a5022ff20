import { expect, test } from '@jest/globals'
import { days, earlier, later, seconds } from '../../src/platform/clock.ts'

const at = new Date(0)

test('moments are moved by times that say what they are counted in', () => {
  expect(later(at, days(1)).toISOString()).toBe('1970-01-02T00:00:00.000Z')
  expect(earlier(at, seconds(1)).toISOString()).toBe('1969-12-31T23:59:59.000Z')
  // @ts-expect-error -- seconds, of a lifetime, taken for milliseconds
  expect(later(at, 60).getTime()).toBe(60)
  // @ts-expect-error -- the sum of two times is a number until somebody says of what
  expect(later(at, days(1) + 1).getTime()).toBe(86_400_001)
})
