import { beginVisit, type ActivationRow } from '../../domain/activations/index.ts'
import { later, minutes } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { randomCrockford } from '../../platform/text/crockford.ts'
import { REFERENCE_LENGTH, VISIT_MINUTES } from '../../policy/activation/index.ts'

/** Begins a visit, or goes on with it. @param visit.link null: what was issued has none */
export const beginIn = (
  tx: Tx,
  { id }: Pick<ActivationRow, 'id'>,
  { token, link }: { readonly token: Buffer; readonly link: Buffer | null },
  now: Date,
): Promise<void> =>
  beginVisit(
    tx,
    {
      ...{ token_hash: token, activation_id: id, reference: randomCrockford(REFERENCE_LENGTH) },
      ...{ link_hash: link, expires_at: later(now, minutes(VISIT_MINUTES)) },
    },
    now,
  )
