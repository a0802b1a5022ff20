/**
 * Factors: ways to prove it is you. The host reserves the try, has the factor compare, records what was
 * accepted and writes the audit; a factor only compares and burns. Which factor is asked for, and whether it
 * is enough, is policy's; where its evidence goes, the sign-in's.
 *
 * Enrolment drafts are derived, not stored. The key of an authenticator app that is being set up is derived from the
 * attempt and our key, so every process shows the same, nothing is at rest before it counts, and a reload changes
 * nothing.
 *
 * What a renewal keeps, goes along. A change of password voids all evidence of the account, but that of the session
 * or attempt it was made in moves into the new era; when it was gathered does not change, so `auth_time` and
 * freshness stay true.
 *
 * A draft of a factor ends with the next change of factors, which the account counts: what it showed could otherwise
 * be shown, and kept, again.
 */
import { messages } from './messages.ts'
export { challenge, type ChallengeRequest, type ChallengeResult, type Ledger } from './host.ts'
export { enrolCredential, type Enrolling, type Enrolment, type Lacking, type Right } from './enrolling.ts'
export { challengePage, enrolmentFile, enrolmentPage, sendFrom, type Place } from './pages.ts'
export { draftKey, MADE, madeBy } from './draft-key.ts'
export { keepDevice, knownDevice, markDevice, seenHere, type Marked, type Marking } from './device-marks.ts'
export { factorCalled } from './name.ts'
export { personOf, personToBe } from './person.ts'
export { renewableOf, type Renewable } from './renewable.ts'
export { parseSixDigits, type SixDigits } from './six-digits.ts'
export { renewCredential, type RenewalRequest, type RenewalResult } from './renewal.ts'
export { discardCredentials } from './discarding.ts'
export {
  hasSecondFactor,
  lackingToAdd,
  lackingToRemove,
  lacksReplacement,
  mayRemove,
  removeCredential,
  renameCredential,
  rightToAdd,
  type Managing,
} from './managing.ts'
export { capabilitiesOf } from './capabilities.ts'
export {
  credentialRevision,
  countHaving,
  credentialsOf,
  enrolledOf,
  kindsEnrolled,
  type CredentialRow,
  type Enrolled,
} from './store.ts'
export type {
  Asking,
  Chosen,
  Factor,
  Identified,
  ByNumber,
  FactorNames,
  Fields,
  OtherWay,
  Person,
  Problem,
  Shown,
  ShownRenewal,
  Happened,
} from './contract.ts'
export { factorEvents } from './events.ts'

export const slice = { name: 'factors', messages }
export { everyCapability } from './capabilities.ts'
