import {
  accountsAmong,
  lockAccount,
  noteUnreached,
  postalOf,
  type Account,
} from '../../domain/accounts/index.ts'
import { activationById, voidLetter, type ActivationRow } from '../../domain/activations/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import { markReturned, type LetterRow } from '../../domain/letters/index.ts'
import { administratorsOf } from '../../domain/organisations/index.ts'
import { owner } from '../../domain/outbox/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { letterBox } from '../../platform/text/postal-address.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { tell } from '../accounts/index.ts'
import type { ActivationActsDeps } from '../activations/contract.ts'
import { act } from '../index.ts'

/** How a letter came back: nobody of that name there, no such place, gone away, not taken; or it is not said. */
export const returnReasons = ['unknown', 'no-such-address', 'moved', 'refused', 'not-said'] as const
export type ReturnReason = (typeof returnReasons)[number]

/** `letter-unknown`: none that was posted has this reference. */
export type Returned = Outcome<'already-returned' | 'not-posted', { readonly letter: LetterRow }>

export interface LetterActsDeps extends Pick<ActivationActsDeps, 'vault' | 'outbox' | 'installation'> {
  /** Who looks after the installation, where they are mailed. */
  readonly alertTo: string | undefined
}

export const returningActs = ({ vault, outbox, alertTo }: LetterActsDeps) => {
  /** Where a letter came back from is marked, where that is where somebody is reached; and they are told by mail. */
  async function markAddress(
    tx: Tx,
    who: Acting,
    { letter, account }: { readonly letter: LetterRow; readonly account: Account },
    now: Date,
  ): Promise<void> {
    const known = await postalOf(tx, vault, account.id)
    // one that arrived, and one from before another did, say nothing of where they are reached now
    const isOld = (known?.confirmedAt?.getTime() ?? 0) > (letter.handed_over_at?.getTime() ?? 0)
    const isIt =
      known &&
      !isOld &&
      vault.macs('letter-box', letterBox(known.address)).some((mac) => mac.equals(letter.box))
    if (isIt && (await noteUnreached(tx, who, account.id, now)))
      await tell(tx, outbox, { who, account, changed: 'postal-unreached' }, now)
  }

  /** Whoever looks after the person: who had it sent, and the administrators of the organisation that it was for. */
  async function tellThem(
    tx: Tx,
    {
      letter,
      row,
      why,
    }: { readonly letter: LetterRow; readonly row: ActivationRow | undefined; readonly why: ReturnReason },
    now: Date,
  ): Promise<void> {
    const { organisation_id: of } = letter
    const theirs =
      of === null ? [] : (await administratorsOf(tx, { id: of })).filter(({ isActive }) => isActive)
    const ids = [row?.sender_id ?? null, ...theirs.map(({ account }) => account)]
    const told = new Set<string>()
    for (const account of await accountsAmong(tx, ids)) {
      if (account.standing !== 'active' || account.id === letter.account_id || told.has(account.id)) continue
      told.add(account.id)
      const model = { reference: letter.reference, why, person: row?.name }
      await outbox.write(tx, 'letters/returned', owner(account), model, now)
    }
    if (alertTo === undefined) return
    const model = { reference: letter.reference, why, person: undefined }
    await outbox.write(tx, 'letters/returned', { to: alertTo, locale: 'en' }, model, now)
  }

  return {
    /** A letter came back: its code works no more, where it went is marked, and whoever looks after the person is told. */
    returned: act({
      name: 'letters.returned',
      tells: 'letters/returned',
      async run(tx: Tx, who: Acting, seen: LetterRow, why: ReturnReason, now: Date): Promise<Returned> {
        if (seen.handed_over_at === null) return refused('not-posted')
        // before the letter, as everywhere: whoever uses its code at this moment waits, or came first
        const account = seen.account_id === null ? undefined : await lockAccount(tx, seen.account_id)
        const letter = await markReturned(tx, seen.id, why, now)
        if (!letter) return refused('already-returned')
        if (letter.activation_id !== null) await voidLetter(tx, letter.activation_id, letter.id)
        const row = letter.activation_id === null ? undefined : await activationById(tx, letter.activation_id)
        if (account) await markAddress(tx, who, { letter, account }, now)
        const about = {
          accountId: letter.account_id ?? undefined,
          organisationId: letter.organisation_id ?? undefined,
        }
        const details = { letter: letter.reference, reason: why }
        await append(tx, 'letters.letter.returned', { ...who, ...about, details }, now)
        await tellThem(tx, { letter, row, why }, now)
        return { ok: true, letter }
      },
    }),
  }
}
