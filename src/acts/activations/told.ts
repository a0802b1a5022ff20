import {
  activationPhone,
  activationPostal,
  legsOf,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import { endOf } from '../../domain/factors/sms/index.ts'
import { lettersById, type LetterRow } from '../../domain/letters/index.ts'
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
  /** How a letter stands; undefined: it is none. */
  readonly letter: Pick<LetterRow, 'state' | 'why'> | undefined
  /** A code that was typed wrongly too often takes no more tries. */
  readonly isClosed: boolean
}

/** How an invitation stands, for whoever has sent it. */
export interface InvitationTold {
  readonly row: ActivationRow
  /** How the number ends that its code goes to. */
  readonly mobileEnds: string | undefined
  /** Where its letter goes. */
  readonly town: string | undefined
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
  const ids = legs.flatMap(({ message_id: id }) => id ?? [])
  const [fates, letters] = [await fatesOf(db, ids), await lettersById(db, ids)]
  const told: InvitationTold[] = []
  for (const row of rows) {
    told.push({
      row,
      mobileEnds: mobileEnds(vault, row),
      town: activationPostal(vault, row)?.city,
      over: await overOf(db, row, now),
      sent: legs
        .filter(({ activation_id: of }) => of === row.id)
        .toSorted((a, b) => row.legs.indexOf(a.channel) - row.legs.indexOf(b.channel))
        .map((leg) => {
          const id = leg.channel === 'mail' || leg.channel === 'text' ? leg.message_id : null
          const fate = id === null ? undefined : fates.get(id)
          const letter = leg.channel === 'letter' ? letters.get(leg.message_id ?? '') : undefined
          return {
            ...{ way: leg.channel, sentAt: leg.sent_at, worksUntil: leg.expires_at },
            ...{ takenAt: fate?.sent_at ?? null, failedAt: fate?.failed_at ?? null },
            ...{ failure: fate?.failure ?? null, answer: fate?.answer ?? null, letter },
            ...(letter && fateOfLetter(letter)),
            isClosed: leg.channel !== 'mail' && leg.tries_left === 0,
          }
        }),
    })
  }
  return told
}

/** What became of a letter, as of anything that is sent: it came back, or could not be printed. */
function fateOfLetter({ state, why, handed_over_at: taken, ended_at: ended, ...row }: LetterRow) {
  const isBack = state === 'returned'
  // that it waits for its turn would tell of other letters
  const works = row.works_until.getTime() - row.post_after.getTime()
  return {
    sentAt: row.asked_at,
    worksUntil: new Date(row.asked_at.getTime() + works),
    takenAt: taken,
    failedAt: isBack ? ended : null,
    failure: isBack ? ('no-such-address' as const) : null,
    answer: why === null ? null : `${state} ${why}`,
  }
}

async function overOf(db: Queryable, row: ActivationRow, now: Date): Promise<InvitationOver | undefined> {
  const why = row.ended_as ?? (await overBecause(db, row, await accountOf(db, row), now))
  return why === 'address-changed' ? undefined : why
}
