import type { DetailsOf, EventKinds } from '../audit/contract.ts'

export const events = {
  'sessions.acting.ended': {
    says: 'What was granted to act for an organisation ended.',
    untold: 'who does not act for it any more is told that, where there is a person to tell',
    details: { reason: 'text', grants: 'number' },
  },
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
