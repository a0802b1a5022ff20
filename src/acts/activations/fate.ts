import type { Channel, Fate } from '../../policy/activation/index.ts'
import type { SentTold } from './told.ts'

const fateOfLetter: Readonly<Record<NonNullable<SentTold['letter']>['state'], Fate>> = {
  ...{ queued: 'to-print', batched: 'to-print', 'set-aside': 'set-aside', 'handed-over': 'posted' },
  ...{ returned: 'returned', used: 'posted', expired: 'over', withdrawn: 'over' },
}

/** Which of the outbox's channels a way is. */
const channelOf = { mail: 'mail', text: 'sms', letter: 'letter' } as const satisfies Record<Channel, string>

/** @param sends whether anything leaves by each channel here */
export function fateOf(
  told: SentTold,
  sends: Readonly<Record<'mail' | 'sms' | 'letter', boolean>>,
  now: Date,
): Fate {
  const leaves = sends[channelOf[told.way]]
  if (told.isClosed) return 'closed'
  if (told.letter) return told.letter.state === 'queued' && !leaves ? 'kept' : fateOfLetter[told.letter.state]
  if (told.sentAt === null) return 'not-asked'
  if (told.failedAt !== null) return told.failure ?? 'expired'
  if (told.takenAt !== null) return 'sent'
  if (told.worksUntil !== null && told.worksUntil <= now) return 'over'
  return leaves ? 'waiting' : 'kept'
}
