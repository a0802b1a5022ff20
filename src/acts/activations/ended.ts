import { endActivation, type ActivationRow } from '../../domain/activations/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Ending } from '../../policy/activation/index.ts'

/** Ends what was not accepted: nothing that was sent for it, or shown, can be accepted by. @returns undefined: it had ended */
export async function endAs(
  tx: Tx,
  who: Acting,
  id: string,
  as: Exclude<Ending, 'accepted'>,
  now: Date,
): Promise<ActivationRow | undefined> {
  const ended = await endActivation(tx, id, { as }, now)
  if (!ended) return undefined
  const about = {
    accountId: ended.account_id ?? undefined,
    organisationId: ended.organisation_id ?? undefined,
    details: { activation: id, reason: as },
  }
  await append(tx, 'activations.activation.ended', { ...who, ...about }, now)
  return ended
}
