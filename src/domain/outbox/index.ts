/**
 * Outbox: messages to people, by mail and by text message.
 *
 * A message is rendered and enqueued in the transaction that causes it, and sent by a job afterwards: with
 * back-off while a mail server or a provider is away, never after it has expired, once as far as the channel allows. What could
 * not be sent stays visible. Reached by the slices that write to people; the development mailbox reads it.
 *
 * A queue for each channel and urgency. What somebody waits for, a notice of what has happened, and bulk are worked
 * side by side, mail apart from text messages, each over connections of its own: 50,000 bulk messages, or a mail
 * server that hangs, hold up no code of the other kind. A message is tried until it expires; a mail server's answer
 * is read by its enhanced code (`src/domain/outbox/answers.ts`), and what it says of us, and not of the message,
 * gives nothing up.
 */
import { collecting } from './bounces/collecting.ts'
import { formerDeliveryJob } from './again.ts'
import { deliveryKinds } from './deliver.ts'
import { events } from './events.ts'
import type { Noting } from './bounces/noting.ts'
import { removing, type Chore } from '../../platform/jobs/chores.ts'
import { removeOldMessages, removeOldRefusalsOfMail } from './store.ts'
export { noteBounce, type Noting } from './bounces/noting.ts'
export { messageIn, MOST_BYTES, readReport, type Bounce } from './bounces/report.ts'
export { createOutbox, type Outbox } from './outbox.ts'
export {
  owner,
  type Addressee,
  type Owner,
  type MessageKinds,
  type MessageName,
  type ModelsOf,
  type Writing,
} from './contract.ts'
export { deliver, deliveryJobs, deliveryKinds, messageCounter, type Transports } from './deliver.ts'
export { mailExtensions } from './extensions.ts'
export { createMailTransport } from './mail.ts'
export { createSmsTransport, providerCounter } from './sms.ts'
export { formerDeliveryJob, passOn, resend, sendAgain, type DeadLetters } from './again.ts'
export { countFailed, failedMessages, fatesOf, messagesTo, type OutboxRow } from './store.ts'
export type { Mail, Message, Sms } from './message.ts'

interface Clocked extends Noting {
  readonly bounces: { readonly folder: string | undefined }
}

export const slice = {
  name: 'outbox',
  events,
  jobs: [...deliveryKinds, formerDeliveryJob],
  chores: ({ db, log, tally, bounces }: Clocked): Chore[] => [
    removing('removeOldMessages', removeOldMessages),
    removing('removeOldRefusalsOfMail', removeOldRefusalsOfMail),
    ...(bounces.folder === undefined ? [] : [collecting({ db, log, tally, folder: bounces.folder })]),
  ],
}
