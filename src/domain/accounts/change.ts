import { append, nameOfActor, type Acting } from '../audit/index.ts'
import { noteContact } from './contacts/store.ts'
import type { Tx } from '../../platform/db/database.ts'
import { asLocale } from '../../platform/render/locale.ts'
import { readMailAddress, spellingOf } from '../../platform/text/mail-address.ts'
import { isName } from '../../platform/text/typed.ts'
import { isByDocuments } from '../../policy/levels/proofing.ts'
import { isTimeZone } from '../../policy/password/life.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import { writeEmail, writeProfile, writeSpelling, type Account } from './store.ts'

/** What people may say of themselves, as they typed it. */
export interface Profile {
  readonly name: string
  readonly givenName: string
  readonly familyName: string
  readonly locale: string
  /** An IANA name; empty for the installation's own. */
  readonly timeZone: string
}

const LONGEST_NAME = 200

export type ProfileFault = { readonly field: keyof Profile; readonly reason: ProfileReason }
export type ProfileReason =
  | 'name-missing'
  | 'name-malformed'
  | 'name-too-long'
  | 'name-is-proven'
  | 'locale-unknown'
  | 'time-zone-unknown'

/**
 * Changes what an account says of its owner. A name that was proven by documents stays as it was proven; all that is
 * wrong is told at once.
 */
export async function changeProfile(
  tx: Tx,
  who: Acting,
  account: Account,
  typed: Profile,
  now: Date,
): Promise<
  | { readonly ok: true; readonly changed: readonly string[] }
  | { readonly ok: false; readonly faults: readonly ProfileFault[] }
> {
  const locale = asLocale(typed.locale)
  const wanted = {
    name: typed.name.normalize('NFC').trim(),
    given_name: orNull(typed.givenName),
    family_name: orNull(typed.familyName),
    locale: locale ?? account.locale,
    time_zone: typed.timeZone === '' ? null : typed.timeZone,
  }
  const faults = nameFaults(wanted)
  const isProven = isByDocuments(account.proofing)
  if (isProven && names.some((each) => wanted[each] !== account[each]))
    faults.push({ field: 'name', reason: 'name-is-proven' })
  if (!locale) faults.push({ field: 'locale', reason: 'locale-unknown' })
  if (wanted.time_zone !== null && !isTimeZone(wanted.time_zone))
    faults.push({ field: 'timeZone', reason: 'time-zone-unknown' })
  if (faults.length > 0) return { ok: false, faults }

  const all = ['name', 'given_name', 'family_name', 'locale', 'time_zone'] as const
  const changed = all.filter((each) => wanted[each] !== account[each])
  if (changed.length === 0) return { ok: true, changed }
  await writeProfile(tx, account.id, wanted, now)
  const details = { changed: changed.join(' ') }
  const about = { ...who, accountId: account.id, details }
  await append(tx, 'accounts.profile.changed', { ...about }, now)
  return { ok: true, changed }
}

const names = ['name', 'given_name', 'family_name'] as const
const fieldOf = { name: 'name', given_name: 'givenName', family_name: 'familyName' } as const

const nameFaults = (wanted: Pick<Account, (typeof names)[number]>): ProfileFault[] =>
  names.flatMap((each) => {
    const reason = wanted[each] === null ? undefined : nameFault(wanted[each])
    return reason === undefined ? [] : [{ field: fieldOf[each], reason }]
  })

function nameFault(name: string): 'name-missing' | 'name-malformed' | 'name-too-long' | undefined {
  if (name === '') return 'name-missing'
  if (!isName(name)) return 'name-malformed'
  return name.length > LONGEST_NAME ? 'name-too-long' : undefined
}

const orNull = (typed: string): string | null => {
  const text = typed.normalize('NFC').trim()
  return text === '' ? null : text
}

/** Spells an account's address otherwise, where it stays the same one: in other capitals. */
export async function respellEmail(
  tx: Tx,
  who: Acting,
  id: AccountId,
  email: string,
  now: Date,
): Promise<void> {
  await writeSpelling(tx, id, email, now)
  await append(tx, 'accounts.email.respelled', { ...who, accountId: id }, now)
}

/** Gives an account another address, which its owner has shown to read. @throws a duplicate when somebody has it */
export async function changeEmail(
  tx: Tx,
  who: Acting,
  {
    id,
    email,
    chosenBy = nameOfActor(who.by),
  }: {
    readonly id: AccountId
    readonly email: string
    /** As the audit names them; otherwise who does it. */
    readonly chosenBy?: string | undefined
  },
  now: Date,
): Promise<void> {
  const address = readMailAddress(email)
  await noteContact(tx, { accountId: id, kind: 'email', by: chosenBy }, now)
  await writeEmail(
    tx,
    id,
    address
      ? { value: address.shown, lookup: address.lookup, form: 'parsed' }
      : // what it had before there was a parser, taken back
        { value: email, lookup: spellingOf(email), form: 'refused' },
    now,
  )
  await append(tx, 'accounts.email.changed', { ...who, accountId: id }, now)
}
