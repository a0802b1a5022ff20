import type { Ending } from './words.ts'

/** What decides whether something can still be accepted. */
export interface OpenFacts {
  readonly endedAs: Ending | undefined
  readonly closesAt: Date
  /** Of an invitation; undefined: it is for no organisation. */
  readonly organisation: { readonly isInUse: boolean } | undefined
  /** Whether whoever began it could still begin it. */
  readonly senderIsThere: boolean
  /** Of an account that there is; undefined: there is none yet. */
  readonly account: { readonly standing: 'active' | 'disabled' | 'closed' } | undefined
  /** Of who takes an organisation over: somebody looks after it again. */
  readonly isNeedless: boolean
  /** Whether it has another address than what was mailed went to. */
  readonly hasMoved: boolean
}

export type WhyOver =
  Ending | 'sender-gone' | 'organisation-not-in-use' | 'account-not-active' | 'address-changed'

/** An invitation is for an address, whoever has that. */
export type InvitationOver = Exclude<WhyOver, 'address-changed'>

type Rule = (facts: OpenFacts, now: Date) => WhyOver | undefined

const itHasNotEnded: Rule = ({ endedAs }) => endedAs
const itsTimeIsNotOver: Rule = ({ closesAt }, now) => (closesAt > now ? undefined : 'closed')
const organisationIsInUse: Rule = ({ organisation }) =>
  organisation?.isInUse === false ? 'organisation-not-in-use' : undefined
const senderIsThere: Rule = ({ senderIsThere: is }) => (is ? undefined : 'sender-gone')
/** Whoever looks after it again decides who else does. */
const organisationStillNeedsIt: Rule = ({ isNeedless }) => (isNeedless ? 'withdrawn' : undefined)
const accountIsActive: Rule = ({ account }) =>
  account === undefined || account.standing === 'active' ? undefined : 'account-not-active'
const addressIsTheSame: Rule = ({ hasMoved }) => (hasMoved ? 'address-changed' : undefined)

export const openRules: readonly Rule[] = [
  itHasNotEnded,
  itsTimeIsNotOver,
  organisationIsInUse,
  organisationStillNeedsIt,
  senderIsThere,
  accountIsActive,
  addressIsTheSame,
]

/** The first reason why something can be accepted no more; undefined: it can. */
export function whyOver(facts: OpenFacts, now: Date): WhyOver | undefined {
  for (const rule of openRules) {
    const why = rule(facts, now)
    if (why !== undefined) return why
  }
  return undefined
}
