/**
 * Accounts: who exists. Identity, identifiers, standing.
 *
 * It does not know how somebody proves who they are (factors) or where they are signed in (sessions); ending
 * sessions is asked of those who hold them, by the command that disables somebody. Reached by the sign-in, by
 * the protocol engine for claims, and by `sluis accounts`.
 */
import { minutes } from '../../platform/clock.ts'
import { removing, type Chore } from '../../platform/jobs/chores.ts'
import { removeOldChanges } from './address-changes/store.ts'
import { events } from './events.ts'
import { removeOldExports } from './exports/store.ts'
import { readAddresses } from './read-addresses.ts'
export { shownAs } from './account.ts'
export { keepAddress, lastAddress } from './last-address.ts'
export { remakeReach } from './remade.ts'
export { createAccount, type CreateAccount, type NewAccount } from './create.ts'
export {
  changeEmail,
  changeProfile,
  respellEmail,
  type Profile,
  type ProfileFault,
  type ProfileReason,
} from './change.ts'
export { closeAccount, disableAccount, enableAccount, freeAddress } from './standing.ts'
export {
  accountByEmail,
  accountsByEmail,
  beginEra,
  beginErasOf,
  forgetDevices,
  accountById,
  accountsAmong,
  accountBySubject,
  demoAccountExists,
  holdAccount,
  listAccounts,
  lockAccount,
  lockIfStanding,
  lockIfUnchanged,
  markEmailVerified,
  noteSignedIn,
  oddAddresses,
  openEnrolment,
  putOffWayBack,
  type Account,
} from './store.ts'
export { exportFor, insertExport, type PeopleExport } from './exports/store.ts'
export { activeInOrder, peopleInOrder, peopleNamed, peopleSurnamed, type FoundPerson } from './found/store.ts'
export { tellOfNewBrowsers } from './notices.ts'
export { contactsOf } from './contacts/store.ts'
export { forgetPostal, noteReached, noteUnreached, setPostal } from './postal/reached.ts'
export { postalOf, postalStateOf, type KnownPostal, type PostalState } from './postal/store.ts'
export { phoneOf } from './phone.ts'
export {
  beginChange,
  changeByToken,
  addressChangesOf,
  addressesBefore,
  completeChange,
  endChangesOf,
  confirmChange,
  pendingChange,
  undoChange,
  type EmailChange,
} from './address-changes/store.ts'

export const slice = {
  name: 'accounts',
  events,
  chores: (): Chore[] => [
    { name: 'read-addresses', every: minutes(1), run: readAddresses },
    removing('removeOldChanges', removeOldChanges),
    removing('removeOldExports', removeOldExports),
  ],
}
