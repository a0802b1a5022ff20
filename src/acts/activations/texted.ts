import { activationPhone, type ActivationRow, type LegRow } from '../../domain/activations/index.ts'
import { endOf } from '../../domain/factors/sms/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import { restsFor } from '../../policy/paces.ts'

/** How it stands with the code that an activation texts, as whoever it is for is shown it. */
export function textedOf(
  vault: Vault,
  row: ActivationRow | undefined,
  legs: readonly LegRow[],
  now: Date,
): { readonly end: string; readonly isSent: boolean; readonly rests: number; readonly isClosed: boolean } {
  const leg = legs.find(({ channel }) => channel === 'text')
  const phone = row && activationPhone(vault, row)
  return {
    end: phone === undefined ? '' : endOf(phone),
    isSent: leg?.secret != null && leg.expires_at !== null && leg.expires_at > now,
    rests: leg?.sent_at ? restsFor(leg.sent_at, now) : 0,
    isClosed: leg?.tries_left === 0,
  }
}
