import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'

export const algorithms = ['ES256', 'RS256', 'EdDSA'] as const
export type Algorithm = (typeof algorithms)[number]

export interface KeyRow {
  readonly kid: string
  readonly alg: Algorithm
  readonly state: 'next' | 'current' | 'retiring'
  readonly public_jwk: Record<string, string>
  readonly private_jwk: Buffer
  readonly published_at: Date
  readonly activated_at: Date | null
  readonly retired_at: Date | null
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    oidc_signing_key: KeyRow
  }
}

/** Current before next before retiring: the engine signs with the first that fits. */
export async function allKeys(db: Queryable): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`select * from oidc_signing_key
    order by array_position(array['ES256', 'RS256', 'EdDSA'], alg), array_position(array['current', 'next', 'retiring'], state), published_at desc`.execute(
    db,
  )
  return rows
}

/** Two rotations come one after the other. */
export async function lockKeys(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('oidc_signing_key'))`.execute(tx)
}

export async function insertKey(tx: Tx, row: KeyRow): Promise<void> {
  await sql`insert into oidc_signing_key (kid, alg, state, public_jwk, private_jwk, published_at, activated_at)
    values (${row.kid}, ${row.alg}, ${row.state}, ${JSON.stringify(row.public_jwk)}::jsonb, ${row.private_jwk}, ${row.published_at}, ${row.activated_at})`.execute(
    tx,
  )
}

export async function moveKeys(tx: Tx, alg: Algorithm, now: Date): Promise<void> {
  await sql`update oidc_signing_key set state = 'retiring', retired_at = ${now} where alg = ${alg} and state = 'current'`.execute(
    tx,
  )
  await sql`update oidc_signing_key set state = 'current', activated_at = ${now} where alg = ${alg} and state = 'next'`.execute(
    tx,
  )
}

export async function removeRetired(tx: Tx, before: Date): Promise<void> {
  await sql`delete from oidc_signing_key where state = 'retiring' and retired_at < ${before}`.execute(tx)
}

/** Changes whenever a key appears, moves or goes. */
export async function keysVersion(db: Queryable): Promise<string> {
  const { rows } = await sql<{
    version: string | null
  }>`select string_agg(kid || state, ',' order by kid) as version from oidc_signing_key`.execute(db)
  return rows[0]?.version ?? ''
}
