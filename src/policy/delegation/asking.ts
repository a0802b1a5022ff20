import type { Power } from '../organisations/index.ts'

/** To whom a request has gone: to nobody yet, to the first few, to all who may answer it, or to the operator. */
export type PassedTo = 'nobody' | 'first' | 'all' | 'operator'

/** Days after which a request that nobody answered goes to the other administrators, to the operator, and is over. */
export const ASKING_DAYS = { all: 7, operator: 14, over: 30 } as const

/** So many are asked first: a question to everybody is nobody's. */
export const FIRST = 2

/** Of one person so many wait at most. */
export const MOST_ASKED = 5

/** And so many are asked in a day. */
export const MOST_ASKED_A_DAY = 10

/** So often in a day somebody offers their work. */
export const MOST_OFFERED_A_DAY = 5

/** Of one organisation so many mergers of numbers are asked for at once, and in a day; and so long they wait, in days. */
export const MOST_MERGES = 5
export const MOST_MERGES_A_DAY = 10
export const MERGE_DAYS = 90

/** What somebody asks for, as far as who answers it goes. */
export interface AskedFor {
  /** Whether they act for the organisation already. */
  readonly isMember: boolean
  /** Whether they ask to look after it as well, and for that alone. */
  readonly wantsRole: boolean
  readonly isRoleAlone: boolean
}

/** Which powers answer it: who is let in is a matter of people, what a member may do of rights, a role of the organisation. */
export const answeredBy = ({ isMember, wantsRole, isRoleAlone }: AskedFor): Power[] => [
  ...(isMember ? (isRoleAlone ? [] : (['rights'] as const)) : (['people'] as const)),
  ...(wantsRole ? (['organisation'] as const) : []),
]

/** Those whom a request goes to now, of all who administer the organisation, the longest serving first. */
export function whoIsAsked<Administrator extends { readonly powers: readonly Power[] }>(
  administrators: readonly Administrator[],
  of: AskedFor & { readonly to: PassedTo },
): Administrator[] {
  const needed = answeredBy(of)
  const able = administrators.filter(({ powers }) => needed.every((power) => powers.includes(power)))
  if (of.to === 'operator' || of.to === 'nobody') return []
  return of.to === 'first' ? able.slice(0, FIRST) : able.slice(FIRST)
}

/** Where a request goes next; undefined: nowhere, and it is over. */
export const nextOf = (to: PassedTo): PassedTo | undefined => order[order.indexOf(to) + 1]

const order: readonly PassedTo[] = ['nobody', 'first', 'all', 'operator']

/** Days after which it is looked at again, counted from when it was asked. */
export const looksAfter = (to: PassedTo): number =>
  ({ nobody: 0, first: ASKING_DAYS.all, all: ASKING_DAYS.operator, operator: ASKING_DAYS.over })[to]

/** Days in which somebody may accept an administrator's work. */
export const HANDOVER_DAYS = 14
