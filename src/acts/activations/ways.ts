import { phoneOf, postalOf, type Account } from '../../domain/accounts/index.ts'
import {
  sealActivationPhone,
  sealActivationPostal,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import { nameOfActor, type Acting } from '../../domain/audit/index.ts'
import { clientById, wishOfClient } from '../../domain/clients/index.ts'
import { numberFrom, smsKind } from '../../domain/factors/sms/index.ts'
import { heldBy, type OrganisationRow } from '../../domain/organisations/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { readMailAddress, type MailAddress } from '../../platform/text/mail-address.ts'
import {
  isSameRecipient,
  readRecipient,
  type Recipient,
  type PostalFault,
  type TypedRecipient,
} from '../../platform/text/postal-address.ts'
import { legsFor, takesTexts, type NoLegs, type Purpose, type Way } from '../../policy/activation/index.ts'
import { refused, type FactorKind, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { isThere, waysTo } from './about.ts'
import type { ActivationActsDeps } from './contract.ts'

/** Whom somebody invites, by what they know of them. */
export interface Invited {
  readonly email: string
  readonly name: string
  readonly locale: Locale
  /** As it is typed; undefined: it is not known. */
  readonly mobile?: string | undefined
  /** As it is typed, but for whom it is; undefined: it is not known. */
  readonly postal?: Omit<TypedRecipient, 'name'> | undefined
}

export type WayFault =
  | 'email-malformed'
  | 'email-not-ascii'
  | 'number-malformed'
  | 'number-not-mobile'
  | 'country-not-served'
  | 'postal-not-served'
  | PostalFault

/** By what somebody is reached, as it was typed and read. */
export interface Reached {
  readonly address: MailAddress
  readonly mobile: string | undefined
  readonly postal: Recipient | undefined
}

type Deps = Pick<ActivationActsDeps, 'vault' | 'ways' | 'installation'>

/** What was typed, as an address that the mail server takes and a number that texts are sent to. */
export async function readWays(
  { installation }: Pick<Deps, 'installation'>,
  {
    email,
    mobile: typed = '',
    postal: given,
    name,
    locale,
  }: Omit<Invited, 'name'> & { readonly name: string },
): Promise<Outcome<WayFault, Reached>> {
  const address = readMailAddress(email)
  if (!address) return refused('email-malformed')
  if (address.isUtf8 && !installation.mailUtf8) return refused('email-not-ascii')
  const postal = readPostal({ installation }, given && { ...given, name })
  if (!postal.ok) return postal
  const by = { ok: true, address, postal: postal.address } as const
  if (typed.trim() === '') return { ...by, mobile: undefined }
  const mobile = await numberFrom(typed, installation.texts.countries, locale)
  if (!mobile.ok) return refused(mobile.reason === 'number-missing' ? 'number-malformed' : mobile.reason)
  return { ...by, mobile: mobile.number }
}

/** What was typed, as an address that letters go to; nothing of it: there is none. */
export function readPostal(
  { installation }: Pick<Deps, 'installation'>,
  typed: TypedRecipient | undefined,
): Outcome<PostalFault | 'postal-not-served', { readonly address: Recipient | undefined }> {
  const lines = Object.entries(typed ?? {}).filter(([line]) => line !== 'country' && line !== 'name')
  if (!typed || lines.every(([, said]) => (said ?? '').trim() === '')) return { ok: true, address: undefined }
  if (!installation.letters.isServed) return refused('postal-not-served')
  const read = readRecipient(typed)
  return read.ok ? read : refused(read.reason)
}

/** What was found, as the row of an activation keeps it. */
export const sealWays = (
  { vault }: Pick<Deps, 'vault'>,
  id: string,
  { phone, postal }: Pick<Ways, 'phone' | 'postal'>,
): Pick<ActivationRow, 'phone' | 'postal'> => ({
  phone: phone === undefined ? null : sealActivationPhone(vault, id, phone),
  postal: postal === undefined ? null : sealActivationPostal(vault, id, postal),
})

/** By which ways something goes, and where the code of it goes. */
export interface Ways extends Pick<ActivationRow, 'legs'> {
  readonly phone: string | undefined
  readonly postal: Recipient | undefined
}

/** Whether the portal and the organisation that it is for take no text messages. */
async function forbidsTexts(
  tx: Tx,
  { installation }: Pick<Deps, 'installation'>,
  { client, organisation }: { readonly client: string | undefined; readonly organisation: OrganisationRow },
  now: Date,
): Promise<Outcome<'client-unknown', { readonly forbidsTexts: boolean }>> {
  const portal = client === undefined ? undefined : await clientById(tx, client, now)
  if (client !== undefined && !portal) return refused('client-unknown')
  const wish = portal && wishOfClient(portal.metadata)
  const takes = takesTexts(installation.ladder, {
    levels: [wish?.minimumLevel, organisation.minimum_level ?? undefined],
    allowance: [...(wish?.allowance ?? []), { forbidden: organisation.factors_forbidden as FactorKind[] }],
    kind: smsKind,
  })
  return { ok: true, forbidsTexts: !takes }
}

/** By which ways something goes to somebody, and the number that its code goes to. */
export async function waysOf(
  tx: Tx,
  { vault, ways, installation }: Deps,
  of: {
    readonly purpose: Purpose
    readonly who: Acting
    readonly organisation: OrganisationRow
    /** Whose the address is. */
    readonly account: Account | undefined
    /** A number that was given for it, and by whom. */
    readonly mobile: (Way & { readonly number: string }) | undefined
    /** An address that was given for it, and by whom. */
    readonly postal: (Way & { readonly address: Recipient }) | undefined
    readonly client: string | undefined
  },
  now: Date,
): Promise<Outcome<NoLegs | 'client-unknown', Ways>> {
  const { who, organisation, account, client } = of
  const texts = await forbidsTexts(tx, { installation }, { client, organisation }, now)
  if (!texts.ok) return texts
  const known = account && (await waysTo(tx, account))
  // one that is known already is not the inviter's, whoever types it again
  const kept = account && phoneOf(vault, account)
  const isKept = kept !== undefined && (of.mobile === undefined || of.mobile.number === kept)
  const phone = isKept ? kept : of.mobile?.number
  const home = account && (await postalOf(tx, vault, account.id))
  const isHome =
    home !== undefined &&
    home.returnedAt === undefined &&
    (of.postal === undefined || isSameRecipient(of.postal.address, home.address))
  const postal = isHome ? home : of.postal
  const begunBy = nameOfActor(who.by)
  const legs = legsFor(
    {
      ...{ purpose: of.purpose, begunBy, isSomebody: account !== undefined },
      asksSecond: of.purpose !== 'issued' || installation.detailsCode === 'text',
      mail: known ? known.mail : { setBy: begunBy, setAt: now },
      mobile: isKept ? known?.phone : of.mobile,
      postal,
      serves: { texts: installation.texts.isServed, letters: installation.letters.isServed },
      forbidsTexts: texts.forbidsTexts,
      // who has arrived shows who they are by what they sign in with
      hasArrived: await isThere(tx, ways.factors, account),
    },
    now,
  )
  if (!legs.ok) return legs
  return {
    ...{ ok: true, legs: [...legs.legs], phone: legs.legs.includes('text') ? phone : undefined },
    postal: legs.legs.includes('letter') ? postal?.address : undefined,
  }
}

/** Whether somebody else than who sent it has chosen one of its ways to an account, as it is now. */
export async function areTwoPersons(
  tx: Tx,
  { vault }: Pick<Deps, 'vault'>,
  of: {
    readonly row: ActivationRow
    readonly account: Account
    readonly phone: string | undefined
    readonly postal: Recipient | undefined
  },
  now: Date,
): Promise<boolean> {
  const { row, account, phone, postal } = of
  const known = await waysTo(tx, account)
  const isKnown = phone !== undefined && phone === phoneOf(vault, account)
  const home = postal && (await postalOf(tx, vault, account.id))
  const given = { setBy: row.begun_by, setAt: undefined }
  const legs = legsFor(
    {
      ...{ purpose: row.purpose, begunBy: row.begun_by, isSomebody: true, asksSecond: row.legs.length > 1 },
      mail: known.mail,
      // as it was sent, whatever else is known since
      mobile: phone === undefined ? undefined : isKnown ? known.phone : given,
      postal: postal && (home && isSameRecipient(home.address, postal) ? home : given),
      ...{ serves: { texts: true, letters: true }, forbidsTexts: false, hasArrived: false },
    },
    now,
  )
  return legs.ok
}

/** Who invites, and as which administrator of the organisation; null: not as one. */
export async function senderOf(tx: Tx, { by }: Acting, id: OrganisationId, now: Date) {
  const account = by !== 'nobody' && 'account' in by ? by.account : undefined
  const held = account === undefined ? [] : await heldBy(tx, account, now)
  const own = held.find(
    ({ organisation_id: of, role, why }) => of === id && role === 'administrator' && why === undefined,
  )
  return { begun_by: nameOfActor(by), sender_id: account ?? null, sender_membership_id: own?.id ?? null }
}
