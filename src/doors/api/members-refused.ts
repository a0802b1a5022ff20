import type { HttpProblem } from '../../platform/http/problem.ts'
import type { Fault } from '../../platform/schema/index.ts'
import { refusal } from './problems.ts'

/** What is wrong with what was said of a membership, and where. */
const faults: Readonly<Record<string, Fault>> = {
  'account-unknown': { path: ['account'], says: 'is no account that is in use' },
  'email-malformed': { path: ['person', 'email'], says: 'must be an e-mail address' },
  'email-not-ascii': {
    path: ['person', 'email'],
    says: 'must have plain letters before the @ (see MAIL_SMTPUTF8)',
  },
  'email-taken': { path: ['person', 'email'], says: 'was taken meanwhile' },
  'name-missing': { path: ['person', 'name'], says: 'must be there' },
  'name-malformed': { path: ['person', 'name'], says: 'must be text without control characters' },
  'user-name-missing': { path: ['user_name'], says: 'must be there where there is no address' },
  'client-unknown': { path: ['client_id'], says: 'is no client' },
  'through-unknown': { path: ['through'], says: 'is no grant of this organisation that stands' },
  'not-of-intermediary': { path: ['through'], says: 'is to an organisation that they do not act for' },
  'through-administrator': {
    path: ['role'],
    says: 'must be member: who acts for others administers nothing',
  },
  'program-administrator': { path: ['role'], says: 'must be member: a program administers nothing' },
  'powers-wrong': { path: ['powers'], says: 'must be empty of a member' },
  'user-name-malformed': {
    path: ['user_name'],
    says: 'must be ASCII letters, digits and . _ - @, with a letter or a digit among them',
  },
  'user-name-fixed': { path: ['user_name'], says: 'must stay as it is' },
  'user-name-taken': { path: ['user_name'], says: 'is, or was, another’s in this organisation' },
  'number-unknown': { path: ['numbers'], says: 'must be numbers of this organisation that became no other' },
  'branch-unknown': { path: ['branches'], says: 'must be branches of this organisation' },
  'nothing-covered': { path: ['numbers'], says: 'must name a number where no branch is named' },
  'mandate-level-unknown': { path: ['mandate_level'], says: 'must be a level that there is here' },
  'ends-before-it-begins': { path: ['until'], says: 'must be after from' },
  'ends-in-the-past': { path: ['until'], says: 'must not have passed' },
}

/** Why a membership is not given, changed or ended, as the API tells it. */
export function memberRefused(reason: string): HttpProblem {
  if (reason === 'organisation-unknown' || reason === 'membership-unknown') return refusal('not-found')
  if (reason === 'version-passed') return refusal('precondition-failed')
  if (reason === 'last-administrator') return refusal('last-administrator')
  if (reason === 'already-member') return refusal('exists-already')
  const fault = faults[reason]
  return fault ? refusal('invalid', { faults: [{ ...fault, reason }] }) : refusal('not-so', { says: reason })
}
