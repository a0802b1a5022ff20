import type { Vault } from '../../../platform/crypto/vault.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { isSameRecipient, type Recipient } from '../../../platform/text/postal-address.ts'
import { proofingReached } from '../../../policy/levels/proofing.ts'
import { refused, type AccountId, type Outcome } from '../../../policy/vocabulary.ts'
import { append, nameOfActor, type Acting, type EventName } from '../../audit/index.ts'
import { lockAccount } from '../store.ts'
import { deletePostal, markReturned, postalOf, writePostal, writeProofing } from './store.ts'

type Became = Extract<EventName, `accounts.postal.${string}`>

/**
 * What becomes of where somebody is reached, and of how well their identity is known by it, together: no level rests on an
 * address where nobody is reached.
 */
async function become(
  tx: Tx,
  who: Acting,
  { account, isReached, as }: { account: AccountId; isReached: boolean; as: Became },
  now: Date,
): Promise<void> {
  const { proofing: before } = (await lockAccount(tx, account))!
  const proofing = proofingReached(before, isReached)
  if (proofing !== before) await writeProofing(tx, account, proofing, now)
  await append(tx, as, { ...who, accountId: account, details: { proofing } }, now)
}

/** A letter reached somebody: that is where they are reached by post from now on, and it is known to be. */
export async function noteReached(
  tx: Tx,
  who: Acting,
  vault: Vault,
  {
    account,
    address,
    setBy,
  }: {
    readonly account: AccountId
    readonly address: Recipient
    /** Who gave it, as the audit names them, where it was not known before. */
    readonly setBy: string
  },
  now: Date,
): Promise<void> {
  const known = await postalOf(tx, vault, account)
  // it may have been corrected a moment before it was accepted
  const said = known && isSameRecipient(known.address, address) ? known : { address, setBy, setAt: now }
  await writePostal(tx, vault, account, { ...said, confirmedAt: now })
  await become(tx, who, { account, isReached: true, as: 'accounts.postal.confirmed' }, now)
}

/** Somebody else says where they are reached: a letter has to reach them there before it is known. */
export async function setPostal(
  tx: Tx,
  who: Acting,
  vault: Vault,
  { account, address }: { readonly account: AccountId; readonly address: Recipient },
  now: Date,
): Promise<Outcome<'postal-unchanged'>> {
  const known = await postalOf(tx, vault, account)
  if (known && known.returnedAt === undefined && isSameRecipient(known.address, address))
    return refused('postal-unchanged')
  await writePostal(tx, vault, account, {
    ...{ address, setBy: nameOfActor(who.by), setAt: now, confirmedAt: undefined },
  })
  await become(tx, who, { account, isReached: false, as: 'accounts.postal.set' }, now)
  return { ok: true }
}

/** A letter came back from where somebody was reached. @returns whether that was not known yet */
export async function noteUnreached(tx: Tx, who: Acting, account: AccountId, now: Date): Promise<boolean> {
  if (!(await markReturned(tx, account, now))) return false
  await become(tx, who, { account, isReached: false, as: 'accounts.postal.unreached' }, now)
  return true
}

/** @returns whether it was known where they are reached */
export async function forgetPostal(tx: Tx, who: Acting, account: AccountId, now: Date): Promise<boolean> {
  if (!(await deletePostal(tx, account))) return false
  await become(tx, who, { account, isReached: false, as: 'accounts.postal.forgotten' }, now)
  return true
}
