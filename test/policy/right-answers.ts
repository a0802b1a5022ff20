import type { Asks, Facts, Step } from '../../src/policy/signin/index.ts'
import { attempt, now, password } from './facts.ts'
import { within } from './parts/traits.ts'

type Asked<What extends keyof Asks> = Extract<Step, { what: What }>
type Answers = { readonly [What in keyof Asks]: (facts: Facts, step: Asked<What>) => Facts }

const inAttempt = (facts: Facts, change: Partial<Facts['attempt']>): Facts => ({
  ...facts,
  attempt: { ...facts.attempt, ...change },
})

/** A factor that was used rightly, with whichever of its credentials it takes; set up, where it was not. */
function used(facts: Facts, { kind }: Pick<Asked<'challenge'>, 'kind'>): Facts {
  const { factors } = facts.account!
  const canProve = factors.find((each) => each.kind === kind)?.canProve ?? [password.traits]
  return {
    ...facts,
    account: {
      ...facts.account!,
      factors: factors.map((each) => (each.kind === kind ? { ...each, state: 'enrolled' as const } : each)),
    },
    evidence: [...facts.evidence, ...canProve.map((traits) => ({ kind, traits, at: now, era: 0, attempt }))],
  }
}

/** What is known of how long a credential lives, once its owner has chosen a new one or was told. */
function living(facts: Facts, { kind, what }: Asked<'renew' | 'tell-expiry'>): Facts {
  const renewed = { because: undefined, expiresAt: within(180), toldWithin: 30, toldAt: undefined }
  const factors = facts.account!.factors.map((factor) => {
    if (factor.kind !== kind || !factor.life) return factor
    return { ...factor, life: what === 'renew' ? renewed : { ...factor.life, toldAt: now } }
  })
  return { ...inAttempt(facts, { expiryAnswer: 'later' }), account: { ...facts.account!, factors } }
}

/** What the facts are after the right answer to whatever was asked. An ask that is missing here does not compile. */
const answers: Answers = {
  challenge: used,
  enrol: used,
  'prove-address': (facts) => inAttempt(facts, { addressProvenAt: now }),
  'choose-account': (facts) => inAttempt(facts, { accountChoice: 'same' }),
  'choose-organisation': (facts) => ({
    ...facts,
    choice: { ...facts.choice, chosen: facts.choice.fitting[0] },
  }),
  arrival: (facts) => ({ ...facts, arrival: { ...facts.arrival!, hasCode: true } }),
  terms: (facts) => ({ ...facts, terms: { accepted: [facts.wish.terms!.version] } }),
  replace: (facts) => inAttempt(facts, { offerAnswered: true }),
  offer: (facts) => inAttempt(facts, { offerAnswered: true }),
  renew: living,
  'tell-expiry': living,
}

export const rightly = (facts: Facts, step: Extract<Step, { type: 'ask' }>): Facts =>
  (answers[step.what] as (before: Facts, asked: typeof step) => Facts)(facts, step)
