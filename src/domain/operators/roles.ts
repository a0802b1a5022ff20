import { randomUUID } from 'node:crypto'
import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Role } from '../../policy/operating/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import {
  deleteRoles,
  endProposalsOf,
  insertRole,
  lockOperators,
  roleById,
  rolesOf,
  type Holder,
  type RoleRow,
} from './store.ts'

export interface NewRole {
  readonly holder: Holder
  readonly role: Role
  /** Of a client manager, and of nobody else: one at the least. */
  readonly clients: readonly string[]
}

const subjectOf = (holder: Holder) =>
  'account' in holder ? { accountId: holder.account } : { clientId: holder.client }

/** Gives a role. To change the clients of a manager, take it back and give it anew. */
export async function grantRole(
  tx: Tx,
  who: Acting,
  { holder, role, clients }: NewRole,
  now: Date,
): Promise<Outcome<'role-held' | 'clients-wrong', { readonly role: RoleRow }>> {
  if ((role === 'client-manager') !== clients.length > 0) return refused('clients-wrong')
  const row: RoleRow = {
    id: randomUUID(),
    account_id: 'account' in holder ? holder.account : null,
    client_id: 'client' in holder ? holder.client : null,
    ...{ role, clients: [...new Set(clients)].toSorted(), granted_at: now },
  }
  if (!(await insertRole(tx, row))) return refused('role-held')
  const details = { role, clients: row.clients.join(' ') }
  await append(tx, 'operators.role.granted', { ...who, ...subjectOf(holder), details }, now)
  return { ok: true, role: row }
}

/** Takes a role back. The last person who may do everything keeps theirs. */
export async function withdrawRole(
  tx: Tx,
  who: Acting,
  id: string,
  now: Date,
): Promise<Outcome<'role-unknown' | 'last-operator'>> {
  const role = await roleById(tx, id)
  if (!role) return refused('role-unknown')
  const gone = await withdraw(tx, who, [role], now)
  if (!gone.ok) return gone
  return gone.roles.length > 0 ? { ok: true } : refused('role-unknown')
}

/** Takes back every role of somebody who cannot sign in any more, or of a program that is withdrawn. */
export async function withdrawRolesOf(
  tx: Tx,
  who: Acting,
  holder: Holder,
  now: Date,
): Promise<Outcome<'last-operator'>> {
  const roles = await rolesOf(tx, holder)
  return roles.length === 0 ? { ok: true } : withdraw(tx, who, roles, now)
}

async function withdraw(
  tx: Tx,
  who: Acting,
  roles: readonly RoleRow[],
  now: Date,
): Promise<Outcome<'last-operator', { readonly roles: readonly RoleRow[] }>> {
  if (roles.some(isOperator)) {
    const operators = await lockOperators(tx)
    if (operators.every(({ id }) => roles.some((role) => role.id === id))) return refused('last-operator')
  }
  const gone = await deleteRoles(
    tx,
    roles.map(({ id }) => id),
  )
  for (const { account_id: account, client_id: client, role } of gone) {
    // what they have asked for goes with the role by which they asked
    if (account !== null) await endProposalsOf(tx, account, now)
    await append(
      tx,
      'operators.role.withdrawn',
      { ...who, accountId: account ?? undefined, clientId: client ?? undefined, details: { role } },
      now,
    )
  }
  return { ok: true, roles: gone }
}

/** A person who may do everything: a program is nobody who could come and help. */
const isOperator = ({ role, account_id: account }: RoleRow): boolean =>
  role === 'operator' && account !== null
