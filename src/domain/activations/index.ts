/**
 * Activations: what was sent to whom, so that they become able to sign in, and what of it was shown in which browser. An
 * invitation is one, with an organisation and a sender.
 *
 * A link is shown by a browser, and a code typed for a browser: never for an activation as a whole. Who has only the link,
 * and waits until somebody else types the code elsewhere, has nothing. What was shown in one browser counts in it, and what
 * is accepted is decided in one statement over all of it.
 *
 * Whoever holds an old link can ask for a new one, which goes where the old one went: that is why the hashes of all of them
 * stay. Deciding, sending and accepting belong to `acts/activations`.
 */
import { removing } from '../../platform/jobs/chores.ts'
import { events } from './events.ts'
import { removeOldActivations } from './store.ts'
import { removeExpiredVisits } from './visits/store.ts'

export { keepOn, keepVisit, visitIn, visitOfAttempt, visitOfSession } from './browser.ts'
export { endAddress, endAllFor, endDetails, endAs, endRecovery } from './ended.ts'
export { postalOf as activationPostal, sealPostal as sealActivationPostal } from './postal.ts'
export { phoneOf as activationPhone, sealPhone as sealActivationPhone } from './phone.ts'
export {
  acceptActivation,
  activationById,
  addressUnderWay,
  activationsOf,
  detailsUnderWay,
  forgetPhone,
  hasAccepted,
  insertActivation,
  invitationsInOrder,
  invitationsUnderWay,
  invitationUnderWay,
  takeOversUnderWay,
  takeOverUnderWay,
  lockActivation,
  recoveryUnderWay,
  recoveryUsed,
  takeDue,
  writeAccountOf,
  writeLookAt,
  writeSentAgain,
  type NewActivation,
} from './store.ts'
export {
  activationOfLink,
  burnCode,
  forgetLinks,
  insertLink,
  keepCode,
  legsOf,
  renewLegs,
  takeTry,
  voidLetter,
  writeLeg,
} from './legs/store.ts'
export {
  beginVisit,
  carryVisit,
  forgetVisits,
  hasTypedCode,
  noteCode,
  noteProved,
  visitByReference,
  visitByToken,
} from './visits/store.ts'
export { aboutOf, type ActivationRow, type LegRow, type VisitRow } from './rows.ts'

/** Whose rows are an organisation's, where they are of one (see domain/organisations). */
export const ownTables = ['activation'] as const

export const slice = {
  name: 'activations',
  events,
  chores: () => [
    removing('removeOldActivations', removeOldActivations),
    removing('removeExpiredVisits', removeExpiredVisits),
  ],
}
