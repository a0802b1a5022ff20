/**
 * What an organisation's own administrators do at the desk, and which of their powers each task takes. An administrator has
 * all three powers, unless their organisation divides the work; `any`: whoever administers it may.
 */
import type { Power } from '../organisations/index.ts'

export const tasks = {
  /** Sees who acts for the organisation, and who the other administrators are. */
  'people.see': 'any',
  /** Ends that somebody acts for the organisation. */
  'people.end': 'people',
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
