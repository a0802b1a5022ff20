/**
 * Organisations: for whom people act. Who they are, by which numbers they are known, who acts for them and how far.
 *
 * It does not know how somebody signs in, or what a portal is told: those ask `heldBy`. A membership holds or does not
 * by rules (`policy/organisations`) over what is kept, at the moment it is asked: what ends by the clock needs no job. That an
 * organisation keeps somebody who can act for it is decided by one function, `settleAdministrators`. Reached by the acts
 * of `acts/organisations`, and by what looks after accounts.
 *
 * Decisions. An address is one column of JSON: it is read whole and never searched. What somebody only asked for is a row
 * that claims no number, so that nobody keeps a company out by asking first. Who acts for an organisation through
 * another is no administrator of it: what is lent may be taken back at any moment, from either side.
 */
import { removing } from '../../platform/jobs/chores.ts'
import { events } from './events.ts'
import { tendHandovers } from './handovers/store.ts'
import { tendMergeRequests } from './merges/store.ts'
import { removeOldAccessRequests } from './requests/store.ts'
export { demandsAsSaid, demandsSchema, setDemands, type DemandsSet, type Demandable } from './demands.ts'
export { settleAdministrators, settleOrganisationsOf, administratorsOf } from './administrators.ts'
export { acceptApplication, applyForOrganisation, declineApplication } from './applications.ts'
export { applicationFor, applicationsOf, openApplications } from './applications/store.ts'
export {
  attributeAsSaid,
  attributeSchema,
  changeAttribute,
  createAttribute,
  removeAttribute,
  setAttributes,
  type AttributeSaid,
  type AttributesSaid,
  type SetAttributes,
} from './attributes.ts'
export {
  attributeKindByKey,
  attributeKindsFor,
  attributesOf,
  everyAttributeKind,
  listAttributeKinds,
} from './attributes/store.ts'
export { addBranch, branchesTyped, changeBranch, closeBranch } from './branches.ts'
export { branchesAmong, branchesInOrder, branchNumbered } from './branches/store.ts'
export { firstRights, isWithin } from './first-rights.ts'
export {
  membersAmong,
  membersFromOutside,
  membersByName,
  membersWith,
  type FoundRow,
  type WordPlace,
} from './found/store.ts'
export { onePerOrganisation, organisationNamed, whoIsCalled, type Called } from './fitting.ts'
export { organisationTold, type OrganisationTold } from './told.ts'
export {
  membershipsFitting,
  numbersOfRegister,
  type Among,
  type Fitting,
  type FittingRow,
} from './fitting/store.ts'
export {
  administratorHere,
  heldAmong,
  heldBy,
  heldByProgram,
  userNamesOf,
  mandateLevelOf,
  type Held,
} from './held.ts'
export {
  changeMembership,
  endMembership,
  giveMembership,
  membershipAsSaid,
  membershipFault,
  membershipFaults,
  type ChangedMembership,
  type Given,
  type Member,
} from './members.ts'
export { unlimited, type MembershipFault, type MembershipSaid } from './wanted.ts'
export {
  administratorRows,
  coverage,
  endingWith,
  everActedFor,
  heldThrough,
  holdMembership,
  membershipKeyed,
  membershipIn,
  membersInOrder,
} from './members/store.ts'
export {
  addNumber,
  labelNumber,
  foreseeMerge,
  mergeNumbers,
  moveNumber,
  numbersTyped,
  type Merged,
  type MergeFault,
  type MergeSaid,
  type NumberFault,
  type NumberSaid,
} from './numbers.ts'
export { numbersAmong, numbersCalled, numbersInOrder, successorOf } from './numbers/store.ts'
export {
  changeOrganisation,
  createOrganisation,
  faulty,
  setOrganisationStanding,
  type ChangedOrganisation,
  type CreatedOrganisation,
  type Faulty,
} from './organisations.ts'
export {
  changeRegister,
  createRegister,
  registerAsSaid,
  registerSchema,
  removeRegister,
  type RegisterSaid,
} from './registers.ts'
export { everyRegister, listRegisters, registerByKey } from './registers/store.ts'
export { giveRepresentation, takeRepresentation } from './representations.ts'
export {
  countOffered,
  endHandover,
  handoversOf,
  insertHandover,
  type HandoverRow,
} from './handovers/store.ts'
export {
  countMergesAsked,
  endMergeRequest,
  insertMergeRequest,
  mergeRequestsOf,
  openMergeRequests,
  settleMergeRequests,
  type MergeRequestRow,
} from './merges/store.ts'
export {
  askedFor,
  countAsked,
  endRequest,
  endRequestsToJoin,
  insertRequest,
  openRequests,
  requestById,
  requestsForOperator,
  requestsOf,
  takeDueRequests,
  writePassedTo,
  type RequestRow,
} from './requests/store.ts'
export { representationById, representationsOf } from './representations/store.ts'
export type {
  AttributeKindRow,
  AttributeRow,
  ApplicationRow,
  BranchRow,
  MembershipRow,
  NumberRow,
  OrganisationRow,
  RegisterRow,
  RepresentationRow,
} from './rows.ts'
export {
  addressSchema,
  branchAsSaid,
  branchSchema,
  organisationAsSaid,
  organisationSchema,
  type BranchSaid,
  type OrganisationSaid,
} from './said.ts'
export {
  lockOrganisation,
  lockOrganisations,
  organisationById,
  organisationKeyed,
  organisationsAmong,
  organisationsLegallyNamed,
  organisationsNamed,
  organisationsOfNumber,
  organisationsWithout,
  organisationRegistered,
} from './store.ts'

/** Whose rows are an organisation's: beneath the second lock, whoever administers it sees these of it, and no others. */
export const ownTables = [
  ...[
    'organisation',
    'organisation_application',
    'branch',
    'organisation_number',
    'representation',
    'handover',
    'merge_request',
  ],
  ...[
    'membership',
    'membership_number',
    'membership_branch',
    'membership_attribute',
    'member_word',
    'access_request',
  ],
] as const

export const slice = {
  name: 'organisations',
  events,
  chores: () => [
    removing('removeOldAccessRequests', removeOldAccessRequests),
    removing('removeOldHandovers', tendHandovers),
    removing('removeOldMergeRequests', tendMergeRequests),
  ],
}
