export const words = {
  title: 'Who signs in?',
  lead: 'This is a simulator of Sluis, for tests of portals. Say who signs in, and what goes wrong.',
  answer: 'As JSON; every member may be left out',
  signIn: 'Sign in',
  deny: 'Refuse',
}

export type Words = typeof words
