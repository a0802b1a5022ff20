import type { Queryable } from '../../platform/db/database.ts'
import { whyNotHeld, type MembershipFacts, type WhyNotHeld } from '../../policy/organisations/index.ts'
import type { AccountId, OrganisationId } from '../../policy/vocabulary.ts'
import {
  membershipsAmong,
  membershipsCalled,
  membershipsOf,
  systemMemberships,
  type HeldRow,
} from './members/store.ts'
import type { MembershipRow } from './rows.ts'

const factsOf = (row: HeldRow, now: Date): MembershipFacts => ({
  organisation: row.standing,
  from: row.valid_from,
  until: row.valid_until,
  endedAt: row.ended_at,
  ...(row.representation_id !== null && {
    through: {
      grantEndedAt: row.grant_ended_at,
      grantUntil: row.grant_until,
      intermediary: row.intermediary_standing ?? 'closed',
      isOfIntermediary:
        row.own_from !== null && row.own_from <= now && (row.own_until === null || row.own_until > now),
    },
  }),
})

/** A membership, and why it does not hold at this moment; undefined: it does. */
export type Held = HeldRow & { readonly why: WhyNotHeld | undefined }

/** All that somebody acts for or has acted for, by the names of the organisations. */
export const heldBy = async (db: Queryable, account: AccountId, now: Date): Promise<Held[]> =>
  (await membershipsOf(db, account)).map((row) => ({ ...row, why: whyNotHeld(factsOf(row, now), now) }))

/** Memberships of a list, by their ids. */
export const heldAmong = async (
  db: Queryable,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Held>> =>
  new Map(
    (await membershipsAmong(db, [...ids])).map((row) => [
      row.id,
      { ...row, why: whyNotHeld(factsOf(row, now), now) },
    ]),
  )

/** The membership by which somebody administers this organisation at this moment; undefined: they do not. */
export const administratorHere = async (
  db: Queryable,
  organisation: OrganisationId,
  account: AccountId,
  now: Date,
): Promise<Held | undefined> =>
  (await heldBy(db, account, now)).find(
    ({ organisation_id: of, role, why }) =>
      of === organisation && role === 'administrator' && why === undefined,
  )

/** For which organisation a program acts at this moment; undefined: for none. */
export async function heldByProgram(
  db: Queryable,
  client: string,
  now: Date,
): Promise<MembershipRow | undefined> {
  const rows = await systemMemberships(db, client)
  return rows.find((row) => {
    const { standing, valid_from: from, valid_until: until, ended_at: endedAt } = row
    return whyNotHeld({ organisation: standing, from, until, endedAt }, now) === undefined
  })
}

/** The level that a mandate is worth, by its key; undefined: nothing was said of it. What says it is asked here and nowhere else. */
export const mandateLevelOf = ({ mandate_level: level }: Pick<MembershipRow, 'mandate_level'>) =>
  level ?? undefined

/** What somebody is called where they act for an organisation at this moment, by the organisations' names: fifty at most. */
export async function userNamesOf(
  db: Queryable,
  account: AccountId,
  now: Date,
): Promise<{ organisation: string; userName: string }[]> {
  const held = await heldAmong(db, await membershipsCalled(db, account), now)
  return [...held.values()]
    .flatMap(({ why, user_name: userName, display_name: organisation }) =>
      why === undefined && userName !== null ? [{ organisation, userName }] : [],
    )
    .toSorted((a, b) => a.organisation.localeCompare(b.organisation))
}
