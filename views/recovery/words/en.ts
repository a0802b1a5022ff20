export const words = {
  title: 'Forgot your password?',
  lead: 'Tell us the e-mail address you sign in with. We send a link to it, with which you choose a new password.',
  email: 'E-mail address',
  send: 'Send me the link',
  back: 'Back to signing in',
  numberLead:
    'Tell us the number and the user name you sign in with. We send a link to the e-mail address of your account, with which you choose a new password.',
  userName: 'User name',
  numberExample: (example: string) => `Such as ${example}`,
  byAddress: 'Use an e-mail address instead',
  byNumber: 'Use a number and a user name instead',
  toUserName: 'Forgot your user name?',
  'number-missing': 'Enter the number.',
  'user-name-missing': 'Enter your user name.',
  userNameTitle: 'Forgot your user name?',
  userNameLead: 'Tell us the e-mail address of your account. We send your user names to it.',
  userNameSend: 'Send me my user names',
  userNameSent: 'If there is an account with that address, a mail with its user names is on its way.',
  userNames: {
    subject: 'Your user names',
    intro: 'Somebody, probably you, asked for the user names of your account.',
    at: (organisation: string, userName: string) => `${organisation}: ${userName}`,
    none: 'You have no user name. Sign in with your e-mail address.',
    notYou: 'Was it not you? Then you need do nothing: nothing was changed.',
  },
  'username-missing': 'Enter your e-mail address.',
  'network-limit': (wait: string) => `Very many mails were asked for from here. Try again in ${wait}.`,
  sentTitle: 'Check your e-mail',
  sentLead:
    'If there is an account with that address, a link is on its way. It works for 30 minutes, once, on any device.',
  sentByNumber:
    'If there is an account that is called so, and it has an e-mail address, a link is on its way to it. It works for 30 minutes, once, on any device. An account without an address gets none: ask the administrator of your organisation.',
  sentHelpUserNames:
    'Nothing there after five minutes? Look in the spam folder, and check the address you typed.',
  sentHelpNumber:
    'Nothing there after five minutes? Look in the spam folder, and check the number and the user name you typed. After three mails, you can ask for one more each hour. The portal you were going to can wait: go on there once you have a new password.',
  sentHelp:
    'Nothing there after five minutes? Look in the spam folder, and check the address you typed. After three mails, you can ask for one more each hour. The portal you were going to can wait: go on there once you have a new password.',
  again: 'Ask once more',
  deadTitle: 'This link doesn’t work any more',
  deadLead:
    'Ask for a new link. This one has been used, is more than 30 minutes old, was replaced by a newer one, or something in your account changed since.',
  askAgain: 'Ask for a new link',
  doneTitle: 'You have a new password',
  doneLead:
    'Everywhere you were signed in, you have been signed out. Go back to the portal and sign in with the new password, or go to your account.',
  toPortal: (portal: string) => `Continue to ${portal}`,
  doneOnTheWay: 'Everywhere you were signed in, you have been signed out. Sign in with the new password.',
  toAccount: 'Go to my account',
  mail: {
    subject: 'Choose a new password',
    intro: 'Somebody, probably you, asked for a new password for your account.',
    introForThem:
      'Somebody who helps users asked for a new password for your account, so that you can choose it.',
    button: 'Choose a new password',
    validity: (minutes: number) => `The link works for ${minutes} minutes and only once.`,
    notAsked:
      'Did you not ask anybody for help? Then you need do nothing: your password stays as it is. Don’t pass the link on to anybody, not to them either.',
    notYou:
      'Was it not you? Then you need do nothing: your password stays as it is. Don’t pass the link on to anybody.',
  },
}

export type Words = typeof words
