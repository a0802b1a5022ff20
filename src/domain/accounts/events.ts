import type { DetailsOf, EventKinds } from '../audit/contract.ts'

export const events = {
  'accounts.account.created': { says: 'An account was made.', details: { activated: 'boolean' } },
  'accounts.account.disabled': { says: 'Access was taken away.' },
  'accounts.account.enabled': { says: 'Access was given back.' },
  'accounts.account.closed': { says: 'An account was closed, for good.' },
  'accounts.new-browser-mails.started': { says: 'Mails about sign-ins in new browsers were turned on.' },
  'accounts.new-browser-mails.stopped': { says: 'Mails about sign-ins in new browsers were turned off.' },
  'accounts.profile.changed': {
    says: 'What an account says of its owner was changed.',
    details: { changed: 'text' },
  },
  'accounts.email.change-asked': { says: 'Its owner asked for another e-mail address.' },
  'accounts.email.changed': { says: 'Another e-mail address was confirmed.' },
  'accounts.email.change-undone': { says: 'A changed e-mail address was taken back by the one before.' },
  'accounts.email.correction-asked': { says: 'An operator asked for another e-mail address.' },
  'accounts.postal.confirmed': {
    says: 'A letter reached somebody: that is where post reaches them.',
    details: { proofing: 'text' },
  },
  'accounts.postal.set': {
    says: 'Somebody else said where post reaches an account.',
    details: { proofing: 'text' },
  },
  'accounts.postal.unreached': {
    says: 'A letter came back from where somebody was reached.',
    details: { proofing: 'text' },
  },
  'accounts.postal.forgotten': {
    says: 'It is known no more where post reaches an account.',
    details: { proofing: 'text' },
  },
  'accounts.account.looked-at': { says: 'Somebody who looks after people looked at an account.' },
  'accounts.waits.lifted': {
    says: 'Those who look after people let somebody try again at once.',
    details: { what: 'text' },
  },
  'accounts.people.searched': {
    says: 'Somebody who looks after people searched for some.',
    untold: 'it is of whoever was sought, who may not be there',
    details: { by: 'text', found: 'number' },
  },
  'accounts.people.export-agreed': {
    says: 'Two persons agreed that one of them may read everybody out.',
    untold: 'it is of everybody, and of no account',
    details: { export: 'text', askedBy: 'text' },
  },
  'accounts.people.exported': {
    says: 'Somebody began to read everybody out.',
    untold: 'it is of everybody, and of no account',
    details: { export: 'text' },
  },
  'accounts.email.freed': { says: 'The address of a closed account may be used again.' },
  'accounts.email.respelled': { says: 'An e-mail address was written in other capitals.' },
  'accounts.email.unproven': {
    says: 'An older address that two accounts could share has to be proven again.',
  },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
