import { randomUUID } from 'node:crypto'
import type { Vault } from '../../platform/crypto/vault.ts'
import { later } from '../../platform/clock.ts'
import type { Letterhead } from '../../../views/mail.ts'
import type { Db } from '../../platform/db/database.ts'
import { programOf } from '../../platform/render/program.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { MessageKind, MessageKinds, Writing } from './contract.ts'
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

export interface Outbox extends Writing {
  /** The newest messages, opened: for the development mailbox and for tests. */
  newest(db: Db, limit: number): Promise<ReadableMessage[]>
}

export interface OutboxDeps {
  readonly vault: Vault
  readonly queue: Queue
  readonly letterhead: Pick<Letterhead, 'brand' | 'links'>
  /** Of whoever has none of their own. */
  readonly timeZone: string
  readonly messages: MessageKinds
}

export function createOutbox({ vault, queue, letterhead, timeZone, messages }: OutboxDeps): Outbox {
  return {
    async write(tx, name, { to, locale, called, timeZone: own, seenFrom, accountId }, model, now) {
      if (to === null) return undefined
      const kind = messages[name] as MessageKind<unknown> | undefined // its model is what the interface says
      if (!kind) throw new Error(`no slice brings the message ${name}`)
      const from = seenFrom && { address: seenFrom.address, program: programOf(seenFrom.userAgent) }
      const written = { ...letterhead, locale, called, done: { at: now, zone: own ?? timeZone, from } }
      const { urgency, validFor } = kind
      const common = { to, ...(accountId !== undefined && { accountId }), urgency, template: name }
      const until = typeof validFor === 'number' ? validFor : validFor(model)
      return this.enqueue(
        tx,
        kind.channel === 'mail'
          ? { channel: 'mail', ...common, validFor: until, ...kind.view(model, written) }
          : { channel: 'sms', ...common, validFor: until, text: kind.view(model, written) },
        now,
      )
    },
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
      return id
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
