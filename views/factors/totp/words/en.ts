import { hostWords } from '../../words/en.ts'

export const words = {
  ...hostWords,
  names: {
    name: 'Authenticator app',
    use: 'Use an authenticator app',
    add: 'Add an authenticator app',
    why: 'Such as Google or Microsoft Authenticator. Free of charge.',
    have: 'Also set up on another device? Take the code from there.',
    instead: 'Use an authenticator app instead',
  },
  happened: {
    refused: () => 'A wrong code of an authenticator app was typed',
    throttled: () => 'Too many wrong codes: signing in was slowed down for a while',
    enrolled: () => 'An authenticator app was added',
    removed: () => 'An authenticator app was removed',
  },
  title: 'Enter your code',
  lead: `Open your authenticator app and type the six digits it shows for this account.`,
  code: 'Six-digit code',
  submit: 'Continue',
  cancel: 'Cancel and go back',
  enrolTitle: 'Protect your account',
  enrolLead: 'From now on, an app shows a code when you sign in. Setting it up takes a minute, once.',
  addTitle: 'Add an authenticator app',
  addLead: 'What you already have keeps working until you remove it.',
  name: 'Name (optional)',
  nameHint: 'For example “My new phone”',
  stepApp:
    'Open your authenticator app. None yet? Install Google Authenticator or Microsoft Authenticator, free of charge, from the App Store or Google Play. A password manager will do, too.',
  stepScan: 'Scan this QR code with the app.',
  stepOpen: 'Press the button below: your app opens and takes the key.',
  picture: 'QR code for your authenticator app',
  cannotScan: 'Can’t scan? Enter the key yourself',
  secretLabel: 'Key for your app',
  openApp: 'Open in your app on this phone',
  copy: 'Copy the key',
  copied: 'The key has been copied.',
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
