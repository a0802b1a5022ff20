import { append, type Acting } from '../audit/index.ts'
import { withdrawLettersOf, withdrawLettersTo } from '../letters/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Ending } from '../../policy/activation/index.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import { aboutOf, type ActivationRow } from './rows.ts'
import { addressUnderWay, detailsUnderWay, endActivation, recoveryUnderWay } from './store.ts'

/** Ends what was not accepted: by nothing that was sent or shown for it can it be after this. @returns undefined: it had ended */
export async function endAs(
  tx: Tx,
  who: Acting,
  id: string,
  as: Exclude<Ending, 'accepted'>,
  now: Date,
): Promise<ActivationRow | undefined> {
  const ended = await endActivation(tx, id, as, now)
  if (!ended) return undefined
  await withdrawLettersOf(tx, id, now)
  const details = { activation: id, reason: as }
  await append(tx, 'activations.activation.ended', { ...who, ...aboutOf(ended), details }, now)
  return ended
}

/** @returns undefined: none was under way */
const ending =
  (underWay: (db: Tx, account: AccountId) => Promise<ActivationRow | undefined>) =>
  async (tx: Tx, who: Acting, account: AccountId, now: Date): Promise<ActivationRow | undefined> => {
    const row = await underWay(tx, account)
    return row && endAs(tx, who, row.id, 'withdrawn', now)
  }

/** Ends the way back in of somebody, where one is open. */
export const endRecovery = ending(recoveryUnderWay)

/** Ends what somebody shows by where they are reached. */
export const endAddress = ending(addressUnderWay)

/** Ends what was issued to somebody. */
export const endDetails = ending(detailsUnderWay)

/**
 * Ends all that is under way for somebody whose account is over for good. Details that were issued end with nothing less: the
 * password of them would be worth more without them.
 */
export async function endAllFor(tx: Tx, who: Acting, account: AccountId, now: Date): Promise<void> {
  await endDetails(tx, who, account, now)
  await endRecovery(tx, who, account, now)
  await endAddress(tx, who, account, now)
  await withdrawLettersTo(tx, account, now)
}
