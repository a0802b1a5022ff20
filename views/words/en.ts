import type { Why } from '../../src/policy/signin/index.ts'

export const words = {
  language: 'Language',
  continue: 'Continue',
  failedTitle: (title: string) => `Error: ${title}`,
  signOut: 'Sign out',
  notYouSignOut: 'Not you? Sign out',
  notYou: 'Not you?',
  about: 'About this service',
  help: 'Help and contact',
  privacy: 'Privacy',
  accessibility: 'Accessibility',
  step: (at: number, of: number) => `Step ${at} of ${of}`,
  skip: 'Go to the content',
  own: {
    account: 'your account',
    operator: 'the operators’ console',
    desk: 'the page of your organisation’s administrators',
  },
  signInBy: (brand: string) => `Sign-in by ${brand}`,
  aboutPortal: (portal: string) => `About ${portal}`,
  portalLinks: { site: 'Website', privacy: 'Privacy', terms: 'Terms', accessibility: 'Accessibility' },
}

export type Words = typeof words

export const problemWords = {
  title: 'This did not work',
  reference: (reference: string) => `Reference: ${reference}`,
  goOn: (portal: string) => `Continue to ${portal}`,
  account: 'My account',
  start: 'To the start page',
  overTitle: 'This page is no longer valid',
  signedInTitle: 'You are signed in already',
  notFoundTitle: 'Page not found',
  referenceHelp: 'If you ask for help, mention this reference.',
  fallback:
    'The portal sent a request that is not right. Only the portal can solve that; tell its help desk.',
  problems: {
    internal: 'Something went wrong on our side. Try again in a moment.',
    unavailable: 'We can’t be reached properly right now. Try again in a moment.',
    busy: 'Very many people are signing in at this moment. Try again in a few seconds.',
    'method-not-allowed':
      'This address is there, but not to be asked for in this way. Go back to the portal you came from.',
    'not-found': 'There is no page at this address.',
    'bad-request': 'The request was not understood. Go back and try again.',
    'too-large': 'What was sent is too large.',
    'media-type': 'A file or a form of this kind is not taken here.',
    invalid: 'Something in what was sent is not right.',
    'credential-missing': 'This address is for programs, which show that they may.',
    invalid_token: 'This address is for programs, which show that they may.',
    'headers-too-large':
      'Your browser sent more than we take. Remove the cookies of this site, then start again at the portal.',
    'too-slow': 'What your browser sent did not arrive in time. Try again, perhaps from another network.',
    'cross-site':
      'For your safety, this was refused: it did not come from our own page. Go back to the portal and start again.',
    'wrong-origin': 'This address is not ours. Start at the portal you want to go to.',
    'cookies-off':
      'Your browser does not keep cookies, and without them we can’t sign you in. Allow cookies for this site and start again at the portal.',
    'signed-in-already': 'This sign-in page is no longer valid, but you are signed in.',
    'attempt-gone':
      'This sign-in page is no longer valid. You may be signed in already, it took too long, or it was begun in another browser.',
    'too-many-tries': 'That was tried too often. Wait a few minutes before you try again.',
    'network-limit':
      'From your network this was tried too often, and wrongly. Wait some minutes, or go on from another network.',
    'network-busy':
      'Very much was begun from your network just now, and not finished. Wait some minutes, or go on from another network.',
    invalid_client: 'The website that sent you here is not known here. Tell its help desk.',
    invalid_redirect_uri:
      'The portal that sent you here gave an address to return to that is not registered. For your safety we don’t go there. Tell its help desk.',
    access_denied: 'The request was stopped.',
    session_not_found:
      'This sign-in page is no longer valid. You may be signed in already, it took too long, or it was begun in another browser.',
    server_error: 'Something went wrong on our side. Try again in a moment.',
  } as Record<string, string>,
}

export type ProblemWords = typeof problemWords

export const sharedWords = {
  number: (portal: string) => `A fixed number by which ${portal} recognises you`,
  ownNumber: (portal: string) =>
    `A number by which ${portal} recognises you, and which means nothing to other organisations`,
  scopes: {
    profile: 'Your name and language',
    email: 'Your e-mail address',
    sluis_account: 'When your password expires',
    phone: 'Your phone number',
    organizations: 'All organisations that you act for',
    organization: 'For which organisation you act, with its numbers, and what you may do for it',
    offline_access: 'Access when you are not there, until you withdraw it',
  } as Record<string, string>,
  otherScope: (scope: string, resource: string) => `“${scope}” at ${resource}`,
  otherClaim: (claim: string) => `The detail “${claim}”`,
}

export type SharedWords = typeof sharedWords

export const tableWords = {
  pages: 'Pages',
  first: 'To the first page',
  next: 'Next page',
}

export type TableWords = typeof tableWords

/** Why something is asked: the sentence that its page begins with. */
export const whyWords: Record<Why, (portal: string) => string> = {
  'sign-in': (portal) => `${portal} asks for a second step.`,
  'step-up': (portal) => `${portal} asks for an extra step for this page.`,
  again: (portal) => `${portal} asks you to show once more that it’s you.`,
  account: () => 'To protect your account, we ask for a second step.',
  'account-again': () => 'Before you go on in your account, we check once more that it’s you.',
  renewal: () => 'Before you choose a new password, we check that it’s you.',
  another: (portal) => `${portal} asks for another way to sign in.`,
  'set-up': () => 'Before you set up a new way to sign in, we check that it’s you.',
}

export type WhyWords = typeof whyWords

/** How those who help are reached. */
export const brandWords = {
  needHelp: 'Need help?',
  call: 'Call',
  help: 'Help and contact',
  phone: 'Telephone',
  hours: 'Open',
  mail: 'E-mail',
  page: 'Online',
  days: (from: string, to: string) => `${from} to ${to}`,
  open: (days: string, opens: string, closes: string) => `${days}, ${opens}–${closes}`,
}

export type BrandWords = typeof brandWords

/** What every mail says around what it is about. */
export const letterWords = {
  hello: 'Hello,',
  helloTo: (name: string) => `Hello ${name},`,
  orCopy: 'Does the button not work? Copy this address into your browser:',
  what: 'What',
  when: 'When',
  where: 'Network address',
  program: 'With',
  unknownProgram: 'a program that we don’t know',
  automatic: (brand: string) => `${brand} sent you this mail automatically. Replies are not read.`,
  help: 'Help and contact:',
  notMe: 'It wasn’t me: choose a new password',
}

export type LetterWords = typeof letterWords

/** Parts of the world, as time zones are named after them. */
export const zoneWords = {
  Africa: 'Africa',
  America: 'America',
  Antarctica: 'Antarctica',
  Arctic: 'Arctic',
  Asia: 'Asia',
  Atlantic: 'Atlantic Ocean',
  Australia: 'Australia',
  Europe: 'Europe',
  Indian: 'Indian Ocean',
  Pacific: 'Pacific Ocean',
}

export type ZoneWords = typeof zoneWords

/** What can be wrong with any field, by the end of the reason. */
export const fieldWords = {
  missing: 'Fill this in.',
  malformed: 'This is not as it should be.',
  'too-long': 'This is too long.',
  unknown: 'Choose one of these.',
} as Record<string, string>

export type FieldWords = typeof fieldWords

/** A code that is texted to a number which somebody else gave. */
export const textedCodeWords = {
  lead: (end: string) => `We text a code to the mobile number that ends in ${end}.`,
  sent: (end: string) => `It is on its way to the number that ends in ${end}, and works for ten minutes.`,
  code: 'Six-digit code',
  send: 'Text me the code',
  submit: 'Continue',
  nothing: 'Nothing came? Have another one sent; the one before then stops working.',
  again: 'Text me another one',
  'code-missing': 'Enter the six digits from the message.',
  'wrong-code': 'That code is not right. Look at the newest message.',
  'no-code': 'That code was used, or a newer one has taken its place. Have a new one sent.',
  'code-expired': 'That code is older than ten minutes. Have a new one sent.',
  'code-closed': 'That was wrong too often.',
  'too-many-tries': (wait: string) => `That was wrong too often. Try again in ${wait}.`,
  'number-rests': (wait: string) =>
    `This number has been sent several codes already. Another one can be sent in ${wait}.`,
  'number-gone': 'There is no number to send a code to any more. Ask whoever gave it.',
  'range-budget-spent': 'We cannot send text messages to this number now. Try again in an hour.',
  'budget-spent': 'We cannot send text messages now. Try again in an hour.',
  'too-many-codes': (wait: string) =>
    `You have asked for several codes already. Ask for another one in ${wait}.`,
  'network-limit': (wait: string) => `Very much was asked for from here. Try again in ${wait}.`,
  'visit-over': 'What was sent to you works no more. Go back, and sign in again.',
}

export type TextedCodeWords = typeof textedCodeWords

export const postedCodeWords = {
  title: 'Type the code from our letter',
  arrivalTitle: 'Welcome: the code from our letter',
  arrival:
    'The password from our mail is right. So that nobody else gets in with that mail, we ask for the code from our letter as well.',
  lead: (day: string) =>
    `A letter with a code was sent for on ${day}. It usually arrives within three working days: come back then, if you do not have it yet.`,
  later: (day: string) =>
    `A letter with a code leaves on ${day}: as many letters as may go to one person or address have gone already. Come back once you have it.`,
  held: (day: string) =>
    `A letter with a code leaves on ${day}: whoever acted for the organisation before may object until then. Come back once you have it.`,
  none: 'No letter with a code is on its way to you. We can post one to the address that was given for you.',
  code: 'Code from the letter',
  hint: 'Eleven letters and digits, as 7KQ4M-8XN2P-R. Small letters will do, and the hyphens may be left out',
  send: 'Post me a letter',
  submit: 'Continue',
  nothing: (day: string) =>
    `Is it late, or lost? From ${day} on we can post another one. The code of the one before then stops working.`,
  again: 'Post me another letter',
  from: (day: string) => `Another one can be posted from ${day} on.`,
  notMyAddress: 'Have you moved, or is the name on it wrong? Then ask whoever had it sent for another one.',
  'code-missing': 'Enter the code from the letter.',
  'code-mistyped':
    'One of the characters is not as it stands in the letter. Please compare them; this counts as no try.',
  'number-of-letter':
    'That is the number of the letter. The code stands further down in it, under “Your code”.',
  'wrong-code': 'That is not the code of the newest letter.',
  'no-code': 'That code was used, or a newer letter has taken its place.',
  'code-expired': 'That code is too old. Have another letter posted.',
  'code-closed': 'That was wrong five times, and the code works no more. Have another letter posted.',
  'too-many-tries': (wait: string) => `That was wrong too often. Try again in ${wait}.`,
  'letter-rests': (wait: string) =>
    `As many letters as may go to one person or address have been sent. Another one can be posted in ${wait}.`,
  'postal-gone': 'There is no address to post a letter to any more. Ask whoever had it sent.',
  'network-limit': (wait: string) => `Very much was asked for from here. Try again in ${wait}.`,
  'visit-over': 'What was sent to you works no more. Go back, and sign in again.',
}

export type PostedCodeWords = typeof postedCodeWords

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
