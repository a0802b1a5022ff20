import type { DetailsOf, EventKinds } from '../audit/contract.ts'

export const events = {
  'sessions.all.ended': {
    says: 'The sessions of an account were ended.',
    details: { reason: 'text', sessions: 'number' },
  },
  'sessions.browser.forgotten': { says: 'A browser is not remembered any more.' },
  'sessions.client.authorised': { says: 'A session was used for a portal for the first time.' },
  'sessions.client.ended': {
    says: 'A session ended for one portal.',
    untold: 'the session goes on: its owner signed out there',
  },
  'sessions.session.ended': { says: 'A session ended.', details: { reason: 'text' } },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
