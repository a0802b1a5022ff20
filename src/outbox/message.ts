import type { Vault } from '../platform/crypto/vault.ts'
import type { OutboxRow } from './store.ts'

/** A message, ready to be sent: rendered in the recipient's language. */
export interface Message {
  readonly channel: 'mail'
  /** The message's name, for audit, metrics and the mailbox; says nothing of the content. */
  readonly template: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly accountId?: string
  /** Milliseconds after which it is no use any more and is not sent. */
  readonly validFor: number
}

/** What a message's content is sealed with: it opens in its own row only. */
export const contextOf = (id: string): string => `outbox_message/${id}`

export const openMessage = (vault: Vault, row: OutboxRow): Message =>
  JSON.parse(vault.open(row.content, contextOf(row.id)).toString()) as Message
