/**
 * Factors: ways to prove it is you. The host reserves the try, has the factor compare, records what was
 * accepted and writes the audit; a factor only compares and burns. Which factor is asked for, and whether it
 * is enough, is policy's; where its evidence goes, the sign-in's.
 */
import { messages } from './messages.ts'
export {
  challenge,
  confirmEnrolment,
  type ChallengeRequest,
  type ChallengeResult,
  type Ledger,
} from './host.ts'
export { draftKey, MADE, madeBy } from './draft-key.ts'
export { keepDevice, knownDevice, markDevice, type Marked, type Marking } from './device-marks.ts'
export { personOf } from './person.ts'
export { parseSixDigits, type SixDigits } from './six-digits.ts'
export { renewCredential, type RenewalRequest, type RenewalResult } from './renewal.ts'
export {
  addCredential,
  hasSecondFactor,
  lackingToAdd,
  removeCredential,
  renameCredential,
  type Lacking,
  type Managing,
} from './managing.ts'
export { waysOf } from './ways.ts'
export {
  credentialRevision,
  credentialsOf,
  enrolledOf,
  kindsEnrolled,
  type CredentialRow,
  type Enrolled,
} from './store.ts'
export type {
  Asking,
  Factor,
  FactorNames,
  Fields,
  OtherWay,
  Person,
  Problem,
  Shown,
  ShownExpiry,
  ShownRenewal,
  Happened,
} from './contract.ts'
export { messages } from './messages.ts'
export { factorEvents } from './events.ts'
export { sendTypedIn } from './send.ts'

export const slice = { name: 'factors', messages }
export { everyWay, expiryOf } from './ways.ts'
