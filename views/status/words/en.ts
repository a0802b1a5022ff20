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
