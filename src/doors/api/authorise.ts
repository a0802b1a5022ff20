import { rolesOf } from '../../domain/operators/index.ts'
import { refusedCredential } from '../../platform/http/credentials.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { mayDo, roles, table, type Asked, type OperationName } from '../../policy/operating/index.ts'
import type { ApiDoor, Caller } from './contract.ts'
import { refusal } from './problems.ts'

/**
 * Who asks, by the token that they show. Its roles are looked up with every request: one that was taken back is gone.
 *
 * @throws HttpProblem 401 with what must be shown (RFC 6750 §3, RFC 9449 §7.1)
 */
export async function callerOf(door: ApiDoor, exchange: Exchange): Promise<Caller> {
  const credential = exchange.credential()
  if (!credential) throw refusedCredential()
  const url = new URL(exchange.path, door.here.issuer)
  const access = await door.access({ credential, method: exchange.raw.request.method ?? '', url })
  if (typeof access === 'string') throw refusedCredential(access)
  if (door.here.operators.dpop === 'required' && !access.isBound) throw refusedCredential('invalid_token')
  const { client, account: person, scopes } = access
  const holds = await rolesOf(door.db, person === undefined ? { client } : { account: person })
  const by = person === undefined ? { client } : { account: person, through: client }
  const seenFrom = { address: exchange.address, userAgent: exchange.userAgent }
  return { person, client, scopes, holds, who: { by, seenFrom } }
}

/**
 * Lets through who may do it; what is not theirs does not exist for them.
 *
 * @throws HttpProblem 403, or 404
 */
export function authorise(caller: Caller, operation: OperationName, target: Asked['target']): void {
  const refused = mayDo({ ...caller, operation, target })
  if (!refused) return
  if (refused.reason === 'scope-missing') throw refusedCredential('insufficient_scope', refused.scope)
  if (refused.reason === 'not-theirs') throw refusal('not-found')
  throw refusal(refused.reason, refused.reason === 'role-missing' ? { says: rolesFor(operation) } : {})
}

/** Who may. */
function rolesFor(operation: OperationName): string {
  const may = roles.filter((role) => table[operation].may[role] !== '-')
  return `${operation} is for the roles ${may.join(', ')}`
}

/** A person as what something is done to: those who look after others are looked after by operators. */
export async function personAsTarget(
  { db }: Pick<ApiDoor, 'db'>,
  account: NonNullable<Caller['person']>,
): Promise<Asked['target']> {
  return { person: account, isPrivileged: (await rolesOf(db, { account })).length > 0 }
}
