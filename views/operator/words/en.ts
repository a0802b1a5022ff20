import type { RefusalReason } from '../../../src/policy/signin/index.ts'
export const words = {
  places: 'Console',
  place: {
    home: 'Today',
    portals: 'Portals',
    people: 'People',
    organisations: 'Organisations',
    agreements: 'Approvals',
    figures: 'Statistics',
    running: 'System',
    roles: 'Operators',
    audit: 'Audit',
  },
  role: {
    operator: 'operator',
    helpdesk: 'help desk',
    auditor: 'auditor',
    'client-manager': 'client manager',
  },
  leftTitle: 'You are not signed in',
  leftLead: 'The sign-in was stopped before it was done. Nothing was changed.',
  signIn: 'Sign in',
  noRoleTitle: 'This is for those who run the service',
  noRoleLead: 'Your account has no role here. Whoever runs the service can give you one.',
  toAccount: 'Go to your account',
  notYoursTitle: 'This is not part of your role',
  notYoursLead: (roles: string) =>
    `You work here as ${roles}. An operator can give you a role that this belongs to.`,
  notThereTitle: 'This is not there',
  notThereLead: 'It may have been withdrawn or settled, or its address is not whole.',
  toHome: 'To Today',
  homeTitle: 'Today',
  nothingWaits: 'Nothing waits for somebody. What needs attention will stand here.',
  waits: {
    without: (n: number) =>
      n === 1
        ? 'An organisation is without an administrator.'
        : `${n} organisations are without an administrator.`,
    applications: (n: number) =>
      n === 1 ? 'Somebody asks for an organisation.' : `${n} organisations were asked for.`,
    own: (n: number) =>
      n === 1 ? 'A request of yours waits for a colleague.' : `${n} requests of yours wait for a colleague.`,
    portal: (name: string, n: number) =>
      `${name}: ${n >= 20 ? '20 or more' : n} requests were refused, and none went well since.`,
    jobs: (n: number) =>
      n === 1 ? 'A job has waited for ten minutes.' : `${n} jobs wait, some for ten minutes.`,
    chores: (n: number) => (n === 1 ? 'A chore is late.' : `${n} chores are late.`),
    mail: 'Mail is kept, and not sent: no mail server is set.',
    agreements: (n: number) =>
      n === 1 ? 'A request waits for a second person.' : `${n} requests wait for a second person.`,
    letters: (n: number) =>
      n === 1 ? 'A message could not be delivered.' : `${n} messages could not be delivered.`,
    paper: (n: number) =>
      n === 1 ? 'A letter cannot be printed as it is.' : `${n} letters cannot be printed as they are.`,
    chain: 'The audit is not being chained: no process works its chores.',
  },
  look: 'Look',
  findTitle: 'Help somebody',
  findHint:
    'An e-mail address, the beginning of a name or surname, what a portal knows them by, or the reference of an error page',
  findLabel: 'Who',
  find: 'Find',
  findMissing: 'Type what you know of them',
  portalTabs: { label: 'What there is', portals: 'Portals', apis: 'APIs', standards: 'Standards' },
  stale: {
    title: 'What was changed meanwhile',
    where: 'Setting',
    from: 'Was, when you opened this',
    to: 'Is now',
    unset: 'not set',
  },
  organisationTabs: {
    label: 'What there is',
    list: 'Organisations',
    applications: 'Applications',
    registers: 'Number registers',
    attributes: 'Attributes',
  },
  organisationParts: {
    label: 'Of this organisation',
    overview: 'Overview',
    members: 'Members',
    invitations: 'Invitations',
    numbers: 'Numbers',
    branches: 'Branches',
    acting: 'Acting for others',
  },
  beyond: '(nobody can reach it here yet)',
  save: 'Save',
  keep: 'Cancel',
  methods: {
    pwd: 'password',
    otp: 'code',
    sms: 'text message',
    hwk: 'passkey of one device',
    swk: 'synced passkey',
  } as Record<string, string>,
  ours: { 'sluis-operator': 'the console', 'sluis-account': 'my account' } as Record<string, string>,
  copy: 'Copy',
  copied: 'Copied.',
  code: 'Code',
  library: 'Library',
  showCode: 'Show',
  install: 'Install',
  run: 'Save it as portal.mjs, and start it',
  documents: 'All that a developer may want to know',
  connect: 'Connect a portal',
  connectLead: 'A web server, an app or a machine: it signs people in within minutes.',
  done: {
    asked: 'It waits for a second person now.',
    agreed: 'You agreed, and it is done.',
    declined: 'Nothing will come of it.',
  } as Record<string, string>,
  tooMany: (wait: string) => `That was asked for too often. Try again in ${wait}.`,
  refusals: {
    'role-missing': 'This is not part of your role.',
    'own-account': 'Nobody does this to their own account. Ask a colleague.',
    privileged: 'They look after others here: only an operator may do this.',
    'person-needed': 'Only a person may do this.',
    'exists-already': 'There is one already.',
    'not-so': 'It is not so any more, or not possible now.',
    'take-over-under-way': 'Somebody is taking it over already: withdraw that invitation first.',
    'has-administrators': 'It has administrators, or never had any: invite somebody instead.',
    'postal-not-served': 'No letters are posted here.',
    'last-administrator':
      'Nobody would be left who can act for the organisation. Make somebody else an administrator first, without an end date.',
    'last-operator': 'They are the last operator. Make somebody else one first.',
    'managed-by-files':
      'Files manage this. Whoever changes it here anyway is told by the next look at the files.',
    'proposal-over': 'Somebody has settled it already, or its time is over.',
    'proposal-passed': 'What it was asked for has changed since. It must be asked for again.',
    'precondition-failed': 'Somebody changed it meanwhile. Below is what it is now.',
    invalid: 'Something in it is not right: see below.',
    'too-many': 'That was asked for too often. Wait a while.',
    'idempotency-key-reused': 'This form was sent before, with something else in it. Open it anew.',
    'branch-is-all-somebody-has': 'Somebody acts for this branch alone. Give them another first.',
    'organisation-not-in-use': 'One of the organisations is on hold or ended.',
    'organisation-closed': 'The organisation was ended for good.',
    'register-used': 'There are numbers of this register.',
    'address-missing': 'They have no e-mail address: give them one first.',
    'account-not-active': 'The account is disabled or closed.',
    'never-arrived': 'They have never signed in: invite them, or issue them details.',
    'postal-missing': 'They have no postal address that a letter could go to.',
    'letter-rests': 'As many letters as may go to one person or letter box have gone.',
    'nothing-to-lose': 'They have no second factor that they could have lost. Mail them a link.',
    'mobile-missing': 'No mobile number is known of them, or no text messages are sent here.',
    'ways-are-their-own':
      'Their address and number were both set in the last three days. Wait, and make sure in another way that it is them.',
    'recovery-used': 'It was used minutes ago. Was it not them? Sign them out everywhere.',
    'no-address': 'They have no e-mail address: give them one first.',
    'account-closed': 'The account is closed.',
    busy: 'Too much is being done at once. Try again in a while.',
    'not-active': 'The account is disabled or closed.',
    'message-over': 'It is of no use any more, or is being sent right now.',
    'message-elsewhere': 'They have another address since. What it says may not go to the old one.',
  } as Record<string, string>,
}
export type Words = typeof words

/** Why a sign-in is refused. */
export const reasonWords: Record<RefusalReason, string> = {
  'attempt-expired': 'the sign-in took too long',
  'portal-retired': 'the portal is retired',
  'account-disabled': 'the account is disabled',
  'account-closed': 'the account is closed',
  'somebody-else': 'the portal asked for somebody else',
  'organisation-not-let': 'the portal is for organisations that they do not act for',
  'organisation-not-found': 'the portal named an organisation that they do not act for',
  'organisation-missing': 'they act for no organisation that fits the portal',
  'mandate-too-low': 'the portal asks a higher level than their mandate is worth',
  'level-unknown': 'the portal asked for a level that is not known here',
  'level-out-of-reach': 'the level is beyond what this account can reach',
  'no-factor-left': 'nothing that counts is set up, and nothing may be set up now',
  'details-expired': 'the details that were issued to them are over, and they have not arrived',
}

/** Where post goes, line by line. */
export const postalWords = {
  title: 'Postal address',
  open: 'Send the code by letter',
  lead: 'A letter with the code goes there, of somebody who has no mobile number. It may be empty.',
  labels: {
    company: 'Company on the letter',
    extra: 'Line above the street',
    street: 'Street or post box',
    'house-number': 'House number',
    'postal-code': 'Postal code',
    city: 'Town',
    country: 'Country',
  },
  hints: {
    company: 'Where it is no home of theirs',
    extra: 'A building or a department; it may be empty',
    'house-number': 'With its addition, such as 12a',
    country: 'Two letters, such as NL, SE or DE',
  },
  problems: {
    'postal-code-malformed': 'This is no postal code of that country.',
    'postal-country-unknown': 'Two letters, such as NL.',
    'postal-too-long': 'Together these lines do not fit the window of an envelope.',
    'letter-rests':
      'As many letters as may go to one person or letter box have gone. Try another way, or later.',
    'postal-not-served': 'No letters are posted here.',
    'postal-missing':
      'Enter a postal address: they have no mobile number that a code could go to, or text messages are not taken there.',
  },
}
export type PostalWords = typeof postalWords

/** Why a letter came back, or could not be printed. */
export const letterWhy: Record<string, string> = {
  'no-glyph': 'a character cannot be printed',
  'line-too-wide': 'a line is too wide for the window',
  'too-many-lines': 'too many lines for the window',
  'text-too-long': 'its words do not fit the sheet',
  unknown: 'nobody of that name there',
  'no-such-address': 'no such address',
  moved: 'has moved',
  refused: 'not taken in',
  'not-said': '',
}
