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
}

export type WhyOver = Ending | 'sender-gone' | 'organisation-not-in-use' | 'account-not-active'

type Rule = (facts: OpenFacts, now: Date) => WhyOver | undefined

const itHasNotEnded: Rule = ({ endedAs }) => endedAs
const itsTimeIsNotOver: Rule = ({ closesAt }, now) => (closesAt > now ? undefined : 'closed')
const organisationIsInUse: Rule = ({ organisation }) =>
  organisation?.isInUse === false ? 'organisation-not-in-use' : undefined
const senderIsThere: Rule = ({ senderIsThere: is }) => (is ? undefined : 'sender-gone')
const accountIsActive: Rule = ({ account }) =>
  account === undefined || account.standing === 'active' ? undefined : 'account-not-active'

export const openRules: readonly Rule[] = [
  itHasNotEnded,
  itsTimeIsNotOver,
  organisationIsInUse,
  senderIsThere,
  accountIsActive,
]

/** The first reason why something can be accepted no more; undefined: it can. */
export function whyOver(facts: OpenFacts, now: Date): WhyOver | undefined {
  for (const rule of openRules) {
    const why = rule(facts, now)
    if (why !== undefined) return why
  }
  return undefined
}
