import { sql } from 'kysely'
import { days, earlier, minutes } from '../../platform/clock.ts'
import type { Db, Queryable, Tx } from '../../platform/db/database.ts'
import type { OrganisationId } from '../../policy/vocabulary.ts'

/** A token request that was refused with `invalid_grant`, by the reference of its answer. */
export interface RefusedGrant {
  readonly reference: string
  readonly client_id: string
  readonly grant_type: string
  readonly cause: string
  readonly at: Date
}

const MOST_REFUSED = 10

declare module '../../platform/db/database.ts' {
  interface Tables {
    oidc_consent: {
      subject: string
      client_id: string
      /** For whom the person acts by it; null: for nobody else. */
      organisation_id: OrganisationId | null
      scopes: string[]
      claims: string[]
      given_at: Date
    }
    oidc_replay: { id_hash: Buffer; expires_at: Date }
    refused_grant: RefusedGrant
  }
}

/** Notes an assertion's or proof's id. Of any number at once, one gets true. */
export async function noteOnce(db: Db, id: Buffer, expiresAt: Date): Promise<boolean> {
  const { rows } =
    await sql`insert into oidc_replay (id_hash, expires_at) values (${id}, ${expiresAt}) on conflict (id_hash) do nothing returning 1`.execute(
      db,
    )
  return rows.length === 1
}

export interface Consent {
  readonly scopes: readonly string[]
  readonly claims: readonly string[]
}

/** Who agreed, with whom, and for whom they act by it. */
export interface Agreeing {
  readonly subject: string
  readonly clientId: string
  readonly organisation: OrganisationId | null
}

export async function consentOf(
  db: Queryable,
  { subject, clientId, organisation }: Agreeing,
): Promise<Consent | undefined> {
  const { rows } = await sql<Consent>`select scopes, claims from oidc_consent
    where subject = ${subject} and client_id = ${clientId} and organisation_id is not distinct from ${organisation}`.execute(
    db,
  )
  return rows[0]
}

/** All that somebody agreed to share, with whom, since when. */
export async function consentsOf(
  db: Queryable,
  subject: string,
): Promise<
  (Consent & {
    readonly client: string
    readonly organisation: OrganisationId | null
    readonly since: Date
  })[]
> {
  const { rows } = await sql<Consent & { client: string; organisation: OrganisationId | null; since: Date }>`
    select client_id as client, organisation_id as organisation, scopes, claims, given_at as since
    from oidc_consent where subject = ${subject}`.execute(db)
  return rows
}

/** Adds to what somebody agreed to share with a client. */
export async function addConsent(tx: Tx, of: Agreeing & Consent, now: Date): Promise<void> {
  await sql`insert into oidc_consent as c (subject, client_id, organisation_id, scopes, claims, given_at)
    values (${of.subject}, ${of.clientId}, ${of.organisation}, ${[...of.scopes]}::text[], ${[...of.claims]}::text[], ${now})
    on conflict (subject, client_id, organisation_id) do update set given_at = ${now},
      scopes = array(select distinct unnest(c.scopes || excluded.scopes)),
      claims = array(select distinct unnest(c.claims || excluded.claims))`.execute(tx)
}

/** Removes what somebody agreed to as one who acts for an organisation, with every client. */
export async function removeConsentsActing(
  tx: Tx,
  of: { readonly subject: string; readonly organisation: OrganisationId },
): Promise<void> {
  await sql`delete from oidc_consent where subject = ${of.subject} and organisation_id = ${of.organisation}`.execute(
    tx,
  )
}

export async function removeConsent(tx: Tx, subject: string, clientId: string): Promise<void> {
  await sql`delete from oidc_consent where subject = ${subject} and client_id = ${clientId}`.execute(tx)
}

export async function removeExpiredReplays(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from oidc_replay where id_hash in (
    select id_hash from oidc_replay where expires_at < ${now} order by expires_at limit 2000 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 2000n
}

/** Keeps why a token request was refused: of a client's in one minute, the first few of each cause. */
export async function keepRefusedGrant(db: Db, row: RefusedGrant): Promise<void> {
  await sql`insert into refused_grant (reference, client_id, grant_type, cause, at)
    select ${row.reference}, ${row.client_id}, ${row.grant_type}, ${row.cause}, ${row.at}
    where (select count(*) from refused_grant where client_id = ${row.client_id} and cause = ${row.cause} and at > ${earlier(row.at, minutes(1))}) < ${MOST_REFUSED}
    on conflict (reference) do nothing`.execute(db)
}

/** Why the token request with this reference was refused. */
export async function refusedGrantBehind(
  db: Queryable,
  reference: string,
): Promise<RefusedGrant | undefined> {
  const { rows } =
    await sql<RefusedGrant>`select * from refused_grant where reference = ${reference}`.execute(db)
  return rows[0]
}

/** Forgets refusals after thirty days. */
export async function removeOldRefusals(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from refused_grant where reference in (
    select reference from refused_grant where at < ${earlier(now, days(30))} order by at limit 1000 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 1000n
}
