import { describe, expect, test } from '@jest/globals'
import { defaultLadder, type Ladder } from '../../src/policy/assurance.ts'
import type { Demands } from '../../src/policy/demands.ts'
import { explain, nextStep, rules, type FactorFacts, type Facts } from '../../src/policy/signin/index.ts'
import type { AccountId, AttemptId, FactorKind } from '../../src/policy/vocabulary.ts'
import { app, known, now, password, say, somebody, withAccount, withoutApp } from './facts.ts'

const asksBasic = { asked: { minimumLevel: 'basic', acrValues: [], again: false } }
const twoFactorWith = (demands: Demands): Ladder =>
  defaultLadder.map((rung) => (rung.key === 'two-factor' ? { ...rung, demands } : rung))
const key: FactorFacts = {
  kind: 'key' as FactorKind,
  ways: [{ ...app.traits, phishingResistant: true }],
  state: 'enrolled',
  isSecond: true,
}
const codes: FactorFacts = { ...key, kind: 'codes' as FactorKind, ways: [{ ...app.traits, standsIn: true }] }
const other: FactorFacts = { ...key, kind: 'other' as FactorKind, state: 'available' }
const substantialTakesKeys = defaultLadder.map((rung) =>
  rung.key === 'substantial' ? { ...rung, demands: { allowed: [known, key.kind, other.kind] } } : rung,
)

describe('the rules, in order', () => {
  test.each<[string, Partial<Facts>, string]>([
    ['nobody is named: who is it?', { account: undefined }, 'ask challenge known'],
    ['somebody is named, nothing is proven', {}, 'ask challenge known'],
    ['the password is proven: the app', { evidence: [password] }, 'ask challenge held'],
    ['both are proven', { evidence: [password, app] }, 'finish urn:sluis:loa:two-factor'],
    [
      'one is enough for this portal',
      { evidence: [password], asked: { minimumLevel: 'basic', acrValues: [], again: false } },
      'finish urn:sluis:loa:basic',
    ],
    [
      'the attempt is too old',
      { evidence: [password, app], attempt: { ...somebody.attempt, expiresAt: now } },
      'refuse attempt-expired',
    ],
    [
      'the account is disabled',
      { evidence: [password], ...withAccount({ standing: 'disabled' }) },
      'refuse account-disabled',
    ],
    [
      'the account is disabled, and nothing is proven: nobody learns it',
      withAccount({ standing: 'disabled' }),
      'ask challenge known',
    ],
    [
      'the portal asked for somebody else',
      { evidence: [password], pinned: 'other' as AccountId },
      'refuse somebody-else',
    ],
    [
      'the level is beyond the proofing',
      {
        evidence: [password, app],
        asked: { ...somebody.asked, acrValues: ['http://eidas.europa.eu/LoA/high'] },
      },
      'refuse level-out-of-reach',
    ],
    [
      'the level is unknown',
      { evidence: [password, app], asked: { ...somebody.asked, acrValues: ['urn:x'] } },
      'refuse level-unknown',
    ],
    [
      'no app, and nothing says that this is the owner',
      { evidence: [password], ...withoutApp },
      'ask prove-address',
    ],
    [
      'no app, the address was proven just now',
      { evidence: [password], ...withoutApp, attempt: { ...somebody.attempt, addressProvenAt: now } },
      'ask enrol held',
    ],
    [
      'no app, the account is new',
      {
        evidence: [password],
        account: { ...withoutApp.account!, enrolmentOpenUntil: new Date(now.getTime() + 1) },
      },
      'ask enrol held',
    ],
    [
      'no app, the account was new until now',
      { evidence: [password], account: { ...withoutApp.account!, enrolmentOpenUntil: now } },
      'ask prove-address',
    ],
    [
      'nothing left to use',
      { evidence: [password], ...withAccount({ factors: [somebody.account!.factors[0]!] }) },
      'refuse no-factor-left',
    ],
    [
      'max_age: what was proven is too old',
      {
        evidence: [password, app].map((e) => ({
          ...e,
          at: new Date(now.getTime() - 61_000),
          attempt: 'before' as AttemptId,
        })),
        asked: { ...somebody.asked, maxAge: 60 },
      },
      'ask challenge known',
    ],
    [
      'max_age: only the app is fresh',
      {
        evidence: [
          { ...password, at: new Date(now.getTime() - 61_000), attempt: 'before' as AttemptId },
          app,
        ],
        asked: { ...somebody.asked, maxAge: 60 },
      },
      'ask challenge known',
    ],
    [
      'prompt=login: what was proven before does not count',
      {
        evidence: [password, app].map((e) => ({ ...e, attempt: 'before' as AttemptId })),
        asked: { ...somebody.asked, again: true },
      },
      'ask challenge known',
    ],
    [
      'prompt=login: proven in this attempt',
      { evidence: [password, app], asked: { ...somebody.asked, again: true } },
      'finish urn:sluis:loa:two-factor',
    ],
    [
      'the same kind twice is one kind',
      { evidence: [password, { ...password, kind: 'other' as FactorKind }] },
      'ask challenge held',
    ],
    [
      'an alias is told back under its own name',
      {
        evidence: [password, app],
        ...withAccount({ proofing: 'substantial' }),
        asked: { ...somebody.asked, acrValues: ['urn:etoegang:core:assurance-class:loa3'] },
      },
      'finish urn:etoegang:core:assurance-class:loa3',
    ],
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
        asked: { ...somebody.asked, demands: [{ required: ['other' as FactorKind] }] },
        ladder: substantialTakesKeys,
        ...withAccount({ proofing: 'substantial', factors: [...somebody.account!.factors, key, other] }),
      },
      'ask challenge key',
    ],
    [
      'one more key: whoever has one, and has not used it, reads the mail first',
      {
        evidence: [password, app],
        asked: { ...somebody.asked, demands: [{ required: ['other' as FactorKind] }] },
        ...withAccount({ factors: [...somebody.account!.factors, key, other] }),
      },
      'ask prove-address',
    ],
    [
      'one more key: the mail was read',
      {
        evidence: [password, app],
        asked: { ...somebody.asked, demands: [{ required: ['other' as FactorKind] }] },
        attempt: { ...somebody.attempt, addressProvenAt: now },
        ...withAccount({ factors: [...somebody.account!.factors, key, other] }),
      },
      'ask enrol other',
    ],
    [
      'one more key: the first was used',
      {
        evidence: [password, { ...app, kind: key.kind, traits: key.ways[0]! }],
        asked: { ...somebody.asked, demands: [{ required: ['other' as FactorKind] }] },
        ...withAccount({ factors: [...somebody.account!.factors, key, other] }),
      },
      'ask enrol other',
    ],
    [
      'in my account all that one can prove is asked, though the level takes less',
      { evidence: [password], asked: { ...asksBasic.asked, provesAll: true } },
      'ask challenge held',
    ],
    [
      'in my account, what a level takes no more will do',
      {
        evidence: [password, app],
        asked: { ...asksBasic.asked, provesAll: true },
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
        asked: { ...asksBasic.asked, demands: [{ required: [codes.kind] }] },
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
        asked: {
          ...somebody.asked,
          minimumLevel: 'basic',
          acrValues: ['urn:sluis:loa:two-factor'],
          levelMaxAges: { basic: 300 },
        },
      },
      'ask challenge known',
    ],
    [
      'before what one signs in with is changed, the mail is read',
      { evidence: [password, app], asked: { ...somebody.asked, provesAddress: true } },
      'ask prove-address',
    ],
    [
      'before what one signs in with is changed, and the mail was read',
      {
        evidence: [password, app],
        asked: { ...somebody.asked, provesAddress: true },
        attempt: { ...somebody.attempt, addressProvenAt: now },
      },
      'finish urn:sluis:loa:two-factor',
    ],
  ])('%s', (_what, facts, expected) => {
    expect(say(nextStep({ ...somebody, ...facts }))).toBe(expected)
  })

  test('explain says what every rule answered, and the first answer is the next step', () => {
    const explanation = explain({ ...somebody, evidence: [password] })
    const explained = explanation.rules
    expect(explained.map(({ rule }) => rule)).toEqual([
      'attemptIsLive',
      'someoneIsNamed',
      'accountIsInGoodStanding',
      'accountIsTheOneAskedFor',
      'levelIsWithinReach',
      'evidenceIsStrongEnough',
      'allIsProven',
      'factorIsEnrolled',
      'requiredIsEnrolled',
      'passwordIsCurrent',
      'addressIsProven',
      'expiryIsTold',
      'wayBackIsOffered',
    ])
    expect(explained).toHaveLength(rules.length)
    const next = nextStep({ ...somebody, evidence: [password] })
    expect([explained.find(({ answer }) => answer)?.answer, explanation.next]).toEqual([next, next])
    expect(explanation.saw).toMatchObject({
      requiredLevel: 'two-factor',
      evidence: [{ kind: 'known', counts: true, ofThisAttempt: true, secondsOld: 0 }],
    })
  })
})
