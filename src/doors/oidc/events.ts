import type { DetailsOf, EventKinds } from '../../domain/audit/contract.ts'

export const events = {
  'oidc.consent.given': { says: 'Somebody agreed to what a portal is told.', details: { scopes: 'text' } },
  'oidc.consent.withdrawn': { says: 'Somebody withdrew what a portal was given.' },
  'oidc.device.connected': { says: 'A device was let in with an account.' },
  'oidc.device.refused': {
    says: 'Somebody who typed a device’s code did not know the device.',
    untold: 'nobody had signed in',
  },
  'oidc.grant.revoked': {
    says: 'A grant of a portal was ended: by it, because it was used twice, or because another organisation was chosen.',
    details: { reason: 'text' },
  },
  'oidc.logout.refused': { says: 'A portal refused to end a session.', details: { reason: 'text' } },
} as const satisfies EventKinds

declare module '../../domain/audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
