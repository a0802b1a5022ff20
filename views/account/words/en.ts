import { stop } from '../../stop.ts'

export const words = {
  title: 'My account',
  hello: (name: string) => `Hello, ${name}`,
  back: 'Back to my account',
  password: 'Password',
  passwordUntil: (date: string) => `valid until ${date}`,
  passwordExpiresIn: (days: number, date: string) =>
    days <= 1
      ? `expires ${days === 0 ? 'today' : 'tomorrow'}, ${date}`
      : `expires in ${days} days, on ${date}`,
  passwordForEver: 'set',
  passwordNone: 'not set',
  factors: 'Two-step verification',
  factorsNone: 'not set up',
  sessions: 'Where you are signed in',
  sessionsCount: (count: number) => (count === 1 ? 'only here' : `on ${count} devices`),
  profile: 'Your details',
  profileWhat: 'name, e-mail address, language, time zone',
  launcher: 'Your portals',
  launcherWhat: 'go to a portal',
  portals: 'What portals get to know about you',
  organisations: 'Your organisations',
  organisationsCount: (n: number) => (n === 0 ? 'for none yet' : n === 1 ? 'for one' : `for ${n}`),
  portalsCount: (count: number) =>
    count === 0
      ? 'none at this moment'
      : count === 1
        ? '1 portal has details of you'
        : `${count} portals have details of you`,
  activity: 'Recent activity',
  activityWhat: 'sign-ins and changes, and what to do if it was not you',
  data: 'Download my data',
  dataWhat: 'what is kept of you, in one file',
  close: 'Close my account',
  closeWhat: 'permanently',
  policy: 'Password rules',
  done: {
    'password-changed': 'Your password was changed. Everywhere else you have been signed out.',
  } as Record<string, string>,
  leftTitle: 'This was not finished',
  leftLead: 'You stopped, or it was not possible.',
  signIn: 'Sign in to my account',
  saidClosedTitle: 'Your account is closed',
  saidClosedLead:
    'You have been signed out everywhere, and nobody can sign in with it. We have mailed you a confirmation.',
  saidReportedTitle: 'Everybody is signed out',
  saidReportedLead: (areTold: boolean) =>
    `Every session has ended, yours too${areTold ? ', and those who look after this service have been told' : ''}. Sign in once more: you choose a new password at once. Then look whether your second step and your e-mail address are still yours.`,
  notMeTitle: 'Was somebody else in your account?',
  notMeLead: 'Then we do this at once:',
  notMeSteps: [
    'Every session ends, this one too, and everything that portals keep going for you.',
    'Your password is retired: you choose a new one when you sign in next.',
  ],
  notMeTold: 'Those who look after this service are told.',
  notMeYes: 'Yes, sign everybody out',
  notMeNo: 'No, go back',
  dataTitle: 'Download my data',
  dataLead:
    'One file (JSON) with your details, what you sign in with, where you are signed in, which portals have what of you, and what happened in your account. No passwords, no keys. Keep it in a place that only you can get to.',
  dataYes: 'Download',
  closeTitle: 'Close my account?',
  closeLead: (email: string) =>
    `You will not be able to sign in with ${email} any more, at any portal. You can’t undo this yourself.`,
  security: 'Sign-in and security',
  yours: 'You and your portals',
  oneWay: 'You have only one way in.',
  oneWaySays: 'If you lose your phone or key, you can’t sign in any more.',
  oneWayWay: 'Make recovery codes',
  lost: 'A recovery code was used lately.',
  lostSays: 'Lost your phone or key? Remove it, and set up what you have now.',
  lostWay: 'Two-step verification',
  fewCodes: 'You have few recovery codes left.',
  fewCodesSays: 'You have one other way to sign in. If you lose it, you need them.',
  fewCodesWay: 'Make new recovery codes',
  noSecond: 'Your account has no second step yet.',
  noSecondSays: 'A password alone can be guessed or stolen.',
  noSecondWay: 'Set up two-step verification',
  expires: 'Your password expires soon.',
  expiresSays: 'Choose a new one while the old one works.',
  expiresWay: 'Change the password',
  closeEnds: [
    'you are signed out everywhere;',
    'no portal lets you in with this account;',
    'we mail you a confirmation.',
  ],
  closeSure: 'I understand that I can’t undo this',
  'close-not-sure': 'Tick this to close your account.',
  'close-last-operator': 'You are the last operator here. Have somebody else made an operator first.',
  'close-last-administrator':
    'You are the last administrator of an organisation. Make somebody else one first, or ask the portal’s help desk.',
  closeYes: 'Close my account permanently',
  closeNo: 'No, keep it',
}

export type Words = typeof words

export const listWords = {
  factorsTitle: 'Two-step verification',
  factorsLead:
    'A new phone? Add it here first, then remove the old one. We mail you whenever something is added or removed.',
  since: (date: string) => `since ${date}`,
  used: (date: string) => `last used on ${date}`,
  neverUsed: 'not used yet',
  name: 'Name',
  changeName: 'Change the name',
  rename: 'Save the name',
  remove: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeLead: 'You can’t sign in with it any more. We mail you about it.',
  removeLeft: (names: string) => `You still have: ${stop(names)}`,
  removeLast: 'After this you have no second step. A portal that asks for one has you set it up again.',
  keepFactor: 'No, keep it',
  setUp: 'Set up two-step verification',
  noFactors: 'Nothing is set up yet.',
  'factor-gone': 'This one is not there any more.',
  'factor-name-missing': 'Enter a name to tell it by.',
  'set-up-first': 'You got back in by our help: set up another way first. Then you can remove this one.',
  'last-factor':
    'You can’t remove this one yet: without it, a portal would no longer let you in. Add another of the same kind first.',
  'changed-meanwhile':
    'Something in your account was changed just now, elsewhere. Look at it once more and try again.',
  newBrowsersTitle: 'Mails about new browsers',
  newBrowsersTold: 'When you sign in from a browser that we do not recognise, we send you a mail.',
  newBrowsersUntold: 'You get no mail when your account is used in a new browser.',
  newBrowsersOff: 'Stop these mails',
  newBrowsersOn: 'Send me these mails',
  sessionsTitle: 'Where you are signed in',
  sessionsLead: 'Is there a place that you don’t know? End it, and change your password.',
  here: 'Here, in this browser',
  unknownProgram: 'an unknown program',
  places: {
    same: (address: string) => `on the network that you use now (${address})`,
    private: (address: string) => `within a private network (${address})`,
    other: (address: string) => `on another network (${address})`,
  },
  sessionSince: (date: string) => `signed in on ${date}`,
  sessionSeen: (date: string) => `last used on ${date}`,
  sessionPortals: (names: string) => `for ${names}`,
  end: 'Sign out there',
  endOthers: 'Sign out on all other devices',
  browsersTitle: 'Remembered browsers',
  browsersLead:
    'In these, some portals skip the second step. Once you choose a new password, they are not remembered any more.',
  rememberedSince: (since: string, until: string) => `since ${since}, until ${until}`,
  forget: 'Forget this browser',
  portalsTitle: 'What portals get to know about you',
  portalsLead:
    'What each portal was given of you. Withdraw it, and you are signed out there; it gets nothing more until you go there again.',
  noPortals: 'No portal can get anything of you at this moment.',
  portalActsFor: (names: string) => `You act there for ${stop(names)}`,
  portalSince: (date: string) => `since ${date}`,
  withdraw: (name: string) => `Withdraw access of ${name}`,
  done: {
    'factor-added': 'It was added. You can use it from now on.',
    'factor-removed': 'It was removed, and does not sign in any more.',
    'factor-renamed': 'The name was saved.',
    'address-proven': 'That was right. Nothing has been removed yet: choose once more below what to remove.',
    'session-ended': 'You have been signed out there.',
    'browser-forgotten': 'The second step will be asked for there again.',
    'tells-no-browsers': 'You get no mails about new browsers any more.',
    'tells-browsers': 'You get a mail when your account is used in a new browser.',
    'sessions-ended': 'You have been signed out everywhere but here.',
    'portal-withdrawn': 'The access was withdrawn.',
  } as Record<string, string>,
}

export type ListWords = typeof listWords

export const profileWords = {
  profileTitle: 'Your details',
  profileLead: 'Portals that you use see your name and your language when you go there next.',
  name: 'Full name',
  givenName: 'Given name (optional)',
  familyName: 'Family name (optional)',
  language: 'Language of pages and mails',
  timeZone: 'Time zone',
  ownZone: (zone: string) => `As this service: ${zone}`,
  save: 'Save',
  email: 'E-mail address',
  postal: 'Postal address',
  postalIs: (line: string) => `Post reaches you at ${line}.`,
  postalUnsure: (line: string) => `${line} is not confirmed.`,
  postalNone: 'None is known. Some portals ask for one that is confirmed.',
  postalWay: 'Look at it, or change it',
  emailNone: 'Your account has no address. Whoever looks after your organisation can have one added.',
  emailIs: (email: string) => `You sign in with ${stop(email)}`,
  changeEmail: 'Change the e-mail address',
  pending: (email: string) => `A change to ${email} is waiting until the links that we mailed are opened.`,
  'name-missing': 'Enter your name.',
  'name-malformed': 'This holds characters that cannot be shown. Type the name anew.',
  'name-too-long': 'A name can have 200 characters.',
  'name-is-proven': 'Your name was proven with documents, so it can’t be changed here.',
  'locale-unknown': 'Choose one of the languages.',
  'time-zone-unknown': 'Choose one of the time zones.',
  done: {
    'profile-changed': 'Your details were saved.',
    'email-respelled': 'Your e-mail address is written as you typed it.',
    'email-asked':
      'We have mailed a link to both addresses. Once both are confirmed, the new one is yours to sign in with.',
  } as Record<string, string>,
  emailTitle: 'Change the e-mail address',
  emailLead: (email: string) =>
    `You sign in with ${stop(email)} We mail a link to that address and to the new one; when both are confirmed, the new one counts.`,
  newEmail: 'New e-mail address',
  ask: 'Mail both addresses',
  keep: 'Back without changing anything',
  'email-missing': 'Enter the new e-mail address.',
  'email-malformed': 'That is not an e-mail address. It looks like name@example.org.',
  'email-not-ascii':
    'Mail to this address would not arrive: before the @ there may only be plain letters, digits and signs.',
  'email-unchanged': 'That is the address you have.',
  'too-many-mails': (wait: string) => `We have mailed often enough for now. Try again in ${wait}.`,
  linkTitle: 'A new e-mail address?',
  linkOld: (from: string, to: string) =>
    `You, or somebody who was signed in as you, wants to sign in with ${to} instead of ${from}. If it was not you, close this page: nothing changes without your yes. And change your password.`,
  linkNew: (from: string, to: string) =>
    `${to} becomes the new e-mail address of the account that has ${from} now. Confirm that you read mail at ${stop(to)} If you know nothing of this, close this page.`,
  linkCorrected: (to: string) =>
    `Whoever looks after the accounts here has put ${to} into one as its e-mail address. Confirm that you read mail at ${to}; from then on you sign in with it. If you know nothing of this, close this page.`,
  linkUndo: (from: string, to: string) =>
    `The address of your account was changed from ${from} to ${stop(to)} You can take it back: ${from} counts again, everybody is signed out, and a new password is chosen at the next sign-in.`,
  confirm: 'Confirm',
  undo: 'Take the address back',
  waitsTitle: 'Confirmed; one more to go',
  waitsLead: 'The link in the mail to the other address must be opened, too.',
  doneTitle: 'The address was changed',
  doneLead: (to: string) =>
    `From now on you sign in with ${stop(to)} The old address can take it back for seven days.`,
  correctedLead: (to: string) => `From now on you sign in with ${stop(to)}`,
  undoneTitle: 'The address is yours again',
  undoneLead: (from: string) =>
    `You sign in with ${from}, as before. Everybody has been signed out. At the next sign-in you choose a new password; forgot it? Ask for a link.`,
  deadTitle: 'This link doesn’t work any more',
  deadLead: 'It has been used, it is too old, or something changed since.',
  takenTitle: 'This address can’t be used',
  takenLead: 'Another account has it. Sign in with that one, or contact the help desk of the portal.',
}

export type ProfileWords = typeof profileWords

export const launcherWords = {
  title: 'Your portals',
  lead: 'Choose where you want to go. You are signed in already.',
  none: 'From here no portal can be started at this moment. Begin at the portal that you want to go to.',
  isApp: 'Open the app on your device.',
  given: 'What portals get to know about you',
}

export type LauncherWords = typeof launcherWords
