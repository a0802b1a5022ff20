import type { DetailsOf, EventKinds } from '../../domain/audit/contract.ts'

export const events = {
  'clients.lockouts.foreseen': {
    says: 'Somebody had it looked up whom a change of a portal would lock out.',
    untold: 'it is of all who use a portal, and of no account',
    details: { foresight: 'text' },
  },
} as const satisfies EventKinds

declare module '../../domain/audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
