import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import type { AccountId } from '../../../policy/vocabulary.ts'

/** That somebody accepted a version of a portal's terms and privacy statement. */
export interface TermsAccepted {
  readonly account_id: AccountId
  readonly client_id: string
  readonly version: string
  /** Where they were to be read then. */
  readonly terms_uri: string | null
  readonly privacy_uri: string | null
  readonly accepted_at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Tables {
    terms_acceptance: TermsAccepted
  }
}

const versions = prepared<Pick<TermsAccepted, 'version' | 'accepted_at'>>(
  'select version, accepted_at from terms_acceptance where account_id = $1 and client_id = $2 order by accepted_at desc',
)

/** The versions that somebody accepted at a portal, the last first. */
export const termsAcceptedAt = (db: Queryable, account: AccountId, client: string) =>
  versions(db, account, client)

/** Keeps that somebody accepts a version. @returns whether they had not before */
export async function acceptTerms(tx: Tx, row: TermsAccepted): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into terms_acceptance (account_id, client_id, version, terms_uri, privacy_uri, accepted_at)
    values (${row.account_id}, ${row.client_id}, ${row.version}, ${row.terms_uri}, ${row.privacy_uri}, ${row.accepted_at})
    on conflict (account_id, client_id, version) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** All that somebody has accepted, the last first. */
export async function termsAcceptedBy(db: Queryable, account: AccountId): Promise<TermsAccepted[]> {
  const { rows } = await sql<TermsAccepted>`select * from terms_acceptance where account_id = ${account}
    order by accepted_at desc, client_id, version`.execute(db)
  return rows
}
