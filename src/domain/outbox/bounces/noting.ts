import type { Db } from '../../../platform/db/database.ts'
import type { Log } from '../../../platform/log.ts'
import { markBounced } from '../store.ts'
import type { Bounce } from './report.ts'

export interface Noting {
  readonly db: Db
  readonly log: Log
  /** Counts what became of messages. */
  readonly tally: (kind: 'message', of: { readonly a: string; readonly b: string }) => void
}

/**
 * A mail that was handed on did not arrive: that is seen where it was sent from, and ends nothing else. Said twice, it is noted
 * once.
 *
 * @returns whether it was of a message that is kept, and was not known yet
 */
export async function noteBounce({ db, log, tally }: Noting, bounce: Bounce, now: Date): Promise<boolean> {
  const row = await markBounced(db, bounce, now)
  if (!row) return false
  tally('message', { a: 'mail', b: 'bounced' })
  const { message, failure, answer: why } = bounce
  log.warn({ message, template: row.template, failure, why }, 'a mail came back')
  return true
}
