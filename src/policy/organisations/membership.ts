/** How an organisation stands: asked for, in use, put on hold, or ended for good. */
export const organisationStandings = ['applied', 'active', 'suspended', 'closed'] as const
export type OrganisationStanding = (typeof organisationStandings)[number]

/** Whether something may still be changed of an organisation: what was only asked for, or ended, stays as it is. */
export const isInUse = (standing: OrganisationStanding): boolean =>
  standing === 'active' || standing === 'suspended'

/** What is looked at to say whether a membership holds. */
export interface MembershipFacts {
  readonly organisation: OrganisationStanding
  readonly from: Date
  /** Until this moment, and not at it; null: it has no end. */
  readonly until: Date | null
  readonly endedAt: Date | null
  /** It is held for another organisation, by that one's grant; undefined: it is one's own. */
  readonly through?: {
    readonly grantEndedAt: Date | null
    readonly grantUntil: Date | null
    readonly intermediary: OrganisationStanding
    /** Whether the person is somebody of the intermediary at this moment. */
    readonly isOfIntermediary: boolean
  }
}

export type WhyNotHeld =
  | 'membership-ended'
  | 'membership-not-begun'
  | 'membership-over'
  | 'organisation-not-in-use'
  | 'representation-ended'
  | 'intermediary-not-in-use'
  | 'not-of-intermediary'

type Rule = (facts: MembershipFacts, now: Date) => WhyNotHeld | undefined

const hasNotEnded: Rule = ({ endedAt }, now) =>
  endedAt !== null && endedAt <= now ? 'membership-ended' : undefined

const hasBegun: Rule = ({ from }, now) => (from > now ? 'membership-not-begun' : undefined)

const isNotOver: Rule = ({ until }, now) => (until !== null && until <= now ? 'membership-over' : undefined)

const organisationIsInUse: Rule = ({ organisation }) =>
  organisation === 'active' ? undefined : 'organisation-not-in-use'

const grantOfTheOrganisationStands: Rule = ({ through }, now) => {
  if (!through) return undefined
  const { grantEndedAt: ended, grantUntil: until } = through
  return (ended !== null && ended <= now) || (until !== null && until <= now)
    ? 'representation-ended'
    : undefined
}

const intermediaryIsInUse: Rule = ({ through }) =>
  through && through.intermediary !== 'active' ? 'intermediary-not-in-use' : undefined

/** Who leaves the accountant acts no more for the accountant's customers. */
const personIsOfTheIntermediary: Rule = ({ through }) =>
  through && !through.isOfIntermediary ? 'not-of-intermediary' : undefined

export const membershipRules: readonly Rule[] = [
  hasNotEnded,
  hasBegun,
  isNotOver,
  organisationIsInUse,
  grantOfTheOrganisationStands,
  intermediaryIsInUse,
  personIsOfTheIntermediary,
]

/** Why a membership does not hold at this moment; undefined: it holds. No job ends what the clock ends. */
export function whyNotHeld(facts: MembershipFacts, now: Date): WhyNotHeld | undefined {
  for (const rule of membershipRules) {
    const why = rule(facts, now)
    if (why !== undefined) return why
  }
  return undefined
}
