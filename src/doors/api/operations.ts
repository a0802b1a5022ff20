import { applicationOperations } from './applications.ts'
import { auditOperations } from './audit.ts'
import { branchOperations, representationOperations } from './branches.ts'
import { clientOperations } from './clients.ts'
import { attributeOperations, registerOperations } from './declarations.ts'
import { exportOperations } from './exports.ts'
import { explanationOperations } from './explanations.ts'
import { installationOperations } from './installation.ts'
import { issueDetailsOperation } from './issue-details.ts'
import { invitationOperations } from './invitations.ts'
import { letterOperations } from './letters.ts'
import { lockoutOperations } from './lockouts.ts'
import { memberOperations } from './members.ts'
import { mergeRequestOperations } from './merge-requests.ts'
import { numberOperations } from './numbers.ts'
import type { Operation } from './operation.ts'
import { setDemandsOperation } from './organisation-demands.ts'
import { organisationOperations } from './organisations.ts'
import { peopleOperations } from './people.ts'
import { recoveryOperations } from './recoveries.ts'
import { registrationOperations } from './registrations.ts'
import { resourceOperations } from './resources.ts'
import { proposalOperations, roleOperations } from './roles.ts'
import { statisticsOperations } from './statistics.ts'

/** Everything that the API can be asked, in the order of its document. To add a thing, add its file's line. */
export const operations: readonly Operation[] = [
  ...clientOperations,
  ...lockoutOperations,
  ...resourceOperations,
  ...registrationOperations,
  ...peopleOperations,
  ...recoveryOperations,
  ...exportOperations,
  ...organisationOperations,
  setDemandsOperation,
  ...applicationOperations,
  ...memberOperations,
  issueDetailsOperation,
  ...invitationOperations,
  ...letterOperations,
  ...numberOperations,
  ...mergeRequestOperations,
  ...branchOperations,
  ...representationOperations,
  ...registerOperations,
  ...attributeOperations,
  ...explanationOperations,
  ...statisticsOperations,
  ...installationOperations,
  ...auditOperations,
  ...roleOperations,
  ...proposalOperations,
]
