import { phoneOf, postalOf, type Account } from '../../domain/accounts/index.ts'
import { activationPhone, activationPostal, type ActivationRow } from '../../domain/activations/index.ts'
import { nameOfActor } from '../../domain/audit/index.ts'
import { numberFrom, provenNumbers } from '../../domain/factors/sms/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { isSameRecipient } from '../../platform/text/postal-address.ts'
import type { Way } from '../../policy/activation/index.ts'
import { waysTo } from './about.ts'
import type { ActivationActsDeps } from './contract.ts'

type Deps = Pick<ActivationActsDeps, 'vault' | 'installation'>

export type KnownNumber = Way & { readonly number: string; readonly isProven: boolean }

/**
 * The numbers that somebody is known by, and that text messages reach: the one of their account, then those that they have
 * proven to read, the longest known first.
 */
export async function numbersOf(
  tx: Tx,
  { vault, installation }: Deps,
  account: Account,
): Promise<KnownNumber[]> {
  const proven = (await provenNumbers(tx, vault, account.id)).toReversed()
  const typed = phoneOf(vault, account)
  const own =
    typed === undefined ? undefined : await numberFrom(typed, installation.texts.countries, account.locale)
  const theirs = proven.map(({ number, at }) => ({
    ...{ number, isProven: true, setBy: nameOfActor({ account: account.id }), setAt: at },
  }))
  // what is written down of an account may be of a desk, or of a country that none are sent to
  if (!own?.ok) return theirs
  const { number } = own
  const isProven = theirs.some((each) => each.number === number)
  const { phone } = await waysTo(tx, account)
  return [{ ...phone, number, isProven }, ...theirs.filter((each) => each.number !== number)]
}

/** The one that a code goes to: nobody who helps them says another. */
export const knownNumber = async (tx: Tx, deps: Deps, account: Account): Promise<KnownNumber | undefined> =>
  (await numbersOf(tx, deps, account))[0]

/** Whether where the code of a way back in goes, a number or an address, is where they are known to be reached still. */
export async function isKnownStill(
  tx: Tx,
  deps: Deps,
  { account, row }: { readonly account: Account; readonly row: ActivationRow },
): Promise<boolean> {
  const number = activationPhone(deps.vault, row)
  const address = activationPostal(deps.vault, row)
  const home = address && (await postalOf(tx, deps.vault, account.id))
  if (address && (!home || home.returnedAt || !isSameRecipient(home.address, address))) return false
  return number === undefined || (await numbersOf(tx, deps, account)).some((each) => each.number === number)
}
