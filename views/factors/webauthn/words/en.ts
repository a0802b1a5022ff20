import { hostWords } from '../../words/en.ts'

export const words = {
  ...hostWords,
  names: {
    name: 'Passkey or security key',
    use: 'Use a passkey or security key',
    add: 'Add a passkey or security key',
    why: 'With your fingerprint, face or PIN. Quickest and safest.',
    have: 'On another device of yours, or a second key.',
    instead: 'Use a passkey instead',
  },
  happened: {
    refused: () => 'A passkey or security key was refused',
    throttled: () => 'Too many wrong passkeys: trying was slowed down',
    enrolled: () => 'A passkey or security key was added',
    removed: () => 'A passkey or security key was removed',
  },
  title: 'Use your passkey',
  lead: 'Your device or security key shows that it’s you: by fingerprint, face, PIN or a touch.',
  submit: 'Continue with the passkey',
  or: 'or',
  signIn: 'Sign in with a passkey',
  cancel: 'Cancel and go back',
  enrolTitle: 'Protect your account with a passkey',
  enrolLead: 'A passkey lives on your phone, computer or security key, and does not work on a fake page.',
  addLead: 'It lives on your phone, computer or security key. What you have goes on working.',
  enrolSubmit: 'Create a passkey',
  name: 'Name (optional)',
  nameHint: 'For example “My laptop”',
  bound: 'It lives on one device only. Lose that, and you need another way in.',
  backedUp: 'It is backed up, and also works on devices that use the same password manager.',
  notBackedUp: 'It is not backed up yet: so far it works on one device only.',
  noScript:
    'Passkeys need JavaScript and an up-to-date browser. Choose another way below, or switch JavaScript on.',
  noScriptAlone:
    'Passkeys need JavaScript and an up-to-date browser. Switch JavaScript on or use another browser, and load this page again.',
  cancelled: 'The passkey request was cancelled. Try again, or choose another way.',
  failed: 'Your browser could not do this. Try again, or choose another way.',
  'passkey-missing': 'Nothing came from your browser. Try again.',
  'wrong-passkey': 'That passkey does not work here. Try another one.',
  'passkey-late': 'That took more than five minutes. Try once more.',
  'passkey-used': 'That was sent already. Try once more.',
  'passkey-known': 'This passkey or security key is set up already.',
  'passkey-unverified':
    'Your key did not check that it was you. Use one that asks for a fingerprint, your face or a PIN.',
  'passkey-cloned':
    'This key was refused: another copy of it seems to be in use. We have mailed you what to do.',
  wrong: 'That passkey does not work here. Try another one.',
  clonedMail: {
    subject: 'A security key of yours may have been copied',
    what: 'Somebody tried to sign in with what seems to be a copy of one of your security keys. We refused it.',
    remove: 'Remove that key, and add a new one.',
    button: 'See your security keys',
    notYou: 'Don’t know what this is? Tell the portal’s help desk.',
  },
}

export type Words = typeof words
