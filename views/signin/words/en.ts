import { stop } from '../../stop.ts'

export const words = {
  chooseTitle: 'Is it you?',
  chooseLead: (portal: string, name: string, email: string) =>
    `${portal} asks which account you want to use. In this browser ${name} is signed in, with ${stop(email)}`,
  chooseSame: (name: string) => `Continue as ${name}`,
  chooseOther: 'Sign in as somebody else',
  termsTitle: (portal: string) => `Before you go on to ${portal}`,
  termsLead: (portal: string) => `${portal} asks you to accept this, once. Read it first.`,
  termsChanged: (portal: string, date: string) =>
    `This has changed since you accepted it on ${date}. ${portal} asks you to accept it anew.`,
  termsOf: (portal: string) => `The terms of ${portal}`,
  privacyOf: (portal: string) => `The privacy statement of ${portal}`,
  newWindow: 'opens in a new window',
  privacyRead: 'I have read it, continue',
  termsAccept: 'I accept the terms, continue',
  bothAccept: 'I accept the terms and have read the privacy statement',
  forWhomTitle: 'Who are you acting for?',
  forWhomLead: (portal: string) => `${portal} asks for which organisation you are here.`,
  forWhomSearch: 'Find an organisation',
  forWhomMore: 'You act for more than are shown. Type the beginning of the name.',
  forWhomFind: 'Find',
  forWhomNone: (sought: string) => `No organisation that you act for begins with “${sought}”.`,
  forWhomMyself: 'For myself',
  'organisation-gone': 'You no longer act for that organisation. Choose another.',
  waysTitle: 'Protect your account',
  waysLead: 'Choose how you show from now on that it’s you. You set it up once; it takes a minute.',
  recommended: 'Recommended',
  replaceTitle: 'Have you lost your phone or key?',
  replaceLead:
    'You used a recovery code, and each of them works once. Set up now what you sign in with from here on; what you lost you remove in your account.',
  replaceHelped:
    'What you have just shown works for this one sign-in. Set up now what you sign in with from now on: next time you are asked for it. What you have lost, you remove in your account.',
  replaceNotNow: 'Not now',
  replaceLater: (portal: string) => `No, I still have it: on to ${portal}`,
  lostTitle: 'Phone or key lost?',
  lostLead: 'Choose what you still have. Afterwards you set up what you have now.',
  lostNone: (portal: string) => `Nothing else is set up that you could sign in with at ${stop(portal)}`,
  lostDesk: (portal: string) =>
    `Nothing left? Contact the administrator of your organisation or the help desk of ${stop(portal)} First they make sure that it’s you.`,
  lostBack: 'Back to signing in',
  proveTitle: 'Just checking that it’s you',
  proveLead: {
    welcome: (address: string) =>
      `Welcome. First we check that your e-mail address is right: we send a code to ${stop(address)}`,
    first: (address: string) =>
      `First we check that your e-mail address is right: we send a code to ${stop(address)}`,
    'level-missing': (address: string) => `To protect your account we first send a code to ${stop(address)}`,
    'renewal-due': (address: string) =>
      `Somebody else may have been in your account. Before you choose a new password, we send a code to ${stop(address)} That way only you can do it.`,
  },
  proveSent: (address: string) =>
    `We sent a code to ${stop(address)} It can take a minute to arrive; look in the spam folder too.`,
  code: 'Code from the mail',
  send: 'Send me the code',
  sendAgain: 'Send a new code',
  check: 'Continue',
  cancel: 'Cancel and go back',
  'code-missing': 'Enter the code from the mail.',
  'wrong-code': 'That is not the code we sent last. Check the newest mail.',
  'code-expired': 'This code is too old. Ask for a new one.',
  'code-spent': 'This code can’t be used any more. Go back and begin again.',
  'too-many-tries': (wait: string) => `We just sent a code. You can ask for another one in ${wait}.`,
  'network-limit': (wait: string) =>
    `Many codes were asked for from your network and not used, so we have stopped sending there. Try again in ${wait}, or from another network.`,
  refusedTitle: 'You can’t go on',
  reference: (reference: string) => `Reference, if you ask for help: ${reference}`,
  back: (portal: string) => `Back to ${portal}`,
  otherHere:
    'Somebody else is still signed in in this browser. Sign them out here, and then sign in at the portal.',
  endOther: (portal: string) => `Sign them out, and go back to ${portal}`,
  'portal-retired': (portal: string) =>
    `${portal} can no longer be used in this way. Nothing is wrong with your account.`,
  retiring: (portal: string, date: string) => `${portal} stops working in this way on ${date}.`,
  'account-disabled': (portal: string) =>
    `Your account is blocked. Contact the administrator of your organisation or the help desk of ${stop(portal)}`,
  'account-closed': 'This account has been closed.',
  'organisation-not-let': (portal: string) =>
    `${portal} is for some organisations only, and this account acts for none of them. Ask the administrator of your organisation, or the help desk of ${stop(portal)}`,
  'organisation-not-found': (portal: string) =>
    `${portal} asked for an organisation that was not found among those that you act for. Ask the administrator of your organisation, or the help desk of ${stop(portal)}`,
  askToJoin: 'Ask your organisation to let you in',
  askAt: (organisation: string, names: readonly string[]) =>
    `For ${organisation} you can ask: ${stop(names.join(', '))}`,
  'organisation-missing': (portal: string) =>
    `${portal} is used for an organisation, and this account acts for none that fits. Ask the administrator of your organisation, or the help desk of ${stop(portal)}`,
  'mandate-too-low': (portal: string) =>
    `${portal} needs a mandate of your organisation that is worth more than yours. Signing in differently does not change that: ask the administrator of your organisation.`,
  'somebody-else': 'The portal expected somebody other than the person who signed in.',
  'level-unknown':
    'The portal asked for a level of certainty that does not exist here. Only the portal can solve that.',
  'level-out-of-reach': (portal: string) =>
    `${portal} needs to be more certain of who you are than is possible with this account today. Signing in differently does not change that: your identity must be checked first. Ask the administrator of your organisation or the help desk of ${portal} how that is done.`,
  needsAddress: (portal: string) =>
    `${portal} needs to know that post reaches you. We post you a letter with a code: once you have typed the code in your account, you can sign in here.`,
  needsAddressWay: 'Confirm your address',
  'no-factor-left': (portal: string) =>
    `${portal} asks for a way to sign in that this account cannot use yet. Contact the help desk of ${stop(portal)}`,
  'details-expired': (portal: string) =>
    `The sign-in details that were mailed to you were good for seven days, and those are over. Ask whoever looks after you at your organisation, or the help desk of ${portal}, to send you new ones.`,
  'attempt-expired':
    'This sign-in took too long and was closed, for your safety. Go back to the portal and start again.',
  guessed: {
    subject: 'Somebody tried to get into your account',
    password: 'Somebody tried wrong passwords at your account, so often that we slow down further tries.',
    code: 'Somebody got as far as the second step of your account and was wrong there, so often that we slow down further tries.',
    passwordNote:
      'Was it you? Then you need do nothing: wait a little, or choose a new password. Was it not you? If your password is short, or used elsewhere as well, choose a new one.',
    codeNote:
      'Was it you? Then you need do nothing but wait a little. Was it not you? Then somebody may know your password: choose a new one at once, and tell the portal’s help desk.',
    button: 'Choose a new password',
  },
  newBrowser: {
    subject: 'Signed in from a new browser',
    what: (portal: string) =>
      `Your account was used to sign in to ${portal}, in a browser that we do not recognise.`,
    notYou:
      'Was it not you? Then somebody can get into your account: report it, and everybody is signed out.',
    button: 'This wasn’t me',
    quiet: 'You can have these mails stopped in your account, under “Where you are signed in”.',
  },
  remembered: {
    subject: 'A browser is remembered',
    what: (portal: string, days: number) =>
      `Somebody, probably you, signed in to ${portal} and chose to skip the second step in that browser for ${days} days. You can undo this in your account, under “Where you are signed in”.`,
    notYou: 'Was it not you? Then somebody knows your password. Choose a new one at once: that ends it too.',
  },
  mail: {
    subject: (code: string) => `${code} is your code`,
    title: 'Your code',
    intro: (portal: string) =>
      `Somebody, probably you, asked for this code at ${stop(portal)} It shows that this e-mail address is yours.`,
    validity: (minutes: number) => `The code works for ${minutes} minutes and only once.`,
    notYou:
      'Was it not you? Then somebody knows your password. Don’t pass on the code, and tell the portal’s help desk.',
  },
}

export type Words = typeof words

/** The code that belongs to details which were issued. */
export const arrivalWords = {
  title: 'Welcome: one more code',
  lead: (end: string) =>
    `The password from our mail is right. So that nobody else gets in with that mail, we also text a code to the mobile number that ends in ${end}.`,
  notMyNumber: 'Is that not your number? Then ask whoever gave you this account.',
  cancel: 'Cancel and go back',
  'code-closed':
    'The code was typed wrongly too often. For your safety these details work no more: ask whoever gave you this account for new ones.',
}
export type ArrivalWords = typeof arrivalWords
