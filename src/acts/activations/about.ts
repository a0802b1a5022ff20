import { accountByEmail, accountById, contactsOf, type Account } from '../../domain/accounts/index.ts'
import { hasAccepted, type ActivationRow } from '../../domain/activations/index.ts'
import { portalsNamed } from '../../domain/clients/index.ts'
import { kindsEnrolled, type Factor } from '../../domain/factors/index.ts'
import { rolesOf } from '../../domain/operators/index.ts'
import { membershipIn, organisationById } from '../../domain/organisations/index.ts'
import type { Queryable } from '../../platform/db/database.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import { powersOf } from '../../policy/organisations/index.ts'
import { hasArrived, whyOver, type WhyOver } from '../../policy/activation/index.ts'

/** Whether somebody has signed in before, and can again: what they have set is theirs. */
export async function isThere(
  db: Queryable,
  factors: readonly Factor[],
  account: Account | undefined,
): Promise<boolean> {
  if (!account) return false
  const kinds = await kindsEnrolled(db, account.id)
  const opens = factors.filter(
    ({ challenge }) => challenge.identifier !== undefined || challenge.entrance !== undefined,
  )
  return hasArrived({
    provedAddress: account.email_verified_at !== null,
    hasSignedIn: account.first_signed_in_at !== null || (await hasAccepted(db, account.id)),
    canSignIn: opens.some(({ kind }) => kinds.includes(kind)),
  })
}

/** What an activation is for, by its names. */
export interface AboutActivation {
  readonly organisation: string | undefined
  readonly portal: string | undefined
  /** Who began it, where that is a person. */
  readonly sender: string | undefined
}

export async function aboutActivation(db: Queryable, row: ActivationRow): Promise<AboutActivation> {
  const { organisation_id: of, client_id: client, sender_id: sender } = row
  return {
    organisation: of === null ? undefined : (await organisationById(db, of))?.display_name,
    portal: client === null ? undefined : (await portalsNamed(db, [client])).get(client)?.name,
    sender: sender === null ? undefined : (await accountById(db, sender))?.name,
  }
}

/** Whose an activation is, or would be: who has its address; of what was begun for one account alone, that account. */
export const accountOf = (db: Queryable, row: ActivationRow): Promise<Account | undefined> =>
  (row.purpose === 'recovery' || row.purpose === 'address') && row.account_id !== null
    ? accountById(db, row.account_id)
    : accountByEmail(db, row.email)

/** Why an activation can be accepted no more; undefined: it can. The account is whose it would be, where there is one. */
export async function overBecause(
  db: Queryable,
  row: ActivationRow,
  account: Account | undefined,
  now: Date,
): Promise<WhyOver | undefined> {
  const organisation =
    row.organisation_id === null ? undefined : await organisationById(db, row.organisation_id)
  return whyOver(
    {
      endedAs: row.ended_as ?? undefined,
      closesAt: row.closes_at,
      organisation:
        row.organisation_id === null ? undefined : { isInUse: organisation?.standing === 'active' },
      isNeedless: row.opens_at !== null && organisation?.without_administrator_at === null,
      senderIsThere: await senderIsThere(db, row, now),
      account,
      hasMoved: row.purpose === 'recovery' && lookupOf(account?.email ?? '') !== row.email_lookup,
    },
    now,
  )
}

/** Whether who began it is somebody still, and looks after the organisation still, where they did it as one who does. */
async function senderIsThere(db: Queryable, row: ActivationRow, now: Date): Promise<boolean> {
  if (!row.begun_by.startsWith('account:')) return true
  const sender = row.sender_id === null ? undefined : await accountById(db, row.sender_id)
  if (sender?.standing !== 'active') return false
  // whoever is no administrator of it has invited as an operator
  if (row.sender_membership_id === null || row.organisation_id === null)
    return (await rolesOf(db, { account: sender.id })).length > 0
  const membership = await membershipIn(db, row.organisation_id, row.sender_membership_id)
  return (
    membership?.role === 'administrator' &&
    membership.ended_at === null &&
    (membership.valid_until === null || membership.valid_until > now) &&
    // what they could not hand on any more, nobody accepts of them
    membership.powers.includes('people') &&
    powersOf({ role: row.role ?? 'member', powers: row.powers }).every((power) =>
      membership.powers.includes(power),
    )
  )
}

/** By what somebody is reached, and who chose it. */
export async function waysTo(db: Queryable, account: Account) {
  const { email, phone } = await contactsOf(db, account.id)
  return {
    mail: account.email === null ? undefined : (email ?? unknown),
    phone: phone ?? unknown,
  }
}

/** From before it was kept. */
const unknown = { setBy: undefined, setAt: undefined }
