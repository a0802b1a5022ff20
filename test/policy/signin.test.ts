import { describe, expect, test } from '@jest/globals'
import { defaultLadder } from '../../src/policy/levels/ladder.ts'
import { explain, nextStep, rules, type Facts } from '../../src/policy/signin/index.ts'
import type {
  AccountId,
  AttemptId,
  Evidence,
  FactorKind,
  OrganisationId,
} from '../../src/policy/vocabulary.ts'
import { app, now, password, say, somebody, withAccount, withoutApp } from './facts.ts'

/** A portal that is for whoever people act for. */
const forWhom = {
  ...{ client: 'portal', isRequired: true, named: undefined, register: undefined },
  ...{ branches: 'accepted' as const, branch: undefined, mandateLevel: undefined },
}

/** Proven in an attempt before this one. */
const before = (evidence: Evidence): Evidence => ({ ...evidence, attempt: 'before' as AttemptId })

describe('the rules, in order', () => {
  test.each<[string, Partial<Facts>, string]>([
    ['nobody is named: who is it?', { account: undefined }, 'ask challenge known'],
    ['somebody is named, nothing is proven', {}, 'ask challenge known'],
    ['the password is proven: the app', { evidence: [password] }, 'ask challenge held'],
    ['both are proven', { evidence: [password, app] }, 'finish urn:sluis:loa:two-factor'],
    [
      'one is enough for this portal',
      { evidence: [password], wish: { minimumLevel: 'basic', acrValues: [], again: false } },
      'finish urn:sluis:loa:basic',
    ],
    [
      'who is signed in is to be chosen, and was not',
      { evidence: [before(password), before(app)], wish: { ...somebody.wish, chooses: true } },
      'ask choose-account',
    ],
    [
      'who is signed in was chosen',
      {
        evidence: [before(password), before(app)],
        wish: { ...somebody.wish, chooses: true },
        attempt: { ...somebody.attempt, accountChoice: 'same' },
      },
      'finish urn:sluis:loa:two-factor',
    ],
    [
      'whoever types a password chooses by it',
      { evidence: [password], wish: { ...somebody.wish, chooses: true } },
      'ask challenge held',
    ],
    [
      'nobody is signed in: there is nothing to choose',
      { account: undefined, wish: { ...somebody.wish, chooses: true } },
      'ask challenge known',
    ],
    [
      'their mandate is worth less than they prove, and that level takes none of what they used: the one below it is told',
      {
        evidence: [password, app],
        ladder: defaultLadder.map((rung) =>
          rung.key === 'two-factor' ? { ...rung, allowance: { allowed: [] } } : rung,
        ),
        wish: { ...somebody.wish, minimumLevel: 'basic', forWhom },
        choice: {
          chosen: {
            ...{ organisation: 'one' as OrganisationId, membership: 'first', version: 1 },
            ...{ level: 'two-factor', asks: { level: undefined, allowance: {} } },
          },
          fitting: [],
        },
        ...withAccount({ proofing: 'high' }),
      },
      'finish urn:sluis:loa:basic',
    ],
    [
      'the portal is for organisations that they act for',
      {
        evidence: [password, app],
        wish: { ...somebody.wish, organisations: ['kvk:1', 'kvk:2'] },
        actsFor: ['kvk:2', 'kvk:3'],
      },
      'finish urn:sluis:loa:two-factor',
    ],
    [
      'the portal is for organisations that they do not act for: nothing more is proven',
      { evidence: [password], wish: { ...somebody.wish, organisations: ['kvk:1'] }, actsFor: ['kvk:3'] },
      'refuse organisation-not-let',
    ],
    [
      'the portal is for organisations, and nobody is named yet',
      { account: undefined, wish: { ...somebody.wish, organisations: ['kvk:1'] } },
      'ask challenge known',
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
        wish: { ...somebody.wish, acrValues: ['http://eidas.europa.eu/LoA/high'] },
      },
      'refuse level-out-of-reach',
    ],
    [
      'the level is unknown',
      { evidence: [password, app], wish: { ...somebody.wish, acrValues: ['urn:x'] } },
      'refuse level-unknown',
    ],
    [
      'no app, and nothing says that this is the owner',
      { evidence: [password], ...withoutApp },
      'ask prove-address',
    ],
    [
      'no app, and there is no address whose mail could be read',
      { evidence: [password], account: { ...withoutApp.account!, hasAddress: false } },
      'refuse no-factor-left',
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
        wish: { ...somebody.wish, maxAge: 60 },
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
        wish: { ...somebody.wish, maxAge: 60 },
      },
      'ask challenge known',
    ],
    [
      'prompt=login: what was proven before does not count',
      {
        evidence: [password, app].map((e) => ({ ...e, attempt: 'before' as AttemptId })),
        wish: { ...somebody.wish, again: true },
      },
      'ask challenge known',
    ],
    [
      'prompt=login: proven in this attempt',
      { evidence: [password, app], wish: { ...somebody.wish, again: true } },
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
        wish: { ...somebody.wish, acrValues: ['urn:etoegang:core:assurance-class:loa3'] },
      },
      'finish urn:etoegang:core:assurance-class:loa3',
    ],
  ])('%s', (_what, facts, expected) => {
    expect(say(nextStep({ ...somebody, ...facts }))).toBe(expected)
  })

  test('a level is missing where what was proven, however old, does not carry it', () => {
    const old = { at: new Date(now.getTime() - 605_000), attempt: 'before' as AttemptId }
    const wish = { ...somebody.wish, maxAge: 600 }
    const reasonOf = (evidence: Facts['evidence']): unknown =>
      Reflect.get(nextStep({ ...somebody, wish, evidence }), 'reason')
    expect(reasonOf([{ ...password, ...old }, app])).toBe('signin-missing')
    expect(reasonOf([password])).toBe('level-missing')
  })

  test('explain says what every rule answered, and the first answer is the next step', () => {
    const explanation = explain({ ...somebody, evidence: [password] })
    const explained = explanation.rules
    expect(explained.map(({ rule }) => rule)).toEqual([
      'attemptIsLive',
      'portalIsInUse',
      'accountIsChosen',
      'someoneIsNamed',
      'accountIsInGoodStanding',
      'accountIsTheOneAskedFor',
      'organisationIsLet',
      'levelIsWithinReach',
      'evidenceIsStrongEnough',
      'allIsProven',
      'arrivalIsProven',
      'factorIsEnrolled',
      'requiredIsEnrolled',
      'passwordIsCurrent',
      'addressIsProven',
      'organisationIsChosen',
      'mandateIsEnough',
      'termsAreAccepted',
      'expiryIsTold',
      'lostIsReplaced',
      'wayBackIsOffered',
    ])
    expect(explained).toHaveLength(rules.length)
    const next = nextStep({ ...somebody, evidence: [password] })
    expect([explained.find(({ answer }) => answer)?.answer, explanation.next]).toEqual([next, next])
    expect(explanation.saw).toMatchObject({
      goalWithin: 'two-factor',
      evidence: [{ kind: 'known', counts: true, ofThisAttempt: true, secondsOld: 0 }],
    })
    // a new fact of an account is shown without being named once more
    expect(Object.keys(Object(explanation.saw['account']))).toEqual(Object.keys(somebody.account ?? {}))
  })
})
