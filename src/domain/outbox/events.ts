import type { DetailsOf, EventKinds } from '../audit/contract.ts'

const untold = 'it is of the installation, and of no account'

export const events = {
  'outbox.messages.sent-again': {
    says: 'What could not be delivered was tried once more.',
    untold,
    details: { messages: 'number', notices: 'number' },
  },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
