/**
 * Outbox: messages to people, by mail now and by SMS and letter as those channels come.
 *
 * A message is rendered and enqueued in the transaction that causes it, and sent by a job afterwards: with
 * back-off while the mail server is away, never after it has expired, once as far as SMTP allows. What could
 * not be sent stays visible. Reached by the slices that write to people; the development mailbox reads it.
 */
export { createOutbox, type Outbox } from './outbox.ts'
export { deliver, deliveryJob, type MailTransport } from './deliver.ts'
export { createMailTransport } from './mail.ts'
export { mailboxEndpoint } from './mailbox.ts'
export { failedMessages, removeOldMessages } from './store.ts'
export type { Message } from './message.ts'
