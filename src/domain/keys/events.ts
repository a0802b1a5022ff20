import type { DetailsOf, EventKinds } from '../audit/contract.ts'

const untold = 'it is of the installation, and of no account'

export const events = {
  'oidc.keys.revoked': { says: 'The keys that signed were withdrawn at once.', untold },
  'oidc.keys.rotated': { says: 'Other keys sign from now on.', untold },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
