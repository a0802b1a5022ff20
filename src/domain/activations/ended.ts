import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Ending } from '../../policy/activation/index.ts'
import { aboutOf, type ActivationRow } from './rows.ts'
import { endActivation } from './store.ts'

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
  const details = { activation: id, reason: as }
  await append(tx, 'activations.activation.ended', { ...who, ...aboutOf(ended), details }, now)
  return ended
}
