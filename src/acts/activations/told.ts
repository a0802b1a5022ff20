import { activationPhone, legsOf, type ActivationRow } from '../../domain/activations/index.ts'
import { endOf } from '../../domain/factors/sms/index.ts'
import { fatesOf } from '../../domain/outbox/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Queryable } from '../../platform/db/database.ts'
import type { Channel, InvitationOver } from '../../policy/activation/index.ts'
import { accountOf, overBecause } from './about.ts'

/** What was sent by one way, and what became of it. */
export interface SentTold {
  readonly way: Channel
  readonly sentAt: Date | null
  readonly worksUntil: Date | null
  /** Whoever the message was handed to took it, or refused it, and what they said: codes. */
  readonly takenAt: Date | null
  readonly failedAt: Date | null
  readonly failure: 'expired' | 'no-such-address' | 'refused' | null
  readonly answer: string | null
  /** A code that was typed wrongly too often takes no more tries. */
  readonly isClosed: boolean
}

/** How an invitation stands, for whoever has sent it. */
export interface InvitationTold {
  readonly row: ActivationRow
  /** How the number ends that its code goes to. */
  readonly mobileEnds: string | undefined
  /** Undefined: it waits to be accepted. */
  readonly over: InvitationOver | undefined
  readonly sent: readonly SentTold[]
}

/** How the number of an activation ends; undefined: it has none, or has it no more. */
export function mobileEnds(vault: Vault, row: ActivationRow): string | undefined {
  const phone = activationPhone(vault, row)
  return phone === undefined ? undefined : endOf(phone)
}

/** How invitations stand, and what the mail server said of each. */
export async function invitationsTold(
  db: Queryable,
  vault: Vault,
  rows: readonly ActivationRow[],
  now: Date,
): Promise<InvitationTold[]> {
  const legs = await legsOf(
    db,
    rows.map(({ id }) => id),
  )
  const fates = await fatesOf(
    db,
    legs.flatMap(({ message_id: id }) => id ?? []),
  )
  const told: InvitationTold[] = []
  for (const row of rows) {
    told.push({
      row,
      mobileEnds: mobileEnds(vault, row),
      over: await overOf(db, row, now),
      sent: legs
        .filter(({ activation_id: of }) => of === row.id)
        .toSorted((a, b) => row.legs.indexOf(a.channel) - row.legs.indexOf(b.channel))
        .map((leg) => {
          const fate = leg.message_id === null ? undefined : fates.get(leg.message_id)
          return {
            ...{ way: leg.channel, sentAt: leg.sent_at, worksUntil: leg.expires_at },
            ...{ takenAt: fate?.sent_at ?? null, failedAt: fate?.failed_at ?? null },
            ...{ failure: fate?.failure ?? null, answer: fate?.answer ?? null },
            isClosed: leg.channel !== 'mail' && leg.tries_left === 0,
          }
        }),
    })
  }
  return told
}

async function overOf(db: Queryable, row: ActivationRow, now: Date): Promise<InvitationOver | undefined> {
  const why = row.ended_as ?? (await overBecause(db, row, await accountOf(db, row), now))
  return why === 'address-changed' ? undefined : why
}
