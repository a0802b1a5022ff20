/**
 * Operators: those who look after this installation. Whoever runs the command line is known by a name; all others hold
 * roles: a person by their account, a program by its client. What a role may do is policy (`policy/operating`); who holds
 * one, and what waits for a second person, is kept here.
 *
 * A role is looked up with every request, so that one that was taken back is gone at once. Reached by what acts for
 * operators, which needs an `Actor` for the audit, and by the doors that ask who may.
 */
import { removing } from '../../platform/jobs/chores.ts'
import { events } from './events.ts'
import { removeOldProposals } from './store.ts'
export { grantRole, withdrawRole, withdrawRolesOf, type NewRole } from './roles.ts'
export { propose, requestOf, settle, type Proposed } from './proposals.ts'
export {
  listRoles,
  openProposals,
  operatorNamed,
  proposalById,
  roleById,
  rolesOf,
  type Holder,
  type ProposalRow,
  type RoleRow,
} from './store.ts'

export const slice = {
  name: 'operators',
  events,
  chores: () => [removing('removeOldProposals', removeOldProposals)],
}
