import type { Power } from '../organisations/index.ts'

/** Which power each task takes; `any`: whoever administers the organisation may. */
export const tasks = {
  /** Sees who acts for the organisation, and who the other administrators are. */
  'people.see': 'any',
  /** Invites somebody, sends that again, corrects where it goes, takes it back. */
  'people.invite': 'people',
  /** Ends that somebody acts for the organisation, now or on a day. */
  'people.end': 'people',
  /** Sees what somebody asks for; answering it takes `people` or `rights`, by what it is. */
  'requests.see': 'any',
  /** Reads what happened in the organisation. */
  'happened.see': 'any',
  /** Says for which numbers and branches somebody acts, and what else is said of them. */
  'rights.give': 'rights',
  /** Sees who acts for the organisation from outside, and ends that they do. */
  'outside.end': 'organisation',
  /** Lets software act for the organisation. */
  'outside.let': 'organisation',
  /** Asks more of the people of the organisation than portals do. */
  'demands.set': 'organisation',
  /** Sees the numbers of the organisation, and asks the operator to make several of them into one. */
  'numbers.join': 'organisation',
  /** Hands one's own work over to somebody who accepts it. */
  'work.hand-over': 'any',
  /** Makes somebody an administrator, or one no more. */
  'administrators.make': 'organisation',
} as const satisfies Readonly<Record<string, Power | 'any'>>

export type Task = keyof typeof tasks

/** Whether somebody with these powers may do a task. */
export const mayDoTask = (task: Task, powers: readonly Power[]): boolean => {
  const needed: Power | 'any' = tasks[task]
  return needed === 'any' ? powers.length > 0 : powers.includes(needed)
}

/** Whether somebody with these powers may take away the access of somebody with those: nobody takes a power that they lack. */
export const mayEnd = (own: readonly Power[], theirs: readonly Power[]): boolean =>
  mayDoTask('people.end', own) && theirs.every((power) => own.includes(power))
