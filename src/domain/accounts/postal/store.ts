import { sql } from 'kysely'
import type { Vault } from '../../../platform/crypto/vault.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { Recipient } from '../../../platform/text/postal-address.ts'
import type { AccountId, Proofing } from '../../../policy/vocabulary.ts'

interface PostalRow {
  readonly account_id: AccountId
  readonly content: Buffer
  readonly set_by: string
  readonly set_at: Date
  readonly confirmed_at: Date | null
  readonly returned_at: Date | null
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    account_postal: PostalRow
  }
}

/** Where somebody is reached by post, and who said so. */
export interface KnownPostal {
  readonly address: Recipient
  /** As the audit names them. */
  readonly setBy: string
  readonly setAt: Date
  /** When a letter had reached them there; undefined: none has. */
  readonly confirmedAt: Date | undefined
  /** When a letter came back from there. */
  readonly returnedAt: Date | undefined
}

/** How it stands with where somebody is reached. */
export type PostalState = 'confirmed' | 'unconfirmed' | 'returned'

/** The same of what is known, and since when. */
export function postalStateOf({ confirmedAt, returnedAt, setAt }: KnownPostal): {
  readonly state: PostalState
  readonly since: Date
} {
  if (returnedAt) return { state: 'returned', since: returnedAt }
  return confirmedAt ? { state: 'confirmed', since: confirmedAt } : { state: 'unconfirmed', since: setAt }
}

const contextOf = (account: AccountId): string => `account/${account}/postal`

export async function postalOf(
  db: Queryable,
  vault: Vault,
  account: AccountId,
): Promise<KnownPostal | undefined> {
  const { rows } = await sql<PostalRow>`select * from account_postal where account_id = ${account}`.execute(
    db,
  )
  const [row] = rows
  if (!row) return undefined
  return {
    address: JSON.parse(vault.open(row.content, contextOf(account)).toString()) as Recipient,
    ...{ setBy: row.set_by, setAt: row.set_at },
    ...{ confirmedAt: row.confirmed_at ?? undefined, returnedAt: row.returned_at ?? undefined },
  }
}

/** Has somebody reached there from now on, instead of where they were. */
export async function writePostal(
  tx: Tx,
  vault: Vault,
  account: AccountId,
  known: Omit<KnownPostal, 'returnedAt'>,
): Promise<void> {
  const content = vault.seal(JSON.stringify(known.address), contextOf(account))
  await sql`insert into account_postal (account_id, content, set_by, set_at, confirmed_at)
    values (${account}, ${content}, ${known.setBy}, ${known.setAt}, ${known.confirmedAt ?? null})
    on conflict (account_id) do update set content = excluded.content, set_by = excluded.set_by, set_at = excluded.set_at,
      confirmed_at = excluded.confirmed_at, returned_at = null`.execute(tx)
}

/** A letter came back from where somebody was reached. @returns whether it is known where that was */
export async function markReturned(tx: Tx, account: AccountId, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update account_postal set returned_at = ${now} where account_id = ${account} and returned_at is null`.execute(
      tx,
    )
  return numAffectedRows === 1n
}

/** @returns whether it was known where they are reached */
export async function deletePostal(tx: Tx, account: AccountId): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from account_postal where account_id = ${account}`.execute(tx)
  return numAffectedRows === 1n
}

/** How well an identity is known from now on. */
export async function writeProofing(
  tx: Tx,
  account: AccountId,
  proofing: Proofing,
  now: Date,
): Promise<void> {
  await sql`update account set proofing = ${proofing}, updated_at = ${now} where id = ${account}`.execute(tx)
}
