import type { DetailsOf, EventKinds } from './contract.ts'

const untold = 'it is of the installation, and of no account'

export const events = {
  'audit.database.restored': {
    says: 'An older copy of the database was put back, and what it revived was ended.',
    untold,
    details: { accounts: 'number', sessions: 'number', grants: 'number' },
  },
} as const satisfies EventKinds

declare module './contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
