import type { MembershipFault } from '../../domain/organisations/index.ts'
import { isName } from '../../platform/text/typed.ts'

/** What decides whether somebody is invited, before it is looked at by which ways they are reached. */
export interface InvitingFacts {
  /** As it is kept: composed, without blanks around it. */
  readonly name: string
  readonly isInUse: boolean
  /** Whose the address is; undefined: nobody's. */
  readonly account: { readonly standing: 'active' | 'disabled' | 'closed' } | undefined
  readonly isMember: boolean
  readonly fault: MembershipFault | 'user-name-taken' | undefined
  /** Whether another is under way for this address, and can be accepted still. */
  readonly isInvited: boolean
}

export type WhyNotInvited =
  | (MembershipFault | 'user-name-taken')
  | ('name-missing' | 'name-malformed' | 'organisation-unknown')
  | ('account-not-active' | 'already-member' | 'already-invited')

type Rule = (facts: InvitingFacts) => WhyNotInvited | undefined

const theyHaveAName: Rule = ({ name }) => (name === '' ? 'name-missing' : undefined)
const theNameIsOne: Rule = ({ name }) => (isName(name) ? undefined : 'name-malformed')
const organisationIsInUse: Rule = ({ isInUse }) => (isInUse ? undefined : 'organisation-unknown')
const accountIsActive: Rule = ({ account }) =>
  account === undefined || account.standing === 'active' ? undefined : 'account-not-active'
const theyAreNoMember: Rule = ({ isMember }) => (isMember ? 'already-member' : undefined)
const whatTheyMayDoIsSound: Rule = ({ fault }) => fault
const theyAreNotInvited: Rule = ({ isInvited }) => (isInvited ? 'already-invited' : undefined)

const invitingRules: readonly Rule[] = [
  ...[theyHaveAName, theNameIsOne, organisationIsInUse, accountIsActive],
  ...[theyAreNoMember, whatTheyMayDoIsSound, theyAreNotInvited],
]

/** The first reason why somebody is not invited; undefined: it depends on the ways that reach them alone. */
export function whyNotInvited(facts: InvitingFacts): WhyNotInvited | undefined {
  for (const rule of invitingRules) {
    const why = rule(facts)
    if (why !== undefined) return why
  }
  return undefined
}
