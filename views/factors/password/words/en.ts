import { hostWords } from '../../words/en.ts'
import type { ShownRenewal } from '../../shown.ts'
import type { PasswordFault } from '../../../../src/policy/password/rules.ts'
import { hours } from '../../../duration.ts'

/** What the page tells of the policy. */
export interface PolicyShown {
  /** By the reason for which each refuses. */
  readonly rules: readonly PasswordFault[]
  readonly shortest: number
  readonly longest: number
  readonly classes: number
  readonly history: number
  readonly minimumAgeHours: number
}

export type Rules = Record<PasswordFault, (policy: PolicyShown) => string>

const reveals = { show: 'Show', hide: 'Hide', showLabel: 'Show password', hideLabel: 'Hide password' }

export const words = {
  reveals,
  ...hostWords,
  names: { name: 'Password', use: 'Use the password', add: 'Set a password' },
  happened: {
    refused: (portal: string) =>
      `A password was refused, for ${portal}: a wrong one, or a new one that breaks the rules`,
    throttled: () => 'Too many wrong passwords: signing in was slowed down for a while',
    renewed: () => 'The password was changed',
    issued: () => 'You were given another password',
  },
  title: 'Sign in',
  toContinue: (portal: string) => `to ${portal}`,
  toAccount: 'to your account',
  email: 'E-mail address',
  password: 'Password',
  signIn: 'Sign in',
  forgot: 'Forgot your password?',
  cancelOwn: 'Cancel',
  cancel: (portal: string) => `Back to ${portal}`,
  userName: 'User name',
  numberExample: (example: string) => `Such as ${example}`,
  byAddress: 'Sign in with an e-mail address',
  forgotUserName: 'Forgot your user name?',
  wrongByNumber: 'The number, the user name or the password is not right. Check all three and try again.',
  'number-missing': 'Enter the number.',
  'user-name-missing': 'Enter your user name.',
  'username-missing': 'Enter your e-mail address.',
  'password-missing': 'Enter your password.',
  'password-too-long': 'That is longer than any password here. Check what was pasted.',
  'wrong-password': 'The e-mail address or the password is not right. Check both and try again.',
  wrong: 'The e-mail address or the password is not right. Check both and try again.',
}

export type Words = typeof words

const faults: Rules = {
  'password-too-short': ({ shortest }) => `This is too short. Use at least ${shortest} characters.`,
  'password-too-long': ({ longest }) => `This is too long. Use at most ${longest} characters.`,
  'password-too-plain': ({ classes }) =>
    `Use at least ${classes} of these four: lower case, upper case, digits, other characters.`,
  'password-names-you': () =>
    'Your name or e-mail address is in it, perhaps backwards or with digits for letters. Leave it out.',
  'password-well-known': () =>
    'This password, or the word it is made of, is one that others use, so it is guessed first. Choose something of your own.',
  'password-used-before': ({ history }) =>
    `You used this password before. Choose one that is none of your last ${history}.`,
  'password-changed-recently': ({ minimumAgeHours }) =>
    `You changed your password only just now. It can be changed again ${hours('en', minimumAgeHours)} after that; if somebody knows it, use “Forgot your password?”.`,
}

const rules: Rules = {
  'password-too-short': ({ shortest }) => `At least ${shortest} characters; spaces count`,
  'password-too-long': ({ longest }) => `At most ${longest} characters`,
  'password-too-plain': ({ classes }) =>
    `At least ${classes} of these: lower case, upper case, digits, other characters`,
  'password-names-you': () => 'Without your name or e-mail address',
  'password-well-known': () => 'Not one that many others use',
  'password-used-before': ({ history }) => `None of your last ${history}`,
  'password-changed-recently': ({ minimumAgeHours }) => `At most once in ${hours('en', minimumAgeHours)}`,
}

export const renewalWords = {
  reveals,
  title: 'Choose a new password',
  firstTitle: 'Choose your password',
  firstPassword: 'Password',
  firstSubmit: 'Save the password and continue',
  because: {
    expired: 'Your password has expired. Choose a new one and go on.',
    issued: 'Somebody gave you your password. Choose one that only you know.',
    'reset-by-other': 'Your password was reset for you. Choose one that only you know.',
    reported: 'Somebody else may have been in your account. Choose a password that only you know.',
    wanted: 'Choose a new one and go on.',
    reset: 'You asked for this. After it, sign in with the new password.',
    activation: 'From now on you sign in with your e-mail address and this password.',
  } satisfies Record<ShownRenewal['because'], string> as Record<ShownRenewal['because'], string>,
  newPassword: 'New password',
  hint: 'Three or four words that mean nothing together are easy to remember and hard to guess.',
  submit: 'Save the new password',
  cancel: 'Cancel and go back',
  back: 'Back, and keep the password as it is',
  whyRules: 'Why these rules?',
  met: 'met',
  unmet: 'not met yet',
  rules: rules,
  ...faults,
  'new-password-missing': 'Enter a new password.',
  'changed-meanwhile':
    'Your password or your account was changed just now, in another window or by a mailed link. If that was not you, ask for a new one with “Forgot your password?”.',
  'link-spent': 'This link has been used or is too old. Ask for a new one.',
  'too-many-tries': (wait: string) =>
    `That was refused too often. For your safety, wait ${wait} before you try again.`,
  expiresIn: (days: number) =>
    days === 0
      ? 'Your password expires today'
      : days === 1
        ? 'Your password expires tomorrow'
        : `Your password expires in ${days} days`,
  expiryLead: (date: string) => `You can use it until ${date}. Changing it takes a minute.`,
  changeNow: 'Change it now',
  later: 'Later',
  mail: {
    button: 'Change my password',
    overSubject: 'Your password has expired',
    ahead: (date: string) =>
      `The password you sign in with expires on ${date}. Change it before then, at a moment that suits you.`,
    over: 'The password you sign in with has expired. Sign in with it once more and you can choose a new one at once.',
    help: 'Forgot it? Then choose “Forgot your password?” where you sign in. We never ask for your password by mail.',
  },
}

export type RenewalWords = typeof renewalWords
