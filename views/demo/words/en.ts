export const words = {
  title: 'Demo portal',
  lead: 'A portal like those that use Sluis. It knows of you only what Sluis tells it.',
  level: 'Level of certainty to ask for',
  levels: {
    basic: 'Basic: one factor',
    twoFactor: 'Two-factor',
    substantial: 'Substantial: verified identity',
  },
  signIn: 'Sign in',
  signedInTitle: (name: string) => `Welcome, ${name}`,
  who: 'Who you are',
  acr: 'How sure that is (acr)',
  amr: 'How you signed in (amr)',
  when: 'When you signed in',
  claims: 'The ID token',
  access: 'The access token',
  refresh: 'Refresh the tokens',
  again: 'Sign in again',
  signOut: 'Sign out',
  openFile: 'Open the confidential file',
  file: 'The server of the file says:',
  account: 'My account at Sluis',
  failed: (text: string) => `Sluis answered: ${text}`,
  refreshed: 'The tokens were refreshed.',
  signedOut: 'Sluis has told the portal that you signed out.',
}

export type Words = typeof words
