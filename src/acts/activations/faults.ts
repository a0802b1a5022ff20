import type { Fault } from '../../platform/schema/index.ts'
import { postalFaults, type PostalFault } from '../../platform/text/postal-address.ts'
import { memberFaults } from '../organisations/index.ts'
import type { SentAgain } from './again.ts'
import type { TakenOver } from './taking-over.ts'
import type { Issued } from './details.ts'
import type { Invitation } from './invitations.ts'

type Refused<Done> =
  Extract<Done, { readonly ok: false }> extends { readonly reason: infer Reason } ? Reason : never

/** Why somebody is not invited, or not sent it again; or is issued no details. */
export type InvitationReason = Refused<Invitation> | Refused<SentAgain>
export type DetailsReason = Refused<Issued> | Refused<TakenOver>

/** What is wrong with an address that letters go to, by the line. */
const ofPost = Object.fromEntries([
  ...postalFaults.flatMap(({ line, most, missing, tooLong, malformed }): [string, Fault][] => [
    [missing, { path: ['postal', line], says: 'must be there' }],
    [tooLong, { path: ['postal', line], says: `must have ${most} characters at most` }],
    [malformed, { path: ['postal', line], says: 'must be as the country writes it' }],
  ]),
  ['postal-country-unknown', { path: ['postal', 'country'], says: 'must be a country (ISO 3166-1), as NL' }],
  ['postal-too-long', { path: ['postal', 'extra'], says: 'must be shorter: not all lines fit a window' }],
]) as Record<PostalFault, Fault>

/** What a refusal means to whoever has said it: where it stands in what they said, and the rest of the sentence. */
export const invitationFaults: Readonly<Record<InvitationReason | DetailsReason, Fault>> = {
  ...memberFaults,
  ...ofPost,
  'letter-rests': {
    path: ['postal'],
    says: 'must be another: as many letters as may go to one person or letter box have gone',
  },
  'postal-not-served': { path: ['postal'], says: 'must not be there: no letters are posted here' },
  'postal-missing': {
    path: ['postal'],
    says: 'must be there, of somebody who has not signed in before and has no mobile number that text messages go to',
  },
  'email-malformed': { path: ['email'], says: 'must be an e-mail address' },
  'email-not-ascii': { path: ['email'], says: 'must have plain letters before the @ (see MAIL_SMTPUTF8)' },
  'name-missing': { path: ['name'], says: 'must be there' },
  'name-malformed': { path: ['name'], says: 'must be text without control characters' },
  'number-malformed': { path: ['mobile'], says: 'must be a telephone number, in full as +31612345678' },
  'number-not-mobile': { path: ['mobile'], says: 'must be a mobile number' },
  'country-not-served': { path: ['mobile'], says: 'must be of a country that text messages are sent to' },
  'mobile-missing': {
    path: ['mobile'],
    says: 'must be there, of somebody who has not signed in before, and the portal and the organisation must take text messages',
  },
  'ways-are-their-own': {
    path: ['mobile'],
    says: 'must not be chosen by whoever has set the address as well, in the last 72 hours',
  },
  'address-missing': { path: ['email'], says: 'must be there' },
  'client-unknown': { path: ['client_id'], says: 'is no client' },
  'account-not-active': { path: ['email'], says: 'is of an account that is not in use' },
  'already-member': { path: ['email'], says: 'is of somebody who acts for the organisation already' },
  'already-invited': { path: ['email'], says: 'is of somebody who is invited already: send that again' },
  'organisation-unknown': { path: ['organisation'], says: 'is not in use' },
  'invitation-unknown': { path: ['id'], says: 'is no invitation' },
  'take-over-under-way': {
    path: ['organisation'],
    says: 'is being taken over by somebody already: withdraw that first',
  },
  'has-administrators': {
    path: ['organisation'],
    says: 'has administrators, or never had any: invite somebody instead',
  },
  'takes-over': {
    path: ['id'],
    says: 'is of somebody who takes an organisation over: withdraw it, and have two decide anew',
  },
  'invitation-over': { path: ['id'], says: 'is of an invitation that is over' },
  'already-arrived': { path: ['member'], says: 'is of somebody who has signed in before' },
  'user-name-missing': { path: ['member'], says: 'has no user name to sign in with' },
  'number-missing': { path: ['member'], says: 'acts for no number to sign in with' },
}
