/**
 * Letters: codes that go by post, each from the moment that it is ordered until it is used, over, or comes back; and the runs
 * in which they are handed over to whoever prints them. How a letter is drawn is here as well; handing a run over, step by step,
 * is `journeys/posting`.
 *
 * A code in clear stands in its sealed letter alone, and until that was handed over: after it, here is nothing to print it
 * from. A run is one folder, which appears at the receiver whole or not at all; the one who may give it its name is the one who
 * handed it over. Letters stand beside the outbox and are none of its messages: they wait for a run and not for a server,
 * they are kept for a year, and they come back.
 */
import { removing } from '../../platform/jobs/chores.ts'
import { events } from './events.ts'
import { expireLetters, removeOldLetters } from './store.ts'

export { openLetter, type LetterContent } from './content.ts'
export type { Unprintable, Window } from './drawing.ts'
export { orderLetter, type LetterOrder, type LetterRules, type Ordered } from './ordering.ts'
export { openPrinter, type Letterhead, type Printer, type Stationery } from './printing.ts'
export { letterKinds } from '../../../views/letters/letter.ts'
export { letterStates, type LetterRow, type LetterRunRow, type LetterState } from './rows.ts'
export { lettersJob } from './job.ts'
export {
  letterByReference,
  lettersById,
  lettersInOrder,
  lettersTo,
  lockLetter,
  markReturned,
  markUsedFor,
  postedFor,
  requeue,
  withdrawLettersOf,
  withdrawLettersTo,
} from './store.ts'
export {
  claimRun,
  closeRun,
  dropRun,
  forgetWhole,
  insertRun,
  isDue,
  leaveRun,
  lettersOfRun,
  newestRuns,
  noteWhole,
  nextTurn,
  openRun,
  setAside,
  takeLetters,
  waitingLetters,
  type HandedOver,
} from './runs/store.ts'

export const slice = {
  name: 'letters',
  events,
  chores: () => [removing('expireLetters', expireLetters), removing('removeOldLetters', removeOldLetters)],
}
