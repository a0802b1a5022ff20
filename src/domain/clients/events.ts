import type { DetailsOf, EventKinds } from '../audit/contract.ts'

const untold = 'it is of a portal, and of no account'

export const events = {
  'clients.client.created': { says: 'A portal was registered.', untold, details: { pkce: 'text' } },
  'clients.client.updated': {
    says: 'The settings of a portal were changed.',
    untold,
    details: { changed: 'text' },
  },
  'clients.client.rehearsed': { says: 'It was tried what a portal is registered for.', untold },
  'clients.client.deleted': { says: 'A portal was withdrawn.', untold },
  'clients.pictures.changed': {
    says: 'A portal was given another logo or icon, or its own was removed.',
    untold,
    details: { changed: 'text' },
  },
  'clients.subject.given': {
    says: 'A portal knows somebody by a subject that an older system gave.',
    untold: 'portals go on knowing them, and nothing changes for them',
  },
  'clients.resource.created': {
    says: 'A resource server was registered.',
    untold,
    details: { identifier: 'text', format: 'text' },
  },
  'clients.resource.updated': {
    says: 'The settings of a resource server were changed.',
    untold,
    details: { identifier: 'text', format: 'text' },
  },
  'clients.resource.deleted': {
    says: 'A resource server was withdrawn.',
    untold,
    details: { identifier: 'text' },
  },
  'clients.registration-token.created': {
    says: 'A token was made by which a program registers clients.',
    untold,
    details: { token: 'text', uses: 'number' },
  },
  'clients.registration-token.deleted': {
    says: 'A token by which a program registers clients was ended.',
    untold,
    details: { token: 'text' },
  },
  'clients.client.registered': {
    says: 'A program registered a client by a token.',
    untold,
    details: { token: 'text' },
  },
  'clients.secret.rotated': {
    says: 'A portal got another secret; the one before works for some hours more.',
    untold,
    details: { overlapHours: 'number' },
  },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
