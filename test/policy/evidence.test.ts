import { expect, test } from '@jest/globals'
import { usableEvidence } from '../../src/policy/signin/evidence.ts'
import { nextStep, type Facts } from '../../src/policy/signin/index.ts'
import type { AttemptId, Evidence } from '../../src/policy/vocabulary.ts'
import { app, now, password, somebody } from './facts.ts'

const earlier = (one: Evidence, minutes: number): Evidence => ({
  ...one,
  at: new Date(now.getTime() - minutes * 60_000),
  attempt: 'before' as AttemptId,
})
const old = [earlier(password, 10), earlier(app, 10)]

/** For which levels evidence that is ten minutes old counts. */
const countsFor = (wish: Partial<Facts['wish']>): string[] => {
  const facts: Facts = { ...somebody, evidence: old, wish: { ...somebody.wish, ...wish } }
  return facts.ladder.filter((rung) => usableEvidence(facts)(rung).length === 2).map(({ key }) => key)
}

const all = ['basic', 'two-factor', 'low', 'substantial', 'high']

test.each<[string, Partial<Facts['wish']>, string[]]>([
  ['nothing is said of ages', {}, all],
  [
    'the highest level may be a minute old: those below it may be older',
    { levelMaxAges: { high: 60 } },
    all.slice(0, 4),
  ],
  [
    'a lower one may be a minute old: nor may those above it be older',
    { levelMaxAges: { 'two-factor': 60 } },
    ['basic'],
  ],
  ['each has an age of its own', { levelMaxAges: { substantial: 900, high: 60 } }, all.slice(0, 4)],
  ['the lowest has an age that is not reached', { levelMaxAges: { basic: 601 } }, all],
  ['the lowest has an age that is passed', { levelMaxAges: { basic: 599 } }, []],
  ['the request asks for younger', { maxAge: 300 }, []],
  ['the request asks for less young', { maxAge: 900, levelMaxAges: { high: 60 } }, all.slice(0, 4)],
  ['the request asks for a new sign-in', { again: true }, []],
])('where %s', (_what, wish, levels) => {
  expect(countsFor(wish)).toEqual(levels)
})

test('a portal’s age for a higher level ends nobody’s session at the level that it asks for', () => {
  const facts: Facts = {
    ...somebody,
    evidence: old,
    wish: { ...somebody.wish, levelMaxAges: { high: 60 } },
  }
  expect(nextStep(facts)).toMatchObject({ type: 'finish', acr: 'urn:sluis:loa:two-factor' })
})
