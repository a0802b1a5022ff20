import { randomUUID } from 'node:crypto'
import type { Vault } from '../platform/crypto/vault.ts'
import { later } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/database.ts'
import type { Queue } from '../platform/jobs/queue.ts'
import { deliveryJobs } from './deliver.ts'
import { contextOf, openMessage, type Message } from './message.ts'
import { insertMessage, newestMessages } from './store.ts'

export interface ReadableMessage {
  readonly id: string
  readonly template: string
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly failedAt: Date | null
  readonly message: Message
}

export interface Outbox {
  /** Writes the message inside `tx`: what caused it and the message happen together, or not at all. */
  enqueue(tx: Tx, message: Message, now: Date): Promise<void>
  /** The newest messages, opened: for the development mailbox and for tests. */
  newest(db: Db, limit: number): Promise<ReadableMessage[]>
}

export function createOutbox(vault: Vault, queue: Queue): Outbox {
  return {
    async enqueue(tx, message, now) {
      const id = randomUUID()
      await insertMessage(tx, {
        id,
        channel: message.channel,
        urgency: message.urgency,
        template: message.template,
        account_id: message.accountId ?? null,
        content: vault.seal(JSON.stringify(message), contextOf(id)),
        created_at: now,
        expires_at: later(now, message.validFor),
      })
      await queue.send(tx, deliveryJobs[message.channel][message.urgency], { id })
    },
    async newest(db, limit) {
      const rows = await newestMessages(db, limit)
      return rows.map((row) => ({
        id: row.id,
        template: row.template,
        createdAt: row.created_at,
        sentAt: row.sent_at,
        failedAt: row.failed_at,
        message: openMessage(vault, row),
      }))
    },
  }
}
