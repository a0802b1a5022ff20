import { accountById, type Account } from '../../domain/accounts/index.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid, type AccountId } from '../../policy/vocabulary.ts'
import { personAsTarget } from './authorise.ts'
import type { ApiDoor } from './contract.ts'
import type { Answered, Call, Operation } from './operation.ts'
import { refusal } from './problems.ts'

// What every operation on a person has in common.

export const person = { id: { says: 'the account’s id', example: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b5c' } }
export const anybody = { id: person.id.example }

export async function known({ db }: ApiDoor, id: string | undefined): Promise<Account> {
  const account = isUuid(id ?? '') ? await accountById(db, id ?? '') : undefined
  if (!account) throw refusal('not-found')
  return account
}

const targetOf: NonNullable<Operation['targetOf']> = async (door, { params: { id = '' } }) =>
  isUuid(id) ? personAsTarget(door, id as AccountId) : {}

/** What every act on a person is. */
export const onPerson = {
  method: 'POST',
  params: person,
  isActing: true,
  targetOf,
} as const

export const done: Operation['gives'] = { 204: { says: 'it is so now' } }

type Done =
  { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly retryAfter?: number }

/** What is asked for is so, whether it was so before or not. */
export function tellDone(outcome: Done): Answered | HttpProblem {
  if (outcome.ok || outcome.reason === 'already-so') return { status: 204 }
  if (outcome.reason === 'last-operator') return refusal('last-operator')
  if (outcome.retryAfter !== undefined) return refusal('too-many', { retryAfter: outcome.retryAfter })
  return refusal('not-so', { says: outcome.reason })
}

export const theirs = async (door: ApiDoor, { params }: Pick<Call, 'params'>): Promise<Account> =>
  known(door, params['id'])
