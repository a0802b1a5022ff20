import type { SeenFrom } from '../audit/index.ts'
import { lockIfUnchanged, type Account } from '../accounts/index.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import { giveTryBack, reserveTry } from '../../platform/throttle/throttle.ts'
import { renewalPace } from '../../policy/paces.ts'
import { refused, type AttemptId, type Kept, type Outcome } from '../../policy/vocabulary.ts'
import type { Factor, Fields, Problem, Renewing } from './contract.ts'
import type { Ledger } from './host.ts'
import { note } from './note.ts'
import { personOf } from './person.ts'

export interface RenewalRequest {
  readonly factor: Factor
  readonly account: Account
  readonly fields: Fields
  readonly seenFrom: SeenFrom
  readonly how: Renewing
  readonly attempt?: AttemptId | undefined
  readonly clientId?: string | undefined
  /** Tells that the person who asked has left: nobody waits for the answer any more. */
  readonly gone: AbortSignal
  /** Where its owner is: that goes on. */
  readonly kept: Kept
  /** Uses up the right by which it is renewed, in the transaction that renews it; may still refuse. */
  burn?(tx: Tx): Promise<Outcome<string>>
}

export type RenewalResult = { readonly ok: true } | { readonly ok: false; readonly problem: Problem }

/**
 * Replaces a credential by what its owner chose: count the try → look at it, outside any transaction → burn, keep, end
 * everything else, tell and audit in one. Of many at once for one account, one changes something.
 */
export async function renewCredential(
  ledger: Ledger,
  request: RenewalRequest,
  now: Date,
): Promise<RenewalResult> {
  const { factor, account, seenFrom, how } = request
  if (!factor.renewal) return refuse({ reason: 'not-offered' })
  const { renewal } = factor
  const about = { ...request, account: account.id }
  const counter = { dimension: `${factor.kind}.renewal`, subject: account.id, pace: renewalPace }
  const reservation = await reserveTry(ledger.db, [counter], now)
  if (!reservation.ok) return refuse({ reason: 'too-many-tries', retryAfter: reservation.retryAfter })
  const person = { ...personOf(account), userNames: await ledger.userNamesOf(account.id, now) }
  const choice = await renewal.choose(ledger.db, person, request, now).catch(async (error: unknown) => {
    // the person who left had some of it looked at
    if (!request.gone.aborted) await giveTryBack(ledger.db, reservation.counted)
    throw error
  })
  if (!choice.ok) {
    const { reasons, field, isSlip } = choice
    const [reason = 'wrong'] = reasons
    if (!isSlip) await note(ledger.db, 'refused', { ...about, reason: reasons.join(' ') }, now)
    return refuse({ reason, field, reasons })
  }
  const done = await allOrNothing(ledger.db, async (tx) => {
    if (!(await lockIfUnchanged(tx, account))) return refused('changed-meanwhile')
    const burnt = request.burn ? await request.burn(tx) : { ok: true as const }
    if (!burnt.ok) return burnt
    const renewed = await renewal.renew(tx, person, { chosen: choice.chosen, how }, now)
    if (!renewed.ok) return renewed
    await ledger.renewed(
      tx,
      {
        who: { by: { account: account.id }, seenFrom },
        ...{ factor, account, setBy: how.setBy, kept: request.kept },
      },
      now,
    )
    await giveTryBack(tx, reservation.counted)
    await note(tx, 'renewed', { ...about, reason: how.setBy, seenFrom }, now)
    return { ok: true }
  })
  if (done.ok) return done
  await note(ledger.db, 'refused', { ...about, reason: done.reason }, now)
  return refuse({ reason: done.reason })
}

/** A right to renew that led to nothing is not used up: what is refused undoes all of it. */
async function allOrNothing(db: Db, act: (tx: Tx) => Promise<Outcome<string>>): Promise<Outcome<string>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const outcome = await act(tx)
      if (!outcome.ok) throw new Undone(outcome.reason)
      return outcome
    })
  } catch (error) {
    if (error instanceof Undone) return refused(error.message)
    throw error
  }
}

class Undone extends Error {
  override readonly name = 'Undone'
}

const refuse = (problem: Problem): RenewalResult => ({ ok: false, problem })
