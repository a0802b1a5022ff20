import { expect, test } from '@jest/globals'
import { defaultLadder } from '../../src/policy/levels/ladder.ts'
import { lacksAddressAlone, type Wish } from '../../src/policy/levels/goal.ts'
import { proofingReached } from '../../src/policy/levels/proofing.ts'
import { proofings } from '../../src/policy/vocabulary.ts'

const asks = (minimumLevel: string, changes: Partial<Wish> = {}): Wish => ({
  ...{ minimumLevel, acrValues: [], again: false },
  ...changes,
})

test.each([
  ['a portal asks for it', asks('low'), 'none', true],
  ['an organisation asks for it', asks('two-factor', { actedForAt: 'low' }), 'none', true],
  ['one of several would do', asks('basic', { acrValues: ['http://eidas.europa.eu/LoA/low'] }), 'none', true],
  ['what is asked is reached already', asks('two-factor'), 'none', false],
  ['it is confirmed, and something else is missing', asks('low'), 'address', false],
  ['more than it is asked', asks('substantial'), 'none', false],
  ['an organisation asks for more', asks('low', { actedForAt: 'substantial' }), 'none', false],
] as const)('an address alone is missing where %s: %#', (_where, wish, proofing, isSo) => {
  expect(lacksAddressAlone(defaultLadder, wish, proofing)).toBe(isSo)
})

test('a letter raises and lowers what rests on no documents, and nothing else', () => {
  expect(proofings.map((each) => [proofingReached(each, true), proofingReached(each, false)])).toEqual([
    ['address', 'none'],
    ['address', 'none'],
    ['substantial', 'substantial'],
    ['high', 'high'],
  ])
})
