import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { Channel } from '../../../policy/activation/index.ts'
import type { ActivationRow, LegRow } from '../rows.ts'

/**
 * What is sent by one way: what was sent by it before works no more.
 *
 * @param leg.tries as many as it has anew; undefined: those that are left
 */
export async function writeLeg(
  tx: Tx,
  leg: Omit<LegRow, 'tries_left'> & { readonly tries?: number },
): Promise<void> {
  await sql`update activation_leg set secret = ${leg.secret}, sent_at = ${leg.sent_at}, expires_at = ${leg.expires_at},
      message_id = ${leg.message_id}, tries_left = coalesce(${leg.tries ?? null}::int, tries_left)
    where activation_id = ${leg.activation_id} and channel = ${leg.channel}`.execute(tx)
}

/** What was sent by these ways is void, and each has its tries anew. */
export async function renewLegs(
  tx: Tx,
  activation: string,
  { legs, tries }: { readonly legs: readonly Channel[]; readonly tries: number },
): Promise<void> {
  await sql`delete from activation_leg where activation_id = ${activation}`.execute(tx)
  await sql`insert into activation_leg (activation_id, channel, tries_left)
    select ${activation}::uuid, channel, ${tries}::int from unnest(${[...legs]}::text[]) as channel`.execute(
    tx,
  )
}

export async function legsOf(db: Queryable, activations: readonly string[]): Promise<LegRow[]> {
  const { rows } =
    await sql<LegRow>`select * from activation_leg where activation_id = any (${[...activations]}::uuid[])`.execute(
      db,
    )
  return rows
}

/** Counts a try and hands over what to compare with, while there are tries left: parallel guesses are all counted. */
export async function takeTry(db: Queryable, activation: string): Promise<LegRow | undefined> {
  const { rows } = await sql<LegRow>`update activation_leg set tries_left = tries_left - 1
    where activation_id = ${activation} and channel <> 'mail' and tries_left > 0 returning *`.execute(db)
  return rows[0]
}

/** Uses a code up: of two browsers that type it at once, one has shown it. */
export async function burnCode(tx: Tx, activation: string, mac: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`update activation_leg set secret = null, tries_left = tries_left + 1
    where activation_id = ${activation} and channel <> 'mail' and secret = ${mac}`.execute(tx)
  return numAffectedRows === 1n
}

/** The code of a letter works no more. */
export async function voidLetter(tx: Tx, activation: string, letter: string): Promise<void> {
  await sql`update activation_leg set secret = null
    where activation_id = ${activation} and channel = 'letter' and message_id = ${letter}`.execute(tx)
}

/** What was compared is still what was sent: its try is given back, and it may be typed again until it has come to something. */
export async function keepCode(tx: Tx, activation: string, mac: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`update activation_leg set tries_left = tries_left + 1
    where activation_id = ${activation} and channel <> 'mail' and secret = ${mac}`.execute(tx)
  return numAffectedRows === 1n
}

/** @param link.stops it opens nothing: whoever has it takes the activation back */
export async function insertLink(
  tx: Tx,
  link: { readonly hash: Buffer; readonly activation: string; readonly stops?: boolean },
  now: Date,
): Promise<void> {
  await sql`insert into activation_link (token_hash, activation_id, stops, sent_at)
    values (${link.hash}, ${link.activation}, ${link.stops ?? false}, ${now})`.execute(tx)
}

/** What a link belongs to, whether it works or not; and whether it is one that stops it. */
export async function activationOfLink(
  db: Queryable,
  hash: Buffer,
): Promise<{ readonly row: ActivationRow; readonly stops: boolean } | undefined> {
  const { rows } = await sql<
    ActivationRow & { stops: boolean }
  >`select a.*, l.stops from activation_link l join activation a on a.id = l.activation_id
    where l.token_hash = ${hash}`.execute(db)
  if (!rows[0]) return undefined
  const { stops, ...row } = rows[0]
  return { row, stops }
}

/** None of the links that were mailed for it asks for another any more. */
export async function forgetLinks(tx: Tx, activation: string): Promise<void> {
  await sql`delete from activation_link where activation_id = ${activation}`.execute(tx)
}
