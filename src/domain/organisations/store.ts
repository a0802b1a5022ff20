import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { OrganisationStanding, RegistrationKind } from '../../policy/organisations/index.ts'
import type { OrganisationId } from '../../policy/vocabulary.ts'
import type { OrganisationRow } from './rows.ts'

/** What an organisation is written with, when it is made and when it is changed. */
export type OrganisationWritten = Pick<
  OrganisationRow,
  | 'id'
  | 'registration_kind'
  | 'registration_number'
  | 'legal_name'
  | 'display_name'
  | 'address'
  | 'locale'
  | 'time_zone'
  | 'email_domains'
  | 'external_key'
>

const jsonOf = (value: object | null): string | null => (value === null ? null : JSON.stringify(value))

/** @throws a duplicate where its registration number, or its key, is another's: the index decides */
export async function insertOrganisation(
  tx: Tx,
  row: OrganisationWritten & Pick<OrganisationRow, 'standing' | 'created_at'>,
): Promise<OrganisationRow> {
  const { rows } =
    await sql<OrganisationRow>`insert into organisation (id, registration_kind, registration_number, legal_name,
      display_name, address, locale, time_zone, email_domains, standing, external_key, created_at, updated_at)
    values (${row.id}, ${row.registration_kind}, ${row.registration_number}, ${row.legal_name}, ${row.display_name},
      ${jsonOf(row.address)}::jsonb, ${row.locale}, ${row.time_zone}, ${row.email_domains}::text[], ${row.standing},
      ${row.external_key}, ${row.created_at}, ${row.created_at})
    returning *`.execute(tx)
  return only(rows)
}

/** @throws a duplicate where its registration number, or its key, is another's */
export async function writeOrganisation(
  tx: Tx,
  row: OrganisationWritten,
  now: Date,
): Promise<OrganisationRow> {
  const { rows } =
    await sql<OrganisationRow>`update organisation set registration_kind = ${row.registration_kind},
      registration_number = ${row.registration_number}, legal_name = ${row.legal_name}, display_name = ${row.display_name},
      address = ${jsonOf(row.address)}::jsonb, locale = ${row.locale}, time_zone = ${row.time_zone},
      email_domains = ${row.email_domains}::text[], external_key = ${row.external_key}, updated_at = ${now}
    where id = ${row.id} returning *`.execute(tx)
  return only(rows)
}

const only = <Row>([row]: readonly Row[]): Row => {
  if (row === undefined) throw new Error('a row that was written is not there')
  return row
}

export async function writeStanding(
  tx: Tx,
  id: OrganisationId,
  standing: OrganisationStanding,
  now: Date,
): Promise<void> {
  await sql`update organisation set standing = ${standing}, updated_at = ${now} where id = ${id}`.execute(tx)
}

/** What it asks of those who act for it. */
export async function writeDemands(
  tx: Tx,
  id: OrganisationId,
  said: {
    readonly minimum_level: string | null
    readonly factors_forbidden: readonly string[]
    readonly factors_required: readonly string[]
  },
  now: Date,
): Promise<OrganisationRow> {
  const { rows } = await sql<OrganisationRow>`update organisation set minimum_level = ${said.minimum_level},
      factors_forbidden = ${[...said.factors_forbidden]}::text[], factors_required = ${[...said.factors_required]}::text[],
      updated_at = ${now} where id = ${id} returning *`.execute(tx)
  return only(rows)
}

/** Whether somebody is able to act for it, from now on. */
export async function writeAdministered(
  tx: Tx,
  id: OrganisationId,
  said: Pick<OrganisationRow, 'administered_at' | 'without_administrator_at'>,
): Promise<void> {
  await sql`update organisation set administered_at = ${said.administered_at},
    without_administrator_at = ${said.without_administrator_at} where id = ${id}`.execute(tx)
}

export async function deleteOrganisation(tx: Tx, id: OrganisationId): Promise<void> {
  await sql`delete from organisation where id = ${id}`.execute(tx)
}

const byId = prepared<OrganisationRow>('select * from organisation where id = $1')
/** All of these that there are: of a list, in one statement. Asked with their ids. */
export const organisationsAmong = prepared<OrganisationRow>(
  'select * from organisation where id = any ($1::uuid[])',
)
const byRegistration = prepared<OrganisationRow>(`select * from organisation
  where registration_kind = $1 and registration_number = $2 and standing <> 'applied'`)

export const organisationById = async (db: Queryable, id: string): Promise<OrganisationRow | undefined> =>
  (await byId(db, id))[0]

/** The one that has this number; what was only asked for has none yet. */
export const organisationRegistered = async (
  db: Queryable,
  kind: RegistrationKind,
  number: string,
): Promise<OrganisationRow | undefined> => (await byRegistration(db, kind, number))[0]

/** The one that another system knows by this key. */
export async function organisationKeyed(db: Queryable, key: string): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`select * from organisation where external_key = ${key}`.execute(
    db,
  )
  return rows[0]
}

/** The organisation, held for this transaction alone: of two that change who acts for it, one comes first. */
export async function lockOrganisation(tx: Tx, id: string): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`select * from organisation where id = ${id} for update`.execute(
    tx,
  )
  return rows[0]
}

/** Several, in the order of their ids, so that no two who hold several wait for each other. */
export async function lockOrganisations(
  tx: Tx,
  ids: readonly OrganisationId[],
): Promise<readonly OrganisationRow[]> {
  const { rows } = await sql<OrganisationRow>`select * from organisation where id = any (${[...ids]}::uuid[])
    order by id for update`.execute(tx)
  return rows
}

/** Where a list in the order of names goes on. */
export interface AfterName {
  readonly name: string
  readonly id: string
}

interface NamePage {
  readonly after?: AfterName | undefined
  readonly limit: number
}

const ZERO = '00000000-0000-0000-0000-000000000000'
/** The last character that there is ends the range of all that begin so. */
const LAST = '\u{10FFFF}'

/** Those whose display name begins so, in any capitals, by their names; '' is all of them. */
export async function organisationsNamed(
  db: Queryable,
  beginning: string,
  { after, limit }: NamePage,
): Promise<OrganisationRow[]> {
  const from = after?.name ?? beginning
  const { rows } = await sql<OrganisationRow>`select * from organisation
    where lower(display_name) collate "C" < (lower(${beginning}::text) || ${LAST}) collate "C"
      and (lower(display_name) collate "C", id) > (lower(${from}::text) collate "C", ${after?.id ?? ZERO}::uuid)
      and standing <> 'applied'
    order by lower(display_name) collate "C", id limit ${limit}`.execute(db)
  return rows
}

/** Those whose legal name begins so and whose display name does not, by their legal names. */
export async function organisationsLegallyNamed(
  db: Queryable,
  beginning: string,
  { after, limit }: NamePage,
): Promise<OrganisationRow[]> {
  const from = after?.name ?? beginning
  const { rows } = await sql<OrganisationRow>`select * from organisation
    where lower(legal_name) collate "C" < (lower(${beginning}::text) || ${LAST}) collate "C"
      and (lower(legal_name) collate "C", id) > (lower(${from}::text) collate "C", ${after?.id ?? ZERO}::uuid)
      and standing <> 'applied' and not starts_with(lower(display_name), lower(${beginning}::text))
    order by lower(legal_name) collate "C", id limit ${limit}`.execute(db)
  return rows
}

/** Those with exactly this registration number, however it was typed, of whichever kind; a few at most. */
export async function organisationsOfNumber(db: Queryable, typed: string): Promise<OrganisationRow[]> {
  // as most registers write it, and as one does that keeps spaces
  const said = typed.trim().replace(/\s+/g, ' ').toUpperCase()
  const numbers = [said, said.replace(/[ ./-]/g, '')]
  const { rows } = await sql<OrganisationRow>`select * from organisation
    where registration_number = any (${numbers}::text[]) and standing <> 'applied' order by id limit 20`.execute(
    db,
  )
  return rows
}

/** Those for which nobody is able to act, the longest first. */
export async function organisationsWithout(
  db: Queryable,
  page: { readonly after?: { readonly at: Date; readonly id: string } | undefined; readonly limit: number },
): Promise<OrganisationRow[]> {
  const { at = null, id = null } = page.after ?? {}
  const { rows } =
    await sql<OrganisationRow>`select * from organisation where without_administrator_at is not null
      and (without_administrator_at, id) > (coalesce(${at}::timestamptz, '-infinity'), coalesce(${id}::uuid, ${ZERO}::uuid))
    order by without_administrator_at, id limit ${page.limit}`.execute(db)
  return rows
}
