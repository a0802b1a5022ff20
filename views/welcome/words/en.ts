export const words = {
  title: 'Sluis is running',
  lead: 'Be one of the people below, sign in to a portal as they would, and look at what they see.',
  people: 'Whom you can be',
  password: 'All of them have the password',
  about: {
    'nora@demo.example': 'is new here: she proves her address, and sets up a second step.',
    'tom@demo.example': 'has an authenticator app and recovery codes.',
    'vera@demo.example': 'has a password that has expired: she chooses a new one on the way.',
  } as Record<string, string>,
  code: 'The app shows now:',
  again: 'Show the codes of this moment',
  be: (name: string) => `Sign in as ${name}`,
  tries: 'What to try',
  tryFile:
    'Ask for more on the way: sign in at the portal with a password alone, then open the confidential file.',
  toPortal: 'To the portal',
  tryLost:
    'Lose a phone: sign in as Tom, choose “I no longer have my phone or key”, and use a recovery code.',
  recoveryCodes: 'Tom’s recovery codes',
  eachOnce: 'Each works once.',
  tryMail: 'Read what people were mailed, codes and links too.',
  toMailbox: 'To the mailbox',
  tryAccount: 'Look after yourself: what you sign in with, where you are signed in, what happened.',
  toAccount: 'To my account',
  build: 'For who builds a portal',
  discovery: 'The discovery document',
  policy: 'What is asked of passwords, and why',
}

export type Words = typeof words
