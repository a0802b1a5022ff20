import { describe, expect, test } from '@jest/globals'
import { defaultLadder, type Ladder } from '../../src/policy/levels/ladder.ts'
import type { Allowance } from '../../src/policy/levels/allowance.ts'
import { nextStep, type FactorFacts, type Facts } from '../../src/policy/signin/index.ts'
import type { AttemptId, FactorKind } from '../../src/policy/vocabulary.ts'
import { app, known, now, password, say, somebody, withAccount } from './facts.ts'

const asksBasic = { wish: { minimumLevel: 'basic', acrValues: [], again: false } }
const twoFactorWith = (allowance: Allowance): Ladder =>
  defaultLadder.map((rung) => (rung.key === 'two-factor' ? { ...rung, allowance } : rung))
const key: FactorFacts = {
  kind: 'key' as FactorKind,
  canProve: [{ ...app.traits, phishingResistant: true }],
  state: 'enrolled',
  isSecond: true,
}
const codes: FactorFacts = {
  ...key,
  kind: 'codes' as FactorKind,
  canProve: [{ ...app.traits, standsIn: true }],
}
const text: FactorFacts = {
  ...key,
  kind: 'text' as FactorKind,
  canProve: [{ ...app.traits, restricted: true }],
}
const other: FactorFacts = { ...key, kind: 'other' as FactorKind, state: 'available' }
const substantialTakesKeys = defaultLadder.map((rung) =>
  rung.key === 'substantial' ? { ...rung, allowance: { allowed: [known, key.kind, other.kind] } } : rung,
)

const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000)
const life = {
  because: undefined,
  expiresAt: new Date(now.getTime() + 1e9),
  toldWithin: undefined,
  toldAt: undefined,
}

describe('lists of factors, what stands in for one, and what is changed', () => {
  test.each<[string, Partial<Facts>, string]>([
    [
      'a level is not told while a factor that it wants set up is not',
      { evidence: [password, app], ...asksBasic, ladder: twoFactorWith({ required: ['key' as FactorKind] }) },
      'finish urn:sluis:loa:basic',
    ],
    [
      'a factor must be set up, and none such can be here',
      { evidence: [password, app], ladder: twoFactorWith({ required: ['key' as FactorKind] }) },
      'refuse no-factor-left',
    ],
    [
      'one more key, of somebody proofed: only the level itself will do, by what it takes',
      {
        evidence: [password, app],
        wish: { ...somebody.wish, allowance: [{ required: ['other' as FactorKind] }] },
        ladder: substantialTakesKeys,
        ...withAccount({ proofing: 'substantial', factors: [...somebody.account!.factors, key, other] }),
      },
      'ask challenge key',
    ],
    [
      'one more key: whoever has one, and has not used it, reads the mail first',
      {
        evidence: [password, app],
        wish: { ...somebody.wish, allowance: [{ required: ['other' as FactorKind] }] },
        ...withAccount({ factors: [...somebody.account!.factors, key, other] }),
      },
      'ask prove-address',
    ],
    [
      'one more key: the mail was read',
      {
        evidence: [password, app],
        wish: { ...somebody.wish, allowance: [{ required: ['other' as FactorKind] }] },
        attempt: { ...somebody.attempt, addressProvenAt: now },
        ...withAccount({ factors: [...somebody.account!.factors, key, other] }),
      },
      'ask enrol other',
    ],
    [
      'one more key: the first was used',
      {
        evidence: [password, { ...app, kind: key.kind, traits: key.canProve[0]! }],
        wish: { ...somebody.wish, allowance: [{ required: ['other' as FactorKind] }] },
        ...withAccount({ factors: [...somebody.account!.factors, key, other] }),
      },
      'ask enrol other',
    ],
    [
      'in my account all that one can prove is asked, though the level takes less',
      { evidence: [password], wish: { ...asksBasic.wish, provesAll: true } },
      'ask challenge held',
    ],
    [
      'in my account, what a level takes no more will do',
      {
        evidence: [password, app],
        wish: { ...asksBasic.wish, provesAll: true },
        ladder: twoFactorWith({ forbidden: [app.kind] }),
      },
      'finish urn:sluis:loa:basic',
    ],
    [
      'what only stands in for a factor counts for nothing where there is none',
      { evidence: [password], ...withAccount({ factors: [somebody.account!.factors[0]!, codes, other] }) },
      'ask prove-address',
    ],
    [
      'what stands in for a factor is wanted: a factor first',
      {
        evidence: [password],
        wish: { ...asksBasic.wish, allowance: [{ required: [codes.kind] }] },
        attempt: { ...somebody.attempt, addressProvenAt: now },
        ...withAccount({ factors: [somebody.account!.factors[0]!, { ...codes, state: 'offered' }, other] }),
      },
      'ask enrol other',
    ],
    [
      'a level’s age holds for all above it',
      {
        evidence: [password, app].map((e) => ({
          ...e,
          at: new Date(now.getTime() - 600_000),
          attempt: 'before' as AttemptId,
        })),
        wish: {
          ...somebody.wish,
          minimumLevel: 'basic',
          acrValues: ['urn:sluis:loa:two-factor'],
          levelMaxAges: { basic: 300 },
        },
      },
      'ask challenge known',
    ],
    [
      'a new password is wanted, by an app where there is a key: the mail is read',
      {
        evidence: [password, app],
        attempt: { ...somebody.attempt, expiryAnswer: 'now' },
        ...withAccount({
          factors: [{ ...somebody.account!.factors[0]!, life }, somebody.account!.factors[1]!, key],
        }),
      },
      'ask prove-address',
    ],
    [
      'a new password is wanted, by all that there is',
      {
        evidence: [password, app],
        attempt: { ...somebody.attempt, expiryAnswer: 'now' },
        ...withAccount({
          factors: [{ ...somebody.account!.factors[0]!, life }, somebody.account!.factors[1]!],
        }),
      },
      'ask renew known',
    ],
    [
      'what is too old is a sign-in that is missing, whichever part of it is',
      {
        evidence: [
          { ...password, at: new Date(now.getTime() - 605_000), attempt: 'before' as AttemptId },
          { ...app, at: new Date(now.getTime() - 595_000), attempt: 'before' as AttemptId },
        ],
        wish: { ...somebody.wish, maxAge: 600 },
      },
      'ask challenge known',
    ],
    [
      'a way back is offered after a first factor',
      {
        evidence: [password, app],
        attempt: { ...somebody.attempt, hasEnrolled: true },
        ...withAccount({ factors: [...somebody.account!.factors, { ...codes, state: 'offered' }] }),
      },
      'ask offer codes',
    ],
    ...(
      [
        ['again a week after it was put off', { times: 1, at: daysAgo(7) }, 'ask offer codes'],
        ['not sooner', { times: 1, at: daysAgo(6.9) }, 'finish urn:sluis:loa:two-factor'],
        ['after that, a month later', { times: 2, at: daysAgo(30) }, 'ask offer codes'],
        ['and not sooner than that', { times: 4, at: daysAgo(29) }, 'finish urn:sluis:loa:two-factor'],
        ['never to somebody who had no such thing offered', undefined, 'finish urn:sluis:loa:two-factor'],
      ] as const
    ).map(([name, wayBackPutOff, then]): [string, Partial<Facts>, string] => [
      `a way back is offered ${name}`,
      {
        evidence: [password, app],
        ...withAccount({
          wayBackPutOff,
          factors: [...somebody.account!.factors, { ...codes, state: 'offered' }],
        }),
      },
      then,
    ]),
    [
      'and not to somebody whom a portal finds signed in',
      {
        evidence: [password, app].map((one) => ({ ...one, attempt: 'before' as AttemptId })),
        ...withAccount({
          wayBackPutOff: { times: 1, at: daysAgo(8) },
          factors: [...somebody.account!.factors, { ...codes, state: 'offered' }],
        }),
      },
      'finish urn:sluis:loa:two-factor',
    ],
    [
      'nor where there are two ways in',
      {
        evidence: [password, app],
        ...withAccount({
          wayBackPutOff: { times: 1, at: daysAgo(8) },
          factors: [
            ...somebody.account!.factors,
            { ...text, state: 'enrolled' },
            { ...codes, state: 'offered' },
          ],
        }),
      },
      'finish urn:sluis:loa:two-factor',
    ],
    [
      'and not by what is weaker than the account has',
      {
        evidence: [password, { ...app, kind: text.kind, traits: text.canProve[0]! }],
        attempt: { ...somebody.attempt, hasEnrolled: true },
        ...withAccount({ factors: [...somebody.account!.factors, text, { ...codes, state: 'offered' }] }),
      },
      'finish urn:sluis:loa:two-factor',
    ],
    [
      'before what one signs in with is changed, the mail is read',
      { evidence: [password, app], wish: { ...somebody.wish, provesAddress: true } },
      'ask prove-address',
    ],
    [
      'before what one signs in with is changed, and the mail was read',
      {
        evidence: [password, app],
        wish: { ...somebody.wish, provesAddress: true },
        attempt: { ...somebody.attempt, addressProvenAt: now },
      },
      'finish urn:sluis:loa:two-factor',
    ],
  ])('%s', (_what, facts, expected) => {
    expect(say(nextStep({ ...somebody, ...facts }))).toBe(expected)
  })
})
