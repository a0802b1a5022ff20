import { hostWords } from '../../words/en.ts'

export const words = {
  ...hostWords,
  names: {
    name: 'Recovery codes',
    use: 'Use a recovery code',
    add: 'Make new recovery codes',
    have: 'One of the codes that you kept. Each works once.',
  },
  happened: {
    refused: () => 'A wrong recovery code was typed',
    throttled: () => 'Too many wrong recovery codes: signing in was slowed down for a while',
    accepted: () => 'A recovery code was used',
    enrolled: () => 'New recovery codes were made',
    removed: () => 'The recovery codes were removed',
  },
  left: (count: number) =>
    count === 0 ? 'No code is left.' : count === 1 ? 'One code is left.' : `${count} codes are left.`,
  title: 'Use a recovery code',
  lead: 'Type one of the codes that you kept. Each works once.',
  code: 'Recovery code',
  submit: 'Continue',
  cancel: 'Cancel and go back',
  later: 'Not now',
  enrolTitle: 'Keep your recovery codes',
  enrolLead: 'Phone or key lost? With one of these codes you still get in. Each works once.',
  sheet: (brand: string, email: string, date: string) => `${brand}: recovery codes of ${email}, ${date}`,
  keep: 'Each code works once. Keep them apart from your phone.',
  kept: 'I have kept the codes',
  laterMeans:
    'Without these codes or a second way to sign in, you can’t get in once your phone or key is lost. We will ask again.',
  once: 'You see these codes only now. Keep them apart from your phone.',
  onceReplacing:
    'You see these codes only now. Keep them apart from your phone. The codes that you had before stop working.',
  save: 'Save',
  print: 'Print',
  copy: 'Copy',
  copied: 'The codes have been copied.',
  file: 'recovery-codes.txt',
  enrolSubmit: 'Continue',
  'codes-not-kept': 'Tick this once you have kept the codes: they are not shown again.',
  'code-missing': 'Enter one of your recovery codes.',
  'recovery-code-malformed': 'A recovery code has sixteen letters and digits, in four groups.',
  'wrong-recovery-code': 'That code is not right, or was used already. Take another one from your list.',
  wrong: 'That code is not right, or was used already. Take another one from your list.',
  usedMail: {
    button: 'To your recovery codes',
    subject: 'A recovery code was used',
    what: 'Somebody, probably you, just used one of your recovery codes to sign in.',
    few: 'Make new ones now.',
    notYou:
      'Was it not you? Then somebody has your list and knows your password. Choose a new password at once, make new codes, and tell the portal’s help desk.',
  },
}

export type Words = typeof words
