import type { Power } from '../organisations/index.ts'

/** To whom a request has gone: to nobody yet, to the first few, to all who may answer it, or to the operator. */
export type PassedTo = 'nobody' | 'first' | 'all' | 'operator'

/** Days after which a request that nobody answered goes to the other administrators, to the operator, and is over. */
export const ASKING_DAYS = { all: 7, operator: 14, over: 30 } as const

/** So many are asked first: a question to everybody is nobody's. */
export const FIRST = 2

/** Of one person so many wait at most. */
export const MOST_ASKED = 5

/** Which power answers it: who is let in is a matter of people, what a member may do of rights. */
export const answeredBy = ({ isMember }: { readonly isMember: boolean }): Power =>
  isMember ? 'rights' : 'people'

/** Those whom a request goes to now, of all who administer the organisation, the longest serving first. */
export function whoIsAsked<Administrator extends { readonly powers: readonly Power[] }>(
  administrators: readonly Administrator[],
  of: { readonly isMember: boolean; readonly to: PassedTo },
): Administrator[] {
  const able = administrators.filter(({ powers }) => powers.includes(answeredBy(of)))
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
