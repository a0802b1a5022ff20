import type { DetailsOf, EventKinds } from '../audit/contract.ts'

export const events = {
  'operators.role.granted': {
    says: 'Somebody was given a role in looking after this installation.',
    details: { role: 'text', clients: 'text' },
  },
  'operators.role.withdrawn': {
    says: 'A role in looking after this installation was taken back.',
    details: { role: 'text' },
  },
  'operators.proposal.made': {
    says: 'Something was asked for that a second person must agree to.',
    untold: 'it is of the work of those who look after others',
    details: { proposal: 'text', operation: 'text', target: 'text', request: 'text' },
  },
  'operators.proposal.settled': {
    says: 'What needed a second person was agreed to, declined or withdrawn.',
    untold: 'it is of the work of those who look after others',
    details: {
      proposal: 'text',
      operation: 'text',
      target: 'text',
      outcome: 'text',
      proposedBy: 'text',
      request: 'text',
    },
  },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
