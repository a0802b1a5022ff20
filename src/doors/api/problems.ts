import { HttpProblem, type ProblemOptions } from '../../platform/http/problem.ts'

/** What the API says no by, each with its status. `docs/errors.md` has a page for each. */
export const problems = {
  'bad-request': 400,
  'cursor-wrong': 400,
  'idempotency-key-missing': 400,
  'role-missing': 403,
  'own-account': 403,
  privileged: 403,
  'person-needed': 403,
  'not-found': 404,
  'exists-already': 409,
  'not-so': 409,
  'last-operator': 409,
  'last-administrator': 409,
  'managed-by-files': 409,
  'proposal-over': 409,
  'proposal-passed': 409,
  'precondition-failed': 412,
  'too-large': 413,
  'media-type': 415,
  invalid: 422,
  'idempotency-key-reused': 422,
  'precondition-required': 428,
  'too-many': 429,
} as const
export type ProblemCode = keyof typeof problems

/** A refusal, by its code. */
export const refusal = (code: ProblemCode, options: ProblemOptions = {}): HttpProblem =>
  new HttpProblem(problems[code], code, options)
