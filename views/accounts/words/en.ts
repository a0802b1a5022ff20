import { stop } from '../../stop.ts'

/** What was changed: the key of its words. */
export type Changed =
  | 'factor-removed'
  | 'factor-renamed'
  | 'session-ended'
  | 'sessions-ended'
  | 'profile-changed'
  | 'email-changed'
  | 'email-undone'
  | 'email-respelled'
  | 'email-corrected'
  | 'postal-asked'
  | 'postal-confirmed'
  | 'postal-unreached'
  | 'postal-corrected'
  | 'postal-removed'
  | 'enabled'
  | 'portal-withdrawn'
  | 'data-downloaded'
  | 'notices-off'
  | 'reported'
  | 'membership-given'
  | 'membership-ended'
  | 'application-declined'
  | 'request-granted'
  | 'request-declined'
  | 'request-closed'
  | 'numbers-merged'
  | 'numbers-not-merged'
  | 'handover-accepted'
  | 'handover-declined'
  | 'closed'

export type What = Record<Changed, { readonly subject: string; readonly text: string }>

const what: What = {
  'factor-removed': {
    subject: 'A way to sign in was removed',
    text: 'A way to sign in to your account was removed just now. It does not work any more.',
  },
  'factor-renamed': {
    subject: 'A way to sign in got another name',
    text: 'You gave a way to sign in to your account another name.',
  },
  'session-ended': {
    subject: 'You were signed out in one place',
    text: 'You were signed out in one of the places where you were signed in. It was done from your account.',
  },
  'sessions-ended': {
    subject: 'You were signed out in other places',
    text: 'You were signed out everywhere but in the place that it was done from.',
  },
  'profile-changed': {
    subject: 'Your details were changed',
    text: 'The name, language or time zone in your account was changed just now.',
  },
  'email-changed': {
    subject: 'Your e-mail address was changed',
    text: 'From now on you sign in with this address. The address before it can take this back for seven days.',
  },
  'email-undone': {
    subject: 'Your e-mail address is as it was',
    text: 'A change of your e-mail address was taken back. Everybody has been signed out; at the next sign-in you choose a new password.',
  },
  'email-respelled': {
    subject: 'Your e-mail address is written differently',
    text: 'The capitals of the e-mail address in your account were changed just now. It is still the same address.',
  },
  'email-corrected': {
    subject: 'Your e-mail address was corrected',
    text: 'From now on you sign in with this address.',
  },
  'postal-asked': {
    subject: 'A letter to you is on its way',
    text: 'A letter with a code was asked for in your account just now. Once its code has been typed there, the address that it went to is the one where post reaches you.',
  },
  'postal-confirmed': {
    subject: 'Your postal address is confirmed',
    text: 'The code from our letter was typed in your account just now. From now on, post reaches you at the address that it went to.',
  },
  'postal-unreached': {
    subject: 'A letter to you came back',
    text: 'The post could not deliver a letter at your postal address. Where a portal needs to know that post reaches you, you cannot sign in until you confirm an address again.',
  },
  'postal-corrected': {
    subject: 'Your postal address was changed',
    text: 'Those who look after the accounts here changed your postal address. Where a portal needs to know that post reaches you there, confirm it first.',
  },
  'postal-removed': {
    subject: 'Your postal address was removed',
    text: 'Those who look after the accounts here removed your postal address. No more letters go there.',
  },
  enabled: {
    subject: 'Your access works again',
    text: 'Your account was switched on again by those who look after the accounts here. You sign in as before.',
  },
  'portal-withdrawn': {
    subject: 'A portal’s access was withdrawn',
    text: 'A portal’s access to your details was withdrawn from your account, and you have been signed out there.',
  },
  'data-downloaded': {
    subject: 'Your data were downloaded',
    text: 'Everything that is kept of you was downloaded from your account just now.',
  },
  'notices-off': {
    subject: 'Mails about new browsers are off',
    text: 'From now on you are not told by mail when your account is used in a new browser. You can turn it on again in your account, under “Where you are signed in”.',
  },
  reported: {
    subject: 'Everybody was signed out of your account',
    text: 'Somebody in your account told us that somebody else was signed in to it. Every session has ended. At the next sign-in you choose a new password.',
  },
  'membership-given': {
    subject: 'You act for an organisation',
    text: 'From now on you act for an organisation, with the account that has this address. In your account, under “Your organisations”, you see for which one and what you may do.',
  },
  'membership-ended': {
    subject: 'You no longer act for an organisation',
    text: 'From now on you do not act for an organisation any more. Your account stays as it is.',
  },
  'request-granted': {
    subject: 'You were given what you asked for',
    text: 'You asked for more in an organisation that you act for. An administrator has decided about it: see under “Your organisations” in your account.',
  },
  'request-declined': {
    subject: 'What you asked an organisation was declined',
    text: 'An administrator of the organisation has said no. In your account, under “Your organisations”, you see what they answered.',
  },
  'request-closed': {
    subject: 'Nobody has answered what you asked',
    text: 'You asked an organisation to let you act for it, and nobody has answered for thirty days. Ask somebody whom you know there.',
  },
  'numbers-merged': {
    subject: 'Your organisation’s numbers are one',
    text: 'Several numbers of the organisation became one, as you asked. The page of the numbers shows it.',
  },
  'numbers-not-merged': {
    subject: 'Your organisation’s numbers stay as they are',
    text: 'You asked for several numbers of the organisation to become one. That was not done. The page of the numbers says more.',
  },
  'handover-accepted': {
    subject: 'Your work was taken over',
    text: 'Somebody whom you asked has accepted: they look after the people of the organisation from now on, and you are a member like others.',
  },
  'handover-declined': {
    subject: 'Your work was not taken over',
    text: 'Somebody whom you asked to take your work over has said no. You go on as before.',
  },
  'application-declined': {
    subject: 'What you asked for was declined',
    text: 'You asked for an organisation. It was not accepted. If you would like to know why, ask the portal’s help desk.',
  },
  closed: {
    subject: 'Your account is closed',
    text: 'Your account was closed just now, by somebody who was signed in to it. Nobody can sign in with it any more.',
  },
}

export const mailWords = {
  what: what,
  notYou: 'Was it not you? Choose a new password at once, and tell the portal’s help desk.',
  firstTime:
    'Have you never signed in here before? An account was made for you with this address: choose your password first. Signing in, you use this address.',
  firstPassword: 'Choose a password',
  postal: 'Confirm your postal address',
  questions: 'Questions? Contact the portal’s help desk.',
  notYouClosed: 'Was it not you? Tell the portal’s help desk at once.',
  confirmOldSubject: 'Confirm that your e-mail address changes',
  confirmOld: (from: string, to: string) =>
    `Somebody who is signed in to your account wants to sign in with ${to} instead of ${from}. It happens only if both addresses confirm. If it is you, confirm it.`,
  confirmNewSubject: 'Confirm your new e-mail address',
  confirmNew: (from: string, to: string) =>
    `${to} becomes the new e-mail address of the account that has ${from} now. Confirm that you read the mail of this address.`,
  confirmCorrected: (to: string) =>
    `Whoever looks after the accounts here has put ${to} into one as its e-mail address. Confirm that you read the mail of this address.`,
  validity: (hours: number) => `The link works for ${hours} hours.`,
  notYouNew: 'Was it not you? Then you need do nothing: nothing changes unless you confirm.',
  undoSubject: 'Your e-mail address was changed',
  undo: (to: string) =>
    `The e-mail address of your account is now ${stop(to)} From now on you sign in with that.`,
  undoNote: (until: string) =>
    `Was it not you? Take it back until ${until}. Then everybody is signed out, and you choose a new password.`,
  undoButton: 'Take it back',
  confirmButton: 'Confirm',
  reportSubject: 'Somebody reports a stranger in their account',
  report: (email: string, account: string, reference: string) =>
    `${email} (account ${account}) reported a stranger in their account, reference ${reference}. Every session was ended and the password must be changed. Look at what happened before it.`,
}

export type MailWords = typeof mailWords
