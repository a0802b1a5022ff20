export const words = {
  title: 'Sluis is running',
  lead: 'Be one of the people below, sign in to a portal as they would, and look at what they see.',
  people: 'Whom you can be',
  password: 'All of them have the password',
  about: {
    'nora@demo.example':
      'Nora is new here: she shows that the e-mail address is hers, and sets up a second step.',
    'tom@demo.example': 'Tom has an authenticator app and recovery codes.',
    'vera@demo.example': 'Vera has a password that has expired: she chooses a new one on the way.',
  } as Record<string, string>,
  afresh:
    'Each begins as it says here; what you do to them stays. To begin again, stop Sluis and remove the folder .data. A code works once: for the next one, wait half a minute.',
  newTab: 'opens in a new tab',
  code: 'The app shows now:',
  again: 'Show the codes of this moment',
  be: (name: string) => `Sign in as ${name}`,
  tries: 'What to try',
  tryFile:
    'See how a portal asks for more on the way: sign in with a password alone, then open the confidential file.',
  toPortal: 'Sign in with a password',
  tryLost:
    'Pretend that Tom has lost his phone: sign in as Tom, choose “I no longer have my phone or key”, and use a recovery code.',
  recoveryCodes: 'Tom’s recovery codes',
  eachOnce: 'Each works once.',
  tryMail: 'Read what people were mailed, codes and links too.',
  toMailbox: 'To the mailbox',
  tryAccount: 'Look after your account: what you sign in with, where you are signed in, what happened.',
  toAccount: 'To my account',
  build: 'For who builds a portal',
  docs: 'How to connect a portal',
  discovery: 'The discovery document',
  policy: 'What is asked of passwords, and why',
}

export type Words = typeof words
