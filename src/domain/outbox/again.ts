import { append, type Acting } from '../audit/index.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { deliveryJobs } from './deliver.ts'
import { messageById, takeBack, type OutboxRow } from './store.ts'

/** What was given up: messages, and notices to portals, which are jobs. */
export interface DeadLetters {
  readonly messages: readonly string[]
  readonly notices: readonly { readonly kind: JobKind; readonly ids: readonly string[] }[]
}

/**
 * Has dead letters sent once more: messages that have not expired meanwhile, for a code or a link that is over helps
 * nobody, and all notices.
 *
 * @returns the ids of those that are sent again
 */
export async function sendAgain(
  tx: Tx,
  queue: Queue,
  who: Acting,
  { messages, notices }: DeadLetters,
  now: Date,
): Promise<string[]> {
  const rows = await takeBack(tx, messages, now)
  for (const row of rows) await queueFor(tx, queue, row)
  for (const { kind, ids } of notices) await queue.revive(tx, kind, ids)
  const told = notices.flatMap(({ ids }) => ids)
  if (rows.length + told.length > 0) {
    const details = { messages: rows.length, notices: told.length }
    await append(tx, 'outbox.messages.sent-again', { ...who, details }, now)
  }
  return [...rows.map(({ id }) => id), ...told]
}

/** Where everything went before there was a queue for each channel and urgency, and where an older release puts it. */
export const formerDeliveryJob: JobKind = { name: 'outbox-deliver', retries: 8, atOnce: 4 }

/** The job: passes a message on to the queue that is its own now. */
export const passOn =
  (db: Db, queue: Queue): JobHandler =>
  (data) =>
    db.transaction().execute(async (tx) => {
      const row = await messageById(tx, (data as { id: string }).id)
      if (row) await queueFor(tx, queue, row)
    })

const queueFor = async (tx: Tx, queue: Queue, { id, channel, urgency }: OutboxRow): Promise<void> => {
  // letters are written by no release of ours: the table was made for them as well
  if (channel !== 'letter') await queue.send(tx, deliveryJobs[channel][urgency], { id })
}
