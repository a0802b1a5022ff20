import type { Channel } from '../../policy/activation/index.ts'
import type { SentTold } from './told.ts'

/** What became of what was sent by one way, in a word. `kept`: nothing here sends any. */
export type Fate =
  | (
      | 'sent'
      | 'waiting'
      | 'kept'
      | 'over'
      | 'expired'
      | 'no-such-address'
      | 'refused'
      | 'not-asked'
      | 'closed'
    )
  | ('to-print' | 'set-aside' | 'posted' | 'returned')

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

/** Whether nothing more comes of it by itself: somebody has to correct or send something. */
export const isStuck = (fate: Fate): boolean =>
  ['expired', 'no-such-address', 'refused', 'closed', 'set-aside', 'returned'].includes(fate)
