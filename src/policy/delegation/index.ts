/**
 * What an organisation's own administrators do at the desk: which of their powers each task takes, and what they may not hand
 * on. An administrator has all three powers, unless their organisation divides the work.
 */
export {
  answeredBy,
  ASKING_DAYS,
  FIRST,
  HANDOVER_DAYS,
  MERGE_DAYS,
  MOST_MERGES,
  MOST_MERGES_A_DAY,
  looksAfter,
  MOST_ASKED,
  MOST_ASKED_A_DAY,
  MOST_OFFERED_A_DAY,
  nextOf,
  whoIsAsked,
  type AskedFor,
  type PassedTo,
} from './asking.ts'
export { handingRules, whyNotHandedOn, type Handing, type WhyNotHandedOn } from './handing.ts'
export { mayDoTask, mayEnd, tasks, type Task } from './tasks.ts'
