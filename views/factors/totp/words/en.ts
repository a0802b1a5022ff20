import { hostWords } from '../../words/en.ts'

export const words = {
  ...hostWords,
  names: { name: 'Authenticator app', use: 'Use an authenticator app', add: 'Add an authenticator app' },
  happened: {
    refused: () => 'A wrong code of an authenticator app was typed',
    throttled: () => 'Too many wrong codes: guessing was slowed down',
    enrolled: () => 'An authenticator app was added',
    removed: () => 'An authenticator app was removed',
  },
  title: 'Enter your code',
  lead: 'Open your authenticator app and type the six digits it shows for this account.',
  code: 'Six-digit code',
  submit: 'Continue',
  cancel: 'Cancel and go back',
  enrolTitle: 'Protect your account',
  enrolLead: (portal: string) =>
    `${portal} asks for a second step when you sign in: a code from an authenticator app. Setting it up takes a minute, once.`,
  addTitle: 'Add an authenticator app',
  addLead: 'What you already have keeps working until you remove it.',
  name: 'A name to tell it by (if you like), such as “My new phone”',
  stepApp: 'Open an authenticator app on your phone. Any will do; a password manager can do it too.',
  stepScan: 'Scan this picture with it.',
  picture: 'Picture to scan with your authenticator app',
  cannotScan: 'Can’t scan? Type the key instead',
  secretLabel: 'Key for your app',
  openApp: 'Or open it in an app on this device',
  stepCode: 'Type the six digits that the app shows now.',
  enrolSubmit: 'Check and finish',
  'code-missing': 'Enter the six digits from your app.',
  'code-malformed': 'The code has six digits. Enter only those.',
  'wrong-code':
    'That code is not right. Wait for the next one and try again; check that your phone’s clock is set automatically.',
  'code-already-used': 'That code was used already. Wait for the next one and enter that.',
  wrong: 'That code is not right. Wait for the next one and try again.',
}

export type Words = typeof words
