export const words = {
  title: 'Help and contact',
  lead: 'Most things you can do yourself, at once.',
  forgot: 'Forgot your password?',
  forgotSays: 'Have a link mailed to the address you sign in with. With it you choose a new password.',
  forgotWay: 'Choose a new password',
  lost: 'Lost your phone or key?',
  lostSays:
    'Sign in with your password. On the page that asks for the second step, choose another way: a recovery code, a text message, or another device of yours. Once you are in, remove what you lost and set up what you have now.',
  another: 'A new phone?',
  anotherSays: 'Set up the new one while you still have the old one; then remove the old one.',
  anotherWay: 'Two-step verification',
  stranger: 'Was somebody else in your account?',
  strangerSays: 'Shut everybody out at once; then choose a new password.',
  strangerWay: 'Report it',
  desk: 'Still stuck?',
  deskSays:
    'Contact the help desk of the portal that you want to go to, or the administrator of your organisation. If a page showed a reference, mention it: it shows them what happened.',
  never: 'Nobody needs your password or a code to help you. Don’t give them to anybody.',
}

export type Words = typeof words

export const privacyWords = {
  title: 'Privacy',
  lead: 'What is kept of you here, who gets it, and what you can do about it.',
  kept: 'What is kept',
  keptSays:
    'Your name, your e-mail address and those before it, your language and time zone, and your telephone number where you or your organisation gave one. What you sign in with: passwords, also earlier ones, in a form that nobody can read them from, and the keys of apps and passkeys. Where you are signed in, and which browsers are remembered. The messages that we sent you, for 30 days. An invitation that was sent to you, until 90 days after it ended; and which terms of a portal you accepted, and when. And what happened in your account: when, from which network address, with which program and for which portal.',
  given: 'Who gets it',
  givenSays:
    'A portal that you go to gets what you see in your account, and with it when and how you signed in. Whoever carries our mails and text messages gets those. Whoever looks after this service can see what happened in an account, to help you and to find abuse.',
  givenWay: 'Which portals get what',
  browser: 'In your browser',
  browserSays:
    'These pages use cookies to keep you signed in, to know your browser again, to find the way back to where you were, and to keep your language. They follow nobody, and load nothing from other sites.',
  yours: 'What you can do',
  yoursSays: 'Take your data along, correct them, or close your account.',
  dataWay: 'Download your data',
  profileWay: 'Correct your details',
  closeWay: 'Close your account',
  ask: 'Questions?',
  askSays: 'Ask those who look after this service.',
  askWay: 'Help and contact',
}

export type PrivacyWords = typeof privacyWords

export const accessibilityWords = {
  title: 'Accessibility',
  lead: 'Everybody should be able to sign in here.',
  works: 'What works',
  worksSays:
    'All pages are made to be used with the keyboard alone and with a screen reader, on a phone, enlarged, with light or dark colours, and without JavaScript. Only a passkey needs JavaScript.',
  checked: 'How it is checked',
  checkedSays:
    'A program checks each page, in three languages, against WCAG 2.2, level AA, whenever something changes. A program does not find everything.',
  trouble: 'Does something not work for you?',
  troubleSays: 'Tell us which page it was, and what you use. We also help you to sign in.',
  troubleWay: 'Help and contact',
}

export type AccessibilityWords = typeof accessibilityWords
