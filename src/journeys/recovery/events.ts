import type { DetailsOf, EventKinds } from '../../domain/audit/contract.ts'

export const events = {
  'recovery.user-names.sent': { says: 'The user names of an account were mailed.' },
  'recovery.link.sent': { says: 'A link for a new password was mailed.' },
  'recovery.user-names.refused': {
    says: 'User names were asked for, and none were mailed.',
    untold: 'nothing came of it, and anybody who knows an address could have it told',
    details: { reason: 'text' },
  },
  'recovery.link.refused': {
    says: 'A link for a new password was asked for, and none was mailed.',
    untold: 'nothing came of it, and anybody who knows an address could have it told',
    details: { reason: 'text' },
  },
} as const satisfies EventKinds

declare module '../../domain/audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
