import { sql } from 'kysely'
import { days, earlier } from '../../platform/clock.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { Ending, Purpose } from '../../policy/activation/index.ts'
import type { AccountId, OrganisationId } from '../../policy/vocabulary.ts'
import type { ActivationRow, LegRow, LinkRow, VisitRow } from './rows.ts'

declare module '../../platform/db/database.ts' {
  interface Tables {
    activation: ActivationRow
    activation_leg: LegRow
    activation_link: LinkRow
    activation_visit: VisitRow
  }
}

/** As it is before anything has become of it. */
export type NewActivation = Omit<ActivationRow, 'ended_at' | 'ended_as' | 'version'>

/** @throws a duplicate where one like it is under way: the indexes decide */
export async function insertActivation(tx: Tx, row: NewActivation): Promise<ActivationRow> {
  const { rows } =
    await sql<ActivationRow>`insert into activation (id, purpose, account_id, email, email_lookup, name, locale, phone, postal, legs, client_id,
      organisation_id, role, powers, user_name, number_ids, branch_ids, mandate_level, valid_from, valid_until, external_key,
      begun_by, sender_id, sender_membership_id, membership_id, created_at, closes_at, look_at, opens_at)
    values (${row.id}, ${row.purpose}, ${row.account_id}, ${row.email}, ${row.email_lookup}, ${row.name}, ${row.locale},
      ${row.phone}, ${row.postal}, ${row.legs}::text[], ${row.client_id}, ${row.organisation_id}, ${row.role}, ${row.powers}::text[],
      ${row.user_name}, ${row.number_ids}::uuid[], ${row.branch_ids}::uuid[], ${row.mandate_level}, ${row.valid_from},
      ${row.valid_until}, ${row.external_key}, ${row.begun_by}, ${row.sender_id}, ${row.sender_membership_id},
      ${row.membership_id}, ${row.created_at}, ${row.closes_at}, ${row.look_at}, ${row.opens_at})
    returning *`.execute(tx)
  const [made] = rows
  if (!made) throw new Error('what was inserted is not there')
  return made
}

export async function activationById(db: Queryable, id: string): Promise<ActivationRow | undefined> {
  const { rows } = await sql<ActivationRow>`select * from activation where id = ${id}`.execute(db)
  return rows[0]
}

/** Held until the transaction ends: of two who do something with it, one waits. */
export async function lockActivation(tx: Tx, id: string): Promise<ActivationRow | undefined> {
  const { rows } = await sql<ActivationRow>`select * from activation where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** The one for an address that is under way in an organisation. */
export async function invitationUnderWay(
  db: Queryable,
  organisation: OrganisationId,
  lookup: string,
): Promise<ActivationRow | undefined> {
  const { rows } = await sql<ActivationRow>`select * from activation
    where organisation_id = ${organisation} and email_lookup = ${lookup} and purpose = 'invitation' and ended_at is null`.execute(
    db,
  )
  return rows[0]
}

/** Those for these addresses that are under way in an organisation. */
export async function invitationsUnderWay(
  db: Queryable,
  organisation: OrganisationId,
  lookups: readonly string[],
): Promise<ActivationRow[]> {
  const { rows } = await sql<ActivationRow>`select * from activation
    where organisation_id = ${organisation} and email_lookup = any (${[...lookups]}::text[]) and purpose = 'invitation'
      and ended_at is null`.execute(db)
  return rows
}

/** How an organisation is taken over at the moment: by whoever was named last. */
export async function takeOverUnderWay(
  db: Queryable,
  organisation: OrganisationId,
): Promise<ActivationRow | undefined> {
  const { rows } = await sql<ActivationRow>`select * from activation
    where organisation_id = ${organisation} and opens_at is not null and ended_at is null
    order by created_at desc limit 1`.execute(db)
  return rows[0]
}

/** All that is under way of organisations that are taken over, held: there is little of it. */
export async function takeOversUnderWay(tx: Tx, limit: number): Promise<ActivationRow[]> {
  const { rows } = await sql<ActivationRow>`select * from activation
    where opens_at is not null and ended_at is null order by id limit ${limit} for update skip locked`.execute(
    tx,
  )
  return rows
}

/** What is under way for an account: of each purpose but invitations there is one at a time. */
const underWay =
  (purpose: Exclude<Purpose, 'invitation'>) =>
  async (db: Queryable, account: AccountId): Promise<ActivationRow | undefined> => {
    const { rows } = await sql<ActivationRow>`select * from activation
    where account_id = ${account} and purpose = ${purpose} and ended_at is null`.execute(db)
    return rows[0]
  }

/** What was issued to somebody to sign in with, until they arrive by it or it is issued anew. */
export const detailsUnderWay = underWay('issued')

/** The way back in of somebody, while it waits to be used. */
export const recoveryUnderWay = underWay('recovery')

/** By what somebody shows where they are reached, until its code is typed. */
export const addressUnderWay = underWay('address')

/** The way back in of somebody that was used since then. */
export async function recoveryUsed(
  db: Queryable,
  account: AccountId,
  since: Date,
): Promise<ActivationRow | undefined> {
  const { rows } =
    await sql<ActivationRow>`select * from activation where account_id = ${account} and purpose = 'recovery'
    and ended_as = 'accepted' and ended_at > ${since} order by ended_at desc limit 1`.execute(db)
  return rows[0]
}

/** What was issued and not used in time opens nothing any more: the number or address that a code went to is forgotten. */
export async function forgetPhone(tx: Tx, id: string): Promise<void> {
  await sql`update activation set phone = null, postal = null, look_at = null where id = ${id}`.execute(tx)
}

/** What is under way for somebody: the newest first. */
export async function activationsOf(
  db: Queryable,
  { account, lookup }: { readonly account: AccountId; readonly lookup: string | undefined },
  limit: number,
): Promise<ActivationRow[]> {
  const { rows } = await sql<ActivationRow>`select * from activation where ended_at is null
      and (account_id = ${account} or (account_id is null and email_lookup = ${lookup ?? null}))
    order by created_at desc, id limit ${limit}`.execute(db)
  return rows
}

/** Whether somebody was activated, or has joined, by what was sent to them. */
export async function hasAccepted(db: Queryable, account: AccountId): Promise<boolean> {
  const { rows } =
    await sql`select 1 from activation where account_id = ${account} and ended_as = 'accepted' limit 1`.execute(
      db,
    )
  return rows.length > 0
}

/** Those of an organisation, the newest first, after one of them; of those that have not ended alone, where that is asked. */
export async function invitationsInOrder(
  db: Queryable,
  organisation: OrganisationId,
  {
    after,
    limit,
    isOpen,
  }: {
    readonly after?: { readonly at: Date; readonly id: string } | undefined
    readonly limit: number
    readonly isOpen: boolean
  },
): Promise<ActivationRow[]> {
  const [at, id] = [after?.at ?? null, after?.id ?? null]
  const { rows } = await sql<ActivationRow>`select * from activation
    where organisation_id = ${organisation} and (${at}::timestamptz is null or (created_at, id) < (${at}::timestamptz, ${id}::uuid))
      and (not ${isOpen} or ended_at is null)
    order by created_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

/**
 * Ends it, once: of several at the same moment, one. Its number is gone with it. @returns what it was; undefined: it had
 * ended, or was accepted meanwhile
 */
export async function endActivation(
  tx: Tx,
  id: string,
  as: Exclude<Ending, 'accepted'>,
  now: Date,
): Promise<ActivationRow | undefined> {
  const { rows } =
    await sql<ActivationRow>`update activation set ended_at = ${now}, ended_as = ${as}, phone = null, postal = null, look_at = null
    where id = ${id} and ended_at is null returning *`.execute(tx)
  return rows[0]
}

/**
 * Accepts it by what this browser has shown: both legs of this one activation, or the link and who is signed in. All of it
 * is looked at in the statement that writes it; of twenty at once, one accepts. What was issued has no link: its first leg
 * is the password that was mailed, which whoever has begun the visit has proven.
 *
 * @param by the visit, and whether who is signed in stands for the code: only where it was sent without one
 */
export async function acceptActivation(
  tx: Tx,
  by: { readonly visit: Buffer; readonly signedIn: boolean },
  now: Date,
): Promise<ActivationRow | undefined> {
  const { rows } = await sql<ActivationRow>`with held as (
      select a.id, a.purpose, a.legs from activation a join activation_visit v on v.activation_id = a.id
      where v.token_hash = ${by.visit} and a.ended_at is null and a.closes_at > ${now}
        and (a.opens_at is null or a.opens_at <= ${now}) for update of a),
    shown as (
      update activation_visit v set accepted_at = ${now} from held a
      where v.token_hash = ${by.visit} and v.activation_id = a.id and v.accepted_at is null and v.expires_at > ${now}
        and (a.purpose = 'issued' or not 'mail' = any (a.legs)
          or v.link_hash = (select l.secret from activation_leg l where l.activation_id = a.id and l.channel = 'mail'))
        and (v.code_at is not null or (${by.signedIn} and cardinality(a.legs) = 1))
      returning a.id)
    update activation a set ended_at = ${now}, ended_as = 'accepted', phone = null, postal = null, look_at = null
    from shown where a.id = shown.id returning a.*`.execute(tx)
  return rows[0]
}

export async function writeAccountOf(tx: Tx, id: string, account: AccountId): Promise<void> {
  await sql`update activation set account_id = ${account} where id = ${id}`.execute(tx)
}

/** Has it wait longer, for another address or number where one is given; what was sent before works no more. */
export async function writeSentAgain(
  tx: Tx,
  row: Omit<ActivationRow, 'created_at' | 'opens_at' | 'ended_at' | 'ended_as' | 'version'>,
): Promise<void> {
  await sql`update activation set email = ${row.email}, email_lookup = ${row.email_lookup}, phone = ${row.phone},
    postal = ${row.postal}, legs = ${row.legs}::text[], closes_at = ${row.closes_at}, look_at = ${row.look_at}, begun_by = ${row.begun_by},
    sender_id = ${row.sender_id}, sender_membership_id = ${row.sender_membership_id} where id = ${row.id}`.execute(
    tx,
  )
}

/** Those that a clock is to look at, held for this transaction alone. */
export async function takeDue(tx: Tx, now: Date, limit: number): Promise<ActivationRow[]> {
  const { rows } = await sql<ActivationRow>`select * from activation where look_at <= ${now}
    order by look_at limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export async function writeLookAt(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update activation set look_at = ${at} where id = ${id}`.execute(tx)
}

/** Forgets what ended ninety days ago: it is personal data. */
export async function removeOldActivations(tx: Tx, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from activation where id in (
    select id from activation where ended_at < ${earlier(now, days(90))} order by ended_at limit 500 for update skip locked)`.execute(
    tx,
  )
  return numAffectedRows === 500n
}
