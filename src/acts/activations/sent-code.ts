import { activationPhone, type ActivationRow, type LegRow } from '../../domain/activations/index.ts'
import { endOf } from '../../domain/factors/sms/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import { hours, later } from '../../platform/clock.ts'
import { HOURS_APART } from '../../policy/letters.ts'
import { restsFor } from '../../policy/paces.ts'
import type { SentCode } from '../../../views/posted-code.ts'

/** How it stands with the code that an activation sends, as whoever it is for is shown it. */
export function sentCodeOf(
  { vault, timeZone }: { readonly vault: Vault; readonly timeZone: string },
  row: ActivationRow | undefined,
  legs: readonly LegRow[],
  now: Date,
): SentCode {
  const leg = legs.find(({ channel }) => channel !== 'mail')
  const works = leg?.secret != null && leg.expires_at !== null && leg.expires_at > now
  const isClosed = leg?.tries_left === 0
  if (leg?.channel === 'letter')
    return {
      ...{ by: 'letter', now, zone: timeZone, isClosed },
      isHeld: row?.opens_at != null && row.opens_at > now,
      goesAt: works && leg.sent_at ? leg.sent_at : undefined,
      againAt: leg.sent_at ? later(leg.sent_at, hours(HOURS_APART)) : now,
    }
  const phone = row && activationPhone(vault, row)
  return {
    ...{ by: 'text', isSent: works, isClosed },
    end: phone === undefined ? '' : endOf(phone),
    rests: leg?.sent_at ? restsFor(leg.sent_at, now) : 0,
  }
}
