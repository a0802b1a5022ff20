import { memberFaults, type MemberReason } from '../../acts/organisations/index.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import { refusal } from './problems.ts'

/** Why a membership is not given, changed or ended, as the API tells it. */
export function memberRefused(reason: MemberReason | 'organisation-unknown'): HttpProblem {
  if (reason === 'organisation-unknown' || reason === 'membership-unknown') return refusal('not-found')
  if (reason === 'version-passed') return refusal('precondition-failed')
  if (reason === 'last-administrator') return refusal('last-administrator')
  if (reason === 'already-member') return refusal('exists-already')
  return refusal('invalid', { faults: [{ ...memberFaults[reason], reason }] })
}
