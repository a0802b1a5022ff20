import type { Power } from '../organisations/index.ts'
import { mayDoTask } from './tasks.ts'

/** What an administrator is about to make of what somebody may do. */
export interface Handing {
  /** The powers of whoever does it. */
  readonly own: readonly Power[]
  /** Whether it is their own membership. */
  readonly isOwn: boolean
  /** The powers of whoever it is done to, before and after; none: they are no administrator. */
  readonly before: readonly Power[]
  readonly after: readonly Power[]
  /** Whether what they may act for changes: numbers, branches, what is said of them. */
  readonly givesRights: boolean
  /** Whether the day changes on which their access ends. */
  readonly movesEnd: boolean
}

export type WhyNotHandedOn = 'own-rights' | 'power-missing'

type Rule = (handing: Handing) => WhyNotHandedOn | undefined

const nobodyChangesTheirOwn: Rule = ({ isOwn }) => (isOwn ? 'own-rights' : undefined)

/** Powers that somebody gains, or loses. */
const moved = ({ before, after }: Handing): Power[] => [
  ...after.filter((power) => !before.includes(power)),
  ...before.filter((power) => !after.includes(power)),
]
const administratorsAreMadeByWhoMay: Rule = (handing) =>
  moved(handing).length === 0 || mayDoTask('administrators.make', handing.own) ? undefined : 'power-missing'

const nobodyHandsOnWhatTheyLack: Rule = (handing) =>
  moved(handing).every((power) => handing.own.includes(power)) ? undefined : 'power-missing'

/** Whoever has a power that one lacks is not narrowed by one either. */
const nobodyNarrowsWhoHasMore: Rule = ({ own, before }) =>
  before.every((power) => own.includes(power)) ? undefined : 'power-missing'

const rightsAreGivenByWhoMay: Rule = ({ own, givesRights }) =>
  !givesRights || mayDoTask('rights.give', own) ? undefined : 'power-missing'

const endsAreSetByWhoMay: Rule = ({ own, movesEnd }) =>
  !movesEnd || mayDoTask('people.end', own) ? undefined : 'power-missing'

export const handingRules: readonly Rule[] = [
  nobodyChangesTheirOwn,
  administratorsAreMadeByWhoMay,
  nobodyHandsOnWhatTheyLack,
  nobodyNarrowsWhoHasMore,
  rightsAreGivenByWhoMay,
  endsAreSetByWhoMay,
]

/** The first reason why an administrator may not make this of somebody; undefined: they may. */
export function whyNotHandedOn(handing: Handing): WhyNotHandedOn | undefined {
  for (const rule of handingRules) {
    const why = rule(handing)
    if (why !== undefined) return why
  }
  return undefined
}
