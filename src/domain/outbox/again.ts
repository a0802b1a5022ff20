import { append, type Acting } from '../audit/index.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { deliveryJobs } from './deliver.ts'
import { openMessage } from './message.ts'
import { messageById, takeBack, takeOneBack, type OutboxRow } from './store.ts'

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

/**
 * Sends one message once more to whom it was written: it says the same, and is no use for longer. Where they have another
 * address since, it stays where it is.
 *
 * @param to where they read their messages now, by channel
 */
export async function resend(
  tx: Tx,
  { queue, vault }: { readonly queue: Queue; readonly vault: Vault },
  who: Acting,
  {
    id,
    accountId,
    to,
  }: {
    readonly id: string
    readonly accountId: string
    readonly to: Readonly<Record<string, string | undefined>>
  },
  now: Date,
): Promise<Outcome<'message-over' | 'message-elsewhere'>> {
  const written = await messageById(tx, id)
  if (written?.account_id !== accountId) return refused('message-over')
  if (openMessage(vault, written).to !== to[written.channel]) return refused('message-elsewhere')
  const row = await takeOneBack(tx, id, now)
  if (!row) return refused('message-over')
  await queueFor(tx, queue, row)
  await append(tx, 'outbox.message.resent', { ...who, accountId, details: { template: row.template } }, now)
  return { ok: true }
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
