/** What the host says, whatever the factor: why it refuses. */
export const hostWords = {
  'too-many-tries': (wait: string) =>
    `That was wrong too often. For your safety, wait ${wait} before you try again.`,
  busy: 'Very many people are signing in at this moment. What you typed was not looked at: try again in a few seconds.',
  'too-many-factors': 'You have twenty ways to sign in already. Remove one first.',
  'not-of-use':
    'The portal asks for another kind: one that checks that it’s you, that stays on its device, or of a make that it knows. This one was not kept.',
  'draft-changed': 'What this page showed can’t be kept any more. Start anew with what it shows now.',
  'changed-meanwhile': 'Something in your account was changed just now, elsewhere. Try again.',
}

export type HostWords = typeof hostWords

export const messageWords = {
  subject: 'A new way to sign in was set up',
  what: 'From now on you can show who you are with this, too. It was set up just now.',
  notYou:
    'Was it not you? Then somebody else can get into your account. Choose a new password at once, and tell the portal’s help desk.',
  renewed: {
    subject: 'Your password was changed',
    how: {
      owner: 'The password of your account was changed just now, by somebody who was signed in.',
      reset: 'The password of your account was changed just now, by the link in a mail that we sent you.',
      issued:
        'You were given another password just now, by those who look after this service. They will tell you what it is; the next time you sign in you choose one that only you know.',
    },
    ended: {
      owner: 'Everywhere else you have been signed out.',
      reset: 'You have been signed out everywhere.',
      issued: 'You have been signed out everywhere.',
    },
    notYou:
      'Was it not you? Then somebody else can get into your account. Choose a new password at once, and tell the portal’s help desk.',
  },
}

export type MessageWords = typeof messageWords

export const rememberWords = {
  label: 'Remember this browser for 30 days',
  hint: 'We then skip this step here. Only where nobody else uses this browser; you can undo it in your account.',
}

export type RememberWords = typeof rememberWords

export const lost = 'I no longer have my phone or key'
