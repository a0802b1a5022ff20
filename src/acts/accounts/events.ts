import type { DetailsOf, EventKinds } from '../../domain/audit/contract.ts'

export const events = {
  'selfservice.data.downloaded': { says: 'Somebody took a copy of what is kept of them.' },
  'selfservice.stranger.reported': { says: 'Somebody reported a stranger in their account.' },
} as const satisfies EventKinds

declare module '../../domain/audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
