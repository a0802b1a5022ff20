import type { DetailsOf, EventKinds } from '../../domain/audit/contract.ts'

export const events = {
  'recovery.link.sent': { says: 'A link for a new password was mailed.' },
  'recovery.link.refused': {
    says: 'A link for a new password was asked for, and none was mailed.',
    details: { reason: 'text' },
  },
} as const satisfies EventKinds

declare module '../../domain/audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
