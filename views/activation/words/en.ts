import type { AboutActivation } from '../about.ts'
import { stop } from '../../stop.ts'

/** Whom to ask about it: of a way back in, those who help. */
const ask = ({ sender, organisation }: AboutActivation): string =>
  organisation === undefined ? 'our help' : (sender ?? `whoever invited you to ${organisation}`)

const isInvitation = ({ organisation }: AboutActivation): boolean => organisation !== undefined

export const words = {
  invitedTitle: (organisation: string) => `Act for ${organisation}`,
  invitedLead: ({ sender, organisation }: AboutActivation, isAdministrator: boolean) =>
    `${sender === undefined ? 'You are invited' : `${sender} invites you`} to act for ${isAdministrator ? `${organisation ?? ''}, as one of its administrators.` : stop(organisation ?? '')}`,
  for: 'For',
  portal: 'Portal',
  will: {
    text: 'Next we text a code to your mobile phone; then you choose a password. It takes a few minutes.',
    letter:
      'Next you type the code from the letter that we post you; then you choose a password. Is the letter not there yet? Then come back by this link once it is.',
  },
  willSignIn:
    'You have an account with this address already. Next you sign in as always, and are asked once more.',
  goOn: 'Continue',
  notYou: 'Are you not the one it is for? Then close this page: nothing has happened.',
  oldTitle: 'This link does not work any more',
  oldLead:
    'It is too old, a newer one has taken its place, or it was used. If it was mailed to you, we can mail a new one: to the same address, and to no other.',
  oldUsed: 'Did you accept already? Then go to the portal, or to your account, and sign in.',
  toAccount: 'Go to my account',
  renew: 'Mail me a new link',
  'network-limit': (wait: string) => `Very much was asked for from here. Try again in ${wait}.`,
  sentTitle: 'Check your e-mail',
  sentLead:
    'If the link was one of ours, and what it was mailed for is still open, a new one is on its way to the same address.',
  sentHelp: (from: string, since: string) =>
    `Nothing there after five minutes? Look in the spam folder for a mail from ${from}, sent after ${since}. Otherwise ask whoever had it sent to you.`,
  codeTitle: 'Type the code we text you',
  notMyNumber: (about: AboutActivation) => `Is that not your number? Ask ${ask(about)} to correct it.`,
  elsewhere: 'Do you want to type it in another browser?',
  elsewhereHow: (here: string, reference: string) =>
    `Go to ${here} there, and type this reference beside the code: ${reference}. Then go on here.`,
  codeClosed: (about: AboutActivation) =>
    `The code was typed wrongly too often. For your safety it takes none any more: ask ${ask(about)} to send it again.`,
  elsewhereTitle: 'Type your code',
  elsewhereLead:
    'Here you type a code that you were sent, together with the reference that is shown in the browser where you opened the link. Was a link mailed to you? Then open that: it leads on by itself.',
  code: 'Code',
  codeHint: 'From the text message, or from the letter',
  'reference-of-letter':
    'That is the number of your letter. The reference stands in the browser in which you opened the link.',
  'code-mistyped': 'One of the characters is not as it stands in the letter. Please compare them.',
  'code-missing': 'Enter the code.',
  reference: 'Reference',
  referenceHint: 'Eight letters and digits, as in 7K2M-9PXQ',
  shownTitle: 'That is right',
  shownLead: 'Now go on in the browser where the reference is shown. You can close this page.',
  'reference-missing': 'Enter the reference that is shown in the other browser.',
  'not-together': 'This reference and this code do not belong together, or one of them works no more.',
  passwordFor: (organisation: string) => `Then you act for ${stop(organisation)}`,
  keepNumber: (end: string) => `Also text me codes when I sign in, to the number that ends in ${end}`,
  keepNumberHint:
    'Without a tick we forget the number now. Where a portal asks for a second step, you can choose an app or a passkey instead: they are safer.',
  joinTitle: (organisation: string) => `Act for ${organisation}?`,
  joinLead: ({ sender, organisation }: AboutActivation, isAdministrator: boolean) =>
    `${sender === undefined ? 'You are invited' : `${sender} invites you`} to act for ${organisation ?? ''}${isAdministrator ? ', as one of its administrators' : ''}, with the account that you are signed in with. What you have stays as it is.`,
  join: (organisation: string) => `Yes, act for ${organisation}`,
  joinNot: 'Do you not want to? Then close this page. The invitation waits until it is over.',
  notTheirsTitle: 'This is for somebody else',
  notTheirsLead: (signedIn: string, email: string) =>
    `You are signed in here as ${signedIn}, and this is for ${stop(email)} Nothing has changed.`,
  signOutGoOn: 'Sign out here, and go on',
  overTitle: 'This cannot be accepted any more',
  over: {
    accepted: () => 'It was accepted already, and works once.',
    withdrawn: (about: AboutActivation) => `It was taken back. Ask ${ask(about)} if you did not expect that.`,
    closed: (about: AboutActivation) =>
      `Its time is over. Ask ${ask(about)} to ${isInvitation(about) ? 'invite you' : 'begin'} again.`,
    'sender-gone': (about: AboutActivation): string =>
      isInvitation(about)
        ? 'Whoever sent it no longer looks after this organisation. Ask one of its administrators to invite you again.'
        : 'Whoever began it does not work here any more. Ask our help to begin again.',
    'organisation-not-in-use': () =>
      'The organisation is not in use here at this moment. Ask its administrators.',
    'account-not-active': () => 'The account with this address is not in use. Our help can tell you more.',
    'address-changed': () => 'The account has another e-mail address now. Our help can send it to that one.',
    'ask-again': (about: AboutActivation) =>
      `Something has changed since it was sent, so that it is not enough to let you in. Ask ${ask(about)} to send it again.`,
    'already-member': ({ organisation }: AboutActivation) => `You act for ${organisation ?? 'it'} already.`,
    'user-name-taken': (about: AboutActivation) =>
      `The user name that it is for was given to somebody else meanwhile. Ask ${ask(about)} to invite you again.`,
    'numbers-gone': (about: AboutActivation) =>
      `What it was for is not there any more. Ask ${ask(about)} to invite you again.`,
  },
  doneTitle: (organisation: string) => `You act for ${organisation} now`,
  doneActivated: 'Your account is ready',
  doneGoOn: (portal: string) => `You are being taken to ${stop(portal)}`,
  doneGo: (portal: string) => `Now go to ${portal}, and sign in there.`,
  doneAccount: 'In your account you see for whom you act.',
  toPortal: (portal: string) => `Go on to ${portal}`,
}

export type Words = typeof words

/** The way back in for somebody who has lost what they sign in with. */
export const recoveryWords = {
  title: 'Get back into your account',
  lead: (sender: string | undefined) =>
    `${sender === undefined ? 'A way back into your account was begun' : `${sender} has begun a way back into your account`}, because you have lost something that you sign in with.`,
  for: 'For',
  will: {
    text: 'Next we text a code to the mobile number that we know of you. Then you sign in with your password, and set up another way.',
    letter:
      'Next you type the code from the letter that we post to the address that we know of you. Then you sign in with your password, and set up another way.',
  },
  goOn: 'Continue',
  notYou: 'Did you not ask for this?',
  stopWay: 'Then stop it',
  goInTitle: 'Now sign in with your password',
  goInLead: 'The link and the code are right. For a quarter of an hour they stand in for what you have lost.',
  goInThen:
    'Once you are in, set up another way to sign in, and remove what you have lost. Until then all of it stays.',
  goIn: 'Go on to sign in',
  forgotten: 'Do you not know your password any more? Then first',
  forgottenWay: 'choose a new one, and come back to the link in our mail',
  stopTitle: 'Stop this way back in?',
  stopLead: 'Then nothing that was sent for it works any more. Whoever has lost something asks for it again.',
  stopSure: 'I did not ask for this',
  stop: 'Stop it',
  'not-sure': 'Tick this first. If you did ask for it, close this page.',
  stoppedTitle: {
    stopped: 'It is stopped',
    used: 'It was used already',
    over: 'It works no more',
  },
  stoppedSays: {
    stopped:
      'Nothing that was sent for it works any more. Do you think that somebody knows your password? Then choose a new one.',
    used: 'Somebody has shown the link and the code. Was it not you? Choose a new password at once: that ends every sign-in. And tell our help.',
    over: 'It was stopped already, or its time is over: nothing that was sent for it works any more.',
  },
  newPassword: 'Choose a new password',
}

export type RecoveryWords = typeof recoveryWords
