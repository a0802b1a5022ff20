import type { Channel, Fate, InvitationOver } from '../../../../src/policy/activation/index.ts'

export const invitationWords = {
  title: 'Invitations',
  add: 'Invite a colleague',
  columns: { who: 'Who', sent: 'What was sent', state: 'State', closes: 'Until' },
  none: 'Nobody is invited at this moment.',
  withEnded: 'Show those that have ended as well',
  withoutEnded: 'Show only those that wait',
  state: {
    waiting: 'waits',
    accepted: 'accepted',
    withdrawn: 'withdrawn',
    closed: 'closed: not accepted in time',
    'sender-gone': 'void: whoever sent it is gone',
    'organisation-not-in-use': 'void: organisation not in use',
    'account-not-active': 'void: their account is not in use',
  } satisfies Record<InvitationOver | 'waiting', string>,
  way: { mail: 'Link by mail', text: 'Code by text message', letter: 'Code by letter' } satisfies Record<
    Channel,
    string
  >,
  fate: {
    sent: 'delivered to their mail server or network',
    waiting: 'on its way',
    kept: 'kept here: this installation sends nothing',
    over: 'too old',
    expired: 'given up after several days',
    'no-such-address': 'came back: there is no such address',
    refused: 'refused by the other side',
    'to-print': 'to be printed',
    'set-aside': 'cannot be printed',
    posted: 'posted',
    returned: 'came back',
    'not-asked': 'sent once they have followed the link',
    closed: 'typed wrongly too often: send it again',
  } satisfies Record<Fate, string>,
  said: (answer: string) => `their answer: ${answer}`,
  stuck: 'This does not reach them. Correct the address or the number below, and send it again.',
  addTitle: 'Invite a colleague',
  addLead:
    'They are mailed a link. On the way they type a code, which is texted to their mobile or posted in a letter; whoever has signed in here before signs in instead. Nothing is theirs before they accept.',
  go: 'Send the invitation',
  leave: 'Send nothing',
  to: 'Sent to',
  mobile: 'Mobile',
  ends: (end: string) => `ends in ${end}`,
  noMobile: 'none: they sign in with what they have',
  by: 'Sent by',
  operator: 'the service desk of this site',
  until: 'Waits until',
  ended: 'Ended',
  takesOver: 'Takes the organisation over',
  letterLeaves: (day: string) => `the letter with the code leaves on ${day}, unless this is withdrawn`,
  againTitle: 'They did not get it?',
  againLead: 'Correct what was wrong, and send it again. What was sent before works no more then.',
  againGo: 'Send it again',
  withdraw: 'Withdraw the invitation',
  done: {
    invited: 'The invitation is on its way.',
    again: 'It is on its way again.',
    withdrawn: 'The invitation is withdrawn.',
  } as Readonly<Record<string, string>>,
  fields: {
    labels: { name: 'Name', email: 'E-mail address', mobile: 'Mobile number', locale: 'Language' },
    hints: {
      mobile: 'The code goes there. Leave it empty if they have none, or have signed in here before.',
    } as Readonly<Record<string, string>>,
    again: 'Leave it empty to keep the number that was given.',
    problems: {
      'name-missing': 'Enter their name.',
      'email-missing': 'Enter their e-mail address.',
      'mobile-missing': 'Enter a mobile number, or a postal address: without either no code reaches them.',
      'ways-are-their-own':
        'You have set this address yourself in the last three days: somebody else must give the number.',
      'number-malformed': 'Enter the number in full, such as +31 6 12345678.',
      'number-not-mobile': 'This is not a mobile number.',
      'country-not-served': 'No text messages are sent to that country.',
      'already-member': 'They act for your organisation already.',
      'already-invited': 'They are invited already. Find it under Invitations, and send it again there.',
      'account-not-active':
        'The account with this address cannot be used. The service desk of this site can tell why.',
    },
  },
}

export type InvitationWords = typeof invitationWords
