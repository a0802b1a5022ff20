/**
 * Acts on organisations: making them, deciding what was asked for, giving and ending memberships, numbers and branches, what
 * an operator declares of them, and who acts for whom.
 *
 * Rows are held in one order everywhere: accounts, then organisations by their ids. What would leave an organisation with
 * nobody who can act for it is undone as a whole. Reached by operators, by API, console, command line and file; until there
 * is a desk they do what an organisation's own administrators will.
 */
import type { OrganisationActsDeps } from './contract.ts'
import { declarationActs } from './declarations.ts'
import { importActs } from './import.ts'
import { memberActs } from './members.ts'
import { numberActs } from './numbers.ts'
import type { Writing } from '../../domain/outbox/index.ts'
import type { Chore } from '../../platform/jobs/chores.ts'
import { tendingRequests } from './asking.ts'
import { handoverActs } from './handovers.ts'
import { mergingActs } from './merging.ts'
import { messages } from './messages.ts'
import { organisationActs } from './organisations.ts'
import { requestActs } from './requests.ts'

export const createOrganisationActs = (deps: OrganisationActsDeps) => ({
  ...organisationActs(deps),
  ...memberActs(deps),
  ...numberActs(deps),
  ...declarationActs(deps),
  ...importActs(deps),
  ...requestActs(deps),
  ...handoverActs(deps),
  ...mergingActs(deps),
})

export type OrganisationActs = ReturnType<typeof createOrganisationActs>

export { becauses, type Because, type Within } from './contract.ts'
export {
  attributeFaults,
  memberFaults,
  numberFaults,
  type MemberReason,
  type NumberReason,
} from './faults.ts'
export type { ImportedDone } from './import.ts'
export type { MergeDone } from './numbers.ts'
export type { MergeAsked } from './merging.ts'
export type { Applied, FirstAdministrator, NewOrganisation, NewlyMade } from './organisations.ts'
export type { Added, NewMember } from './members.ts'
export type { PersonSaid } from './person.ts'
export type { AskedBy, MoreAsked } from './requests.ts'

export const slice = {
  name: 'acts/organisations',
  messages,
  chores: (deps: { readonly outbox: Writing; readonly issuer: URL }): Chore[] => [tendingRequests(deps)],
}
