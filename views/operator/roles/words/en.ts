import type { Role } from '../../../../src/policy/operating/index.ts'

export const words = {
  title: 'Operators',
  lead: 'Who looks after this installation. A role is given by two persons, and taken back by one.',
  none: 'Nobody has a role.',
  caption: 'Roles',
  columns: { who: 'Who', role: 'Role', clients: 'Of which portals', since: 'Since', end: 'Take back' },
  all: 'all',
  program: 'program',
  you: 'you',
  give: 'Give a role',
  giveTitle: 'Give a role',
  giveLead:
    'A second person must agree. Whoever gets it signs in to the console with a passkey from then on.',
  who: 'E-mail address of a person, or id of a client that is a program',
  role: 'Role',
  says: {
    operator: 'does everything',
    helpdesk: 'finds people, sees how they stand, and gets them going again',
    auditor: 'sees everything, and changes nothing',
    'client-manager': 'looks after some portals',
  } as Record<Role, string>,
  clients: 'Portals that a client manager looks after',
  clientsHint: 'Their client ids, one on each line',
  go: 'Ask a second person',
  takeBack: 'Take back',
  takeTitle: (who: string) => `Take the role back from ${who}?`,
  takeLead: 'It ends with their next request. What they have asked a second person for goes with it.',
  keep: 'No, leave it',
  'who-missing': 'Say who',
  'who-too-long': 'This is too long',
  'who-unknown': 'There is no account with this address, and no client with this id',
  'role-unknown': 'Choose a role',
  'clients-missing': 'Say which portals',
  'clients-unknown': 'One of these is no client',
  done: { withdrawn: 'The role is taken back.' } as Record<string, string>,
}
export type Words = typeof words
