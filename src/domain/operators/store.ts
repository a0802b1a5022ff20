import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { Actor } from '../audit/index.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { Role } from '../../policy/operating/index.ts'
import type { AccountId, OperatorId } from '../../policy/vocabulary.ts'

/** A role that somebody holds: a person, by their account, or a program, by its client. */
export interface RoleRow {
  readonly id: string
  readonly account_id: AccountId | null
  readonly client_id: string | null
  readonly role: Role
  /** Of a client manager: the clients that they look after. */
  readonly clients: string[]
  readonly granted_at: Date
}

/** What one person has asked for, and a second one must agree to. */
export interface ProposalRow {
  readonly id: string
  readonly operation: string
  readonly proposed_by: AccountId
  /** To what it is done, as its address says. */
  readonly target: string
  /** What the target looked like when it was asked. */
  readonly version: string
  /** Sealed. */
  readonly request: Buffer
  readonly request_hash: Buffer
  readonly proposed_at: Date
  readonly expires_at: Date
  readonly settled_at: Date | null
  readonly settled_by: AccountId | null
  readonly outcome: 'agreed' | 'declined' | 'withdrawn' | null
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    operator: { id: OperatorId; name: string; created_at: Date }
    operator_role: RoleRow
    proposal: ProposalRow
  }
}

/** Who acts, where an operator of this name does; known from now on, where nobody of this name has acted before. */
export async function operatorNamed(tx: Tx, name: string, now: Date): Promise<Actor> {
  const known = await sql<{ id: OperatorId }>`select id from operator where name = ${name}`.execute(tx)
  // two who act for the first time at once are one: the statement that finds the name taken waits for the other
  const { rows } = known.rows[0]
    ? known
    : await sql<{ id: OperatorId }>`insert into operator (id, name, created_at)
        values (${randomUUID()}, ${name}, ${now}) on conflict (name) do update set name = excluded.name returning id`.execute(
        tx,
      )
  const [row] = rows
  if (!row) throw new Error('an operator that was written is not there')
  return { operator: row.id, name }
}

/** Whoever holds a role: a person, or a program. */
export type Holder = { readonly account: AccountId } | { readonly client: string }

export async function rolesOf(db: Queryable, holder: Holder): Promise<RoleRow[]> {
  const [account, client] = 'account' in holder ? [holder.account, null] : [null, holder.client]
  const { rows } = await sql<RoleRow>`select * from operator_role
    where account_id = ${account}::uuid or client_id = ${client}::text order by role`.execute(db)
  return rows
}

/** @returns false where it is held already, with the same clients or others */
export async function insertRole(tx: Tx, row: RoleRow): Promise<boolean> {
  const { rows } = await sql`
    insert into operator_role (id, account_id, client_id, role, clients, granted_at)
    values (${row.id}, ${row.account_id}, ${row.client_id}, ${row.role}, ${row.clients}::text[], ${row.granted_at})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

/** Everybody who may do everything, held until the transaction ends: of two that go at once, one is the last. */
export async function lockOperators(tx: Tx): Promise<Pick<RoleRow, 'id' | 'account_id'>[]> {
  const { rows } = await sql<Pick<RoleRow, 'id' | 'account_id'>>`select id, account_id from operator_role
    where role = 'operator' and account_id is not null order by id for update`.execute(tx)
  return rows
}

export async function roleById(db: Queryable, id: string): Promise<RoleRow | undefined> {
  const { rows } = await sql<RoleRow>`select * from operator_role where id = ${id}`.execute(db)
  return rows[0]
}

export async function deleteRoles(tx: Tx, ids: readonly string[]): Promise<RoleRow[]> {
  const { rows } =
    await sql<RoleRow>`delete from operator_role where id = any (${[...ids]}::uuid[]) returning *`.execute(tx)
  return rows
}

/** Those that were given later than one; in that order. */
export async function listRoles(
  db: Queryable,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<RoleRow[]> {
  const { rows } = await sql<RoleRow>`select * from operator_role
    where (granted_at, id) > (coalesce(${after?.at ?? null}::timestamptz, '-infinity'), coalesce(${after?.id ?? null}::uuid, '00000000-0000-0000-0000-000000000000'))
    order by granted_at, id limit ${limit}`.execute(db)
  return rows
}

/** @returns false where the same person has asked for the same already */
export async function insertProposal(
  tx: Tx,
  row: Omit<ProposalRow, 'settled_at' | 'settled_by' | 'outcome'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into proposal (id, operation, proposed_by, target, version, request, request_hash, proposed_at, expires_at)
    values (${row.id}, ${row.operation}, ${row.proposed_by}, ${row.target}, ${row.version}, ${row.request},
      ${row.request_hash}, ${row.proposed_at}, ${row.expires_at})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

/** The one that somebody has asked for by the same request: one that is open, or else the last. */
export async function proposalFor(
  tx: Tx,
  { by, hash }: { by: AccountId; hash: Buffer },
): Promise<ProposalRow | undefined> {
  const { rows } = await sql<ProposalRow>`select * from proposal
    where proposed_by = ${by} and request_hash = ${hash}
    order by settled_at is null desc, proposed_at desc limit 1`.execute(tx)
  return rows[0]
}

export async function proposalById(db: Queryable, id: string): Promise<ProposalRow | undefined> {
  const { rows } = await sql<ProposalRow>`select * from proposal where id = ${id}`.execute(db)
  return rows[0]
}

/** @returns false where it was settled already, or its time is over */
export async function settleProposal(
  tx: Tx,
  id: string,
  { by, outcome }: { by: AccountId; outcome: NonNullable<ProposalRow['outcome']> },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`update proposal
    set settled_at = ${now}, settled_by = ${by}, outcome = ${outcome}
    where id = ${id} and settled_at is null and expires_at > ${now} returning 1`.execute(tx)
  return rows.length === 1
}

/** Ends what somebody has asked for, who may not ask for it any more. */
export async function endProposalsOf(tx: Tx, by: AccountId, now: Date): Promise<void> {
  await sql`update proposal set settled_at = ${now}, outcome = 'withdrawn'
    where proposed_by = ${by} and settled_at is null`.execute(tx)
}

/** Those that wait for a second person, oldest first. */
export async function openProposals(
  db: Queryable,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
  now: Date,
): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`select * from proposal
    where settled_at is null and expires_at > ${now}
      and ((proposed_at, id) > (coalesce(${after?.at ?? null}::timestamptz, '-infinity'), coalesce(${after?.id ?? null}::uuid, '00000000-0000-0000-0000-000000000000')))
    order by proposed_at, id limit ${limit}`.execute(db)
  return rows
}

/** What nobody has settled in time is forgotten; what was settled stays in the audit. */
export async function removeOldProposals(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from proposal where id in (
    select id from proposal where expires_at < ${now} limit 100)`.execute(tx)
  return numAffectedRows === 100n
}
