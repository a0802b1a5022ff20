import type { DetailsOf, EventKinds } from '../audit/contract.ts'

const untold = 'it is of the installation, and of no account'

export const events = {
  'outbox.messages.sent-again': {
    says: 'What could not be delivered was tried once more.',
    untold,
    details: { messages: 'number', notices: 'number' },
  },
  'outbox.message.resent': {
    says: 'Those who look after people had a message sent to somebody once more.',
    untold: 'they have the message itself',
    details: { template: 'text' },
  },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
