import { describe, expect, test } from '@jest/globals'
import { legsFor, type LegFacts, type Way } from '../../src/policy/activation/index.ts'

const now = new Date('2026-11-28T12:00:00Z')
const by = (setBy: string, hours: number): Way => ({
  setBy,
  setAt: new Date(now.getTime() - hours * 3_600_000),
})
const [theirs, new_, old] = [by('account:nora', 1000), by('account:tom', 1), by('account:tom', 80)]

const facts = (changes: Partial<LegFacts>): LegFacts => ({
  ...{ purpose: 'invitation', begunBy: 'account:tom', isSomebody: true, asksSecond: true, hasArrived: false },
  ...{ mail: theirs, mobile: undefined, postal: undefined, forbidsTexts: false },
  serves: { texts: true, letters: true },
  ...changes,
})

describe('the ways of an activation', () => {
  test.each<[string, Partial<LegFacts>, string]>([
    ['text before letter, where both are known', { mobile: theirs, postal: theirs }, 'mail text'],
    ['letter, where no mobile is', { postal: theirs }, 'mail letter'],
    [
      'letter, where no texts are taken',
      { mobile: theirs, postal: theirs, forbidsTexts: true },
      'mail letter',
    ],
    ['nothing, where neither is known', {}, 'mobile-missing'],
    [
      'nothing, where texts are forbidden and no address is known',
      { mobile: theirs, forbidsTexts: true },
      'postal-missing',
    ],
    [
      'nothing by letter where none are posted',
      { postal: theirs, serves: { texts: true, letters: false } },
      'mobile-missing',
    ],
    [
      'letter, where whoever begins it chose the mail address and the number',
      { mail: new_, mobile: new_, postal: theirs },
      'mail letter',
    ],
    [
      'nothing, where they chose the postal address as well',
      { mail: new_, mobile: new_, postal: new_ },
      'ways-are-their-own',
    ],
    ['nothing, where they chose both that there are', { mail: new_, postal: new_ }, 'ways-are-their-own'],
    ['letter, three days later', { mail: old, postal: new_ }, 'mail letter'],
    [
      'letter, to somebody new whom they know',
      { mail: new_, postal: new_, isSomebody: false },
      'mail letter',
    ],
    [
      'nothing for a way back in, where both are new by whomever',
      { purpose: 'recovery', begunBy: 'account:ops', mail: new_, postal: by('account:eve', 2) },
      'ways-are-their-own',
    ],
    [
      'letter for a way back in, where one is older',
      { purpose: 'recovery', mail: theirs, postal: new_ },
      'mail letter',
    ],
    ['the link alone, for who has arrived', { hasArrived: true, postal: new_ }, 'mail'],
  ])('are %s', (_sentence, changes, expected) => {
    const legs = legsFor(facts(changes), now)
    expect(legs.ok ? legs.legs.join(' ') : legs.reason).toBe(expected)
  })
})
