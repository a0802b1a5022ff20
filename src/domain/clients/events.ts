import type { DetailsOf, EventKinds } from '../audit/contract.ts'

export const events = {
  'clients.client.created': { says: 'A portal was registered.', details: { pkce: 'text' } },
  'clients.client.updated': { says: 'The settings of a portal were changed.', details: { changed: 'text' } },
  'clients.client.deleted': { says: 'A portal was withdrawn.' },
  'clients.resource.created': {
    says: 'A resource server was registered.',
    details: { identifier: 'text', format: 'text' },
  },
  'clients.resource.deleted': { says: 'A resource server was withdrawn.', details: { identifier: 'text' } },
  'clients.secret.rotated': {
    says: 'A portal got another secret; the one before works for some hours more.',
    details: { overlapHours: 'number' },
  },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
