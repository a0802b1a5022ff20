/**
 * Clients: relying portals, and what was agreed with each; and the resource servers they may ask tokens for.
 *
 * Metadata are standard OIDC client metadata (RFC 7591) plus ours under `sluis_`. The protocol engine says
 * whether they are valid; this slice keeps them, makes secrets, and writes the audit. Reached by the protocol
 * engine and `sluis clients`.
 *
 * Client ids are never given out again. A deleted client's row stays, so that what was granted to it stays dead.
 *
 * The algorithm of ID tokens is written into each registration, so that another default some day changes nothing for
 * those there are; an update leaves it alone where it says nothing.
 *
 * What a portal asks at the least stands in a column that the database computes from its registration: a trigger and two
 * releases that write beside one another could differ, and each that differs is found by a step in its index.
 *
 * An update never changes what people are called. Another subject type or sector would give everybody a new subject,
 * so it is refused: that is another portal.
 */
import { removing } from '../../platform/jobs/chores.ts'
import { events } from './events.ts'
import { removeOldRequests } from './requests/store.ts'
import { removeExpiredTokens } from './registrations/store.ts'
import { removeExpiredSecrets } from './store.ts'
export { programNamed } from './programs.ts'
export { createClient, type ClientValidator, type CreatedClient } from './create.ts'
export { updateClient, type UpdatedClient } from './update.ts'
export { deleteClient, deleteResource, rotateSecret } from './change.ts'
export { accountClientId, deskClientId, isBuiltIn, operatorClientId } from './create.ts'
export { demandsOf, ofOperators } from './demands.ts'
export { standardMembers } from './registrations/allowed.ts'
export {
  asChanged,
  asRegistered,
  changeRegistration,
  registerClient,
  type Registered,
} from './registrations/register.ts'
export {
  createRegistrationToken,
  deleteRegistrationToken,
  registrationTokenSchema,
  type NewRegistrationToken,
} from './registrations/tokens.ts'
export { listTokens, registrationOf, tokenOfHash, type RegistrationToken } from './registrations/store.ts'
export { clientKeyOf, ensureSecret, idOfKey, noteFree, noteManaged } from './files.ts'
export { decisionsOf, scriptOrigins, toJudge, toKeep, type Decisions } from './decided.ts'
export { portalBrand } from './brand.ts'
export type { Pictures } from './picture-kinds.ts'
export {
  fetchPictures,
  setPictures,
  type Before,
  type Fetched,
  type FetchFile,
  type PictureChanges,
} from './pictures.ts'
export { floors } from './demanded.ts'
export { keepPortal, lastPortal, type LastPortal } from './last-portal.ts'
export { registrationFaults, registrationSchema } from './registration.ts'
export {
  settingNames,
  settingsOf,
  settingsTold,
  wishOfClient,
  type Settings,
  type There,
} from './settings.ts'
export { conformanceOf, conformanceOfServer, type Line } from './conformance.ts'
export { diagnosisOf, type Diagnosis, type Difference } from './requests/diagnosis.ts'
export {
  askedBehind,
  clientsInTrouble,
  faringOf,
  LATEST,
  requestsOf,
  writeRequests,
  type ClientRequest,
  type Faring,
  type Said,
} from './requests/store.ts'
export { isRetiredAt, startOf } from './start.ts'
export { acceptTerms, termsAcceptedAt, termsAcceptedBy } from './terms/store.ts'
export { knowAs, sectorIn, type KnownAs } from './subjects.ts'
export { pairwiseSubject, subjectOfPairwise, subjectsOfPairwise } from './subjects/store.ts'
export { listResources, lockAllResources, resourceByIdentifier, type ResourceRow } from './resources/store.ts'
export {
  createResource,
  resourceAsSaid,
  resourceSchema,
  updateResource,
  type NewResource,
} from './resources.ts'
export {
  clientById,
  clientsByName,
  portalsNamed,
  portalsToShow,
  demoClientExists,
  listClients,
  lockAllClients,
  lockClients,
  pictureNamed,
  toldOfLogout,
  type ClientMetadata,
  type ClientRow,
} from './store.ts'

export const slice = {
  name: 'clients',
  events,
  chores: () => [
    removing('removeExpiredSecrets', removeExpiredSecrets),
    removing('removeExpiredTokens', removeExpiredTokens),
    removing('removeOldRequests', removeOldRequests),
  ],
}
