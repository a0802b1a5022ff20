import type { DetailsOf, EventKinds } from '../audit/contract.ts'

const untold = 'it is of an organisation, and of no account'

export const events = {
  'organisations.organisation.applied': {
    says: 'Somebody asked that there be an organisation.',
    untold,
    details: { kind: 'text' },
  },
  'organisations.application.accepted': { says: 'An organisation that was asked for is one.' },
  'organisations.application.declined': { says: 'An organisation that was asked for will be none.' },
  'organisations.request.asked': {
    says: 'Somebody asked those who look after an organisation to be let in, or to be allowed more.',
    details: { request: 'text', isMember: 'boolean' },
  },
  'organisations.request.ended': {
    says: 'What somebody asked of an organisation was answered, or taken back, or nobody answered.',
    details: { request: 'text', as: 'text' },
  },
  'organisations.handover.offered': {
    says: 'An administrator offered to hand their work over to somebody of the organisation.',
    details: { handover: 'text' },
  },
  'organisations.handover.ended': {
    says: 'An administrator’s work was taken over, or it was not taken, or taken back.',
    details: { handover: 'text', as: 'text' },
  },
  'organisations.organisation.created': {
    says: 'An organisation was made.',
    untold,
    details: { kind: 'text' },
  },
  'organisations.organisation.changed': {
    says: 'What an organisation is kept with was changed.',
    untold,
    details: { changed: 'text' },
  },
  'organisations.demands.set': {
    says: 'What an organisation asks of those who act for it was changed.',
    untold,
    details: { changed: 'text' },
  },
  'organisations.organisation.suspended': {
    says: 'An organisation was put on hold: nobody acts for it.',
    untold,
  },
  'organisations.organisation.resumed': { says: 'An organisation is in use again.', untold },
  'organisations.organisation.closed': { says: 'An organisation was ended for good.', untold },
  'organisations.administrators.lost': {
    says: 'Nobody is left who can act for an organisation: an operator must look after it.',
    untold,
  },
  'organisations.administrators.regained': {
    says: 'Somebody can act for an organisation again.',
    untold,
  },
  'organisations.branch.added': {
    says: 'An organisation has another branch.',
    untold,
    details: { branch: 'text' },
  },
  'organisations.branch.changed': {
    says: 'What a branch is kept with was changed.',
    untold,
    details: { branch: 'text' },
  },
  'organisations.branch.ended': {
    says: 'A branch of an organisation was ended.',
    untold,
    details: { branch: 'text' },
  },
  'organisations.number.added': {
    says: 'An organisation has another number.',
    untold,
    details: { register: 'text', number: 'text' },
  },
  'organisations.number.changed': {
    says: 'What a number is told apart by was changed.',
    untold,
    details: { register: 'text', number: 'text' },
  },
  'organisations.number.left': {
    says: 'A number of an organisation is another’s from now on.',
    untold,
    details: { register: 'text', number: 'text', to: 'text' },
  },
  'organisations.number.came': {
    says: 'A number of another organisation is this one’s from now on.',
    untold,
    details: { register: 'text', number: 'text', from: 'text' },
  },
  'organisations.number.merged': {
    says: 'Numbers of an organisation became one.',
    untold,
    details: { register: 'text', from: 'text', to: 'text', who: 'text', gain: 'number', lose: 'number' },
  },
  'organisations.membership.given': {
    says: 'Somebody, or a program, may act for an organisation.',
    details: { membership: 'text', role: 'text', through: 'text?', because: 'text?' },
  },
  'organisations.membership.changed': {
    says: 'What somebody may do for an organisation was changed.',
    details: { membership: 'text', changed: 'text' },
  },
  'organisations.merge.asked': {
    says: 'Somebody who looks after an organisation asked for several of its numbers to become one.',
    untold,
    details: { merge: 'text', as: 'text' },
  },
  'organisations.merge.answered': {
    says: 'That several numbers become one was asked for, and has come to an end.',
    untold,
    details: { merge: 'text', as: 'text' },
  },
  'organisations.membership.ended': {
    says: 'Somebody, or a program, acts for an organisation no more.',
    details: { membership: 'text', at: 'text' },
  },
  'organisations.attributes.set': {
    says: 'What is said of a member of an organisation was changed.',
    details: { membership: 'text', changed: 'text' },
  },
  'organisations.representation.given': {
    says: 'An organisation lets another act for it.',
    untold,
    details: { representation: 'text', intermediary: 'text' },
  },
  'organisations.representation.ended': {
    says: 'An organisation acts for another no more.',
    untold,
    details: { representation: 'text', intermediary: 'text', from: 'text' },
  },
  'organisations.register.created': {
    says: 'A register of numbers was declared.',
    untold,
    details: { register: 'text' },
  },
  'organisations.register.changed': {
    says: 'What a register of numbers is declared with was changed.',
    untold,
    details: { register: 'text' },
  },
  'organisations.register.deleted': {
    says: 'A register of numbers was taken away.',
    untold,
    details: { register: 'text' },
  },
  'organisations.attribute.created': {
    says: 'An attribute of members was declared.',
    untold,
    details: { attribute: 'text' },
  },
  'organisations.attribute.changed': {
    says: 'What an attribute of members is declared with was changed.',
    untold,
    details: { attribute: 'text' },
  },
  'organisations.attribute.deleted': {
    says: 'An attribute of members was taken away, with all that was said by it.',
    untold,
    details: { attribute: 'text' },
  },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
