import type { Vault } from '../../platform/crypto/vault.ts'
import type { OutboxRow, Urgency } from './store.ts'
import type { Milliseconds } from '../../platform/clock.ts'

interface Common {
  /** The message's name, for audit, metrics and the mailbox; says nothing of the content. */
  readonly template: string
  readonly urgency: Urgency
  readonly to: string
  readonly text: string
  readonly accountId?: string
  /** Milliseconds after which it is no use any more and is not sent; until then it is tried again. */
  readonly validFor: Milliseconds
}

export interface Mail extends Common {
  readonly channel: 'mail'
  readonly subject: string
  readonly html: string
}

/** A text message; `to` is a telephone number as E.164 writes it. */
export interface Sms extends Common {
  readonly channel: 'sms'
}

/** A message, ready to be sent: rendered in the recipient's language. */
export type Message = Mail | Sms

/** What a message's content is sealed with: it opens in its own row only. */
export const contextOf = (id: string): string => `outbox_message/${id}`

/** The release before this one says nothing of urgency in what it seals: the row does. */
export const openMessage = (vault: Vault, row: OutboxRow): Message => ({
  ...(JSON.parse(vault.open(row.content, contextOf(row.id)).toString()) as Message),
  urgency: row.urgency,
})
