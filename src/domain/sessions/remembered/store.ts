import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/database.ts'
import type { AccountId, CredentialId, FactorKind } from '../../../policy/vocabulary.ts'

export interface RememberedBrowser {
  readonly id: string
  readonly account_id: AccountId
  readonly credential_id: CredentialId
  readonly kind: FactorKind
  readonly restricted: boolean
  readonly token_hash: Buffer
  readonly era: number
  readonly user_agent: string
  readonly proven_at: Date
  readonly used_at: Date | null
  readonly expires_at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    remembered_browser: RememberedBrowser
  }
}

export async function rememberBrowser(tx: Tx, row: Omit<RememberedBrowser, 'id' | 'used_at'>): Promise<void> {
  await sql`insert into remembered_browser (id, account_id, credential_id, kind, restricted, token_hash, era, user_agent, proven_at, expires_at)
    values (${randomUUID()}, ${row.account_id}, ${row.credential_id}, ${row.kind}, ${row.restricted}, ${row.token_hash}, ${row.era},
      ${row.user_agent}, ${row.proven_at}, ${row.expires_at})`.execute(tx)
}

/** Forgets what is remembered of the account in the browser that holds these tokens. @returns the hashes that were its */
export async function replaceBrowsers(
  tx: Tx,
  of: { accountId: AccountId; hashes: readonly Buffer[] },
): Promise<Buffer[]> {
  const { rows } = await sql<Pick<RememberedBrowser, 'token_hash'>>`delete from remembered_browser
    where token_hash in ${among(of.hashes)} and account_id = ${of.accountId} returning token_hash`.execute(tx)
  return rows.map((row) => row.token_hash)
}

const among = (hashes: readonly Buffer[]) =>
  sql`(select decode(h, 'hex') from unnest(${hashes.map((hash) => hash.toString('hex'))}::text[]) as h)`

/** What is remembered of the account in the browser that holds one of these tokens, newest first; notes its use. */
export async function recallBrowser(
  tx: Tx,
  of: { accountId: AccountId; era: number; hashes: readonly Buffer[] },
  now: Date,
): Promise<RememberedBrowser | undefined> {
  const { rows } = await sql<RememberedBrowser>`update remembered_browser set used_at = ${now}
    where token_hash in ${among(of.hashes)}
      and account_id = ${of.accountId} and era = ${of.era} and expires_at > ${now} returning *`.execute(tx)
  return rows.toSorted((a, b) => b.proven_at.getTime() - a.proven_at.getTime())[0]
}

/** Newest first. */
export async function rememberedBrowsersOf(
  db: Db,
  of: { accountId: AccountId; era: number },
  now: Date,
): Promise<RememberedBrowser[]> {
  const { rows } = await sql<RememberedBrowser>`select * from remembered_browser
    where account_id = ${of.accountId} and era = ${of.era} and expires_at > ${now} order by proven_at desc, id`.execute(
    db,
  )
  return rows
}

/** @returns what it stood for, where this call forgot it */
export async function forgetBrowser(
  tx: Tx,
  which: { id: string; accountId: AccountId },
): Promise<CredentialId | undefined> {
  const { rows } = await sql<Pick<RememberedBrowser, 'credential_id'>>`delete from remembered_browser
    where id = ${which.id} and account_id = ${which.accountId} returning credential_id`.execute(tx)
  return rows[0]?.credential_id
}

export async function removeExpiredBrowsers(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from remembered_browser where id in (
    select id from remembered_browser where expires_at < ${now} order by expires_at limit 1000 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 1000n
}
