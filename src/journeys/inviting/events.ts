import type { DetailsOf, EventKinds } from '../../domain/audit/contract.ts'

export const events = {
  'activations.list.begun': {
    says: 'Somebody who looks after an organisation has sent a list of people to invite.',
    untold: 'it is of an organisation, and of no account; whoever is invited is told',
    details: { list: 'text', rows: 'number' },
  },
  'activations.list.sent': {
    says: 'The people of a list were invited, from then on one by one.',
    untold: 'it is of an organisation, and of no account; whoever is invited is told',
    details: { list: 'text', rows: 'number' },
  },
  'activations.list.dropped': {
    says: 'A list of people to invite was thrown away before it was sent.',
    untold: 'it is of an organisation, and of no account; nobody was invited',
    details: { list: 'text' },
  },
  'activations.list.stopped': {
    says: 'A list of people to invite was stopped: whoever sent it does not look after the organisation any more.',
    untold: 'it is of an organisation, and of no account; whoever was invited before was told',
    details: { list: 'text' },
  },
} as const satisfies EventKinds

declare module '../../domain/audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
