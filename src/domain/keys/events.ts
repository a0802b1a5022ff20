import type { DetailsOf, EventKinds } from '../audit/contract.ts'

export const events = {
  'oidc.keys.revoked': { says: 'The keys that signed were withdrawn at once.' },
  'oidc.keys.rotated': { says: 'Other keys sign from now on.' },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
