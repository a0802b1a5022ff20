import { defaultLadder } from '../../src/policy/levels/ladder.ts'
import type { Facts, Step } from '../../src/policy/signin/index.ts'
import type {
  AccountId,
  AttemptId,
  Evidence,
  FactorKind,
  Proof,
  Traits,
} from '../../src/policy/vocabulary.ts'

export const now = new Date('2026-11-22T12:00:00Z')
export const attempt = 'attempt' as AttemptId
export const account = 'account' as AccountId
export const known = 'known' as FactorKind
export const held = 'held' as FactorKind

const traits = (proves: Proof[], more: Partial<Traits> = {}): Traits => ({
  proves,
  phishingResistant: false,
  userVerified: false,
  restricted: false,
  deviceBound: false,
  standsIn: false,
  amr: [],
  ...more,
})
const evidence = (kind: FactorKind, proves: Proof[], more: Partial<Evidence> = {}): Evidence => ({
  kind,
  traits: traits(proves),
  at: now,
  era: 0,
  attempt,
  ...more,
})

export const password = evidence(known, ['something-known'])
export const app = evidence(held, ['something-held'])

export const somebody: Facts = {
  now,
  ladder: defaultLadder,
  entrances: [known],
  wish: { minimumLevel: 'two-factor', acrValues: [], again: false },
  attempt: {
    id: attempt,
    expiresAt: new Date(now.getTime() + 60_000),
    addressProvenAt: undefined,
    isFinished: false,
    expiryAnswer: undefined,
    hasEnrolled: false,
    offerAnswered: false,
    accountChoice: undefined,
  },
  pinned: undefined,
  actsFor: [],
  choice: { chosen: undefined, fitting: [] },
  account: {
    id: account,
    standing: 'active',
    era: 0,
    zone: 'Europe/Amsterdam',
    proofing: 'none',
    enrolmentOpenUntil: undefined,
    hasAddress: true,
    wayBackPutOff: undefined,
    factors: [
      { kind: known, canProve: [password.traits], state: 'enrolled', isSecond: false },
      { kind: held, canProve: [app.traits], state: 'enrolled', isSecond: true },
    ],
  },
  arrival: undefined,
  terms: { accepted: [] },
  evidence: [],
}

export const withAccount = (change: Partial<NonNullable<Facts['account']>>): Partial<Facts> => ({
  account: { ...somebody.account!, ...change },
})
export const withoutApp = withAccount({
  factors: [somebody.account!.factors[0]!, { ...somebody.account!.factors[1]!, state: 'available' }],
})

export const say = (step: Step): string => {
  if (step.type === 'ask') return `ask ${step.what}${'kind' in step ? ` ${step.kind}` : ''}`
  return step.type === 'refuse' ? `refuse ${step.reason}` : `finish ${step.acr}`
}
