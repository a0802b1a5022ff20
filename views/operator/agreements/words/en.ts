import type { OperationName } from '../../../../src/policy/operating/index.ts'

export const words = {
  title: 'Approvals',
  lead: 'What is too much for one person alone waits here for another, 24 hours at most. Whoever agrees has it done at once, as it was asked.',
  none: 'Nothing waits for a second person.',
  passed: 'has changed since',
  caption: 'Waiting',
  columns: { what: 'What', by: 'Asked by', at: 'Asked', until: 'Until' },
  you: 'you',
  somebody: 'somebody whose account is gone',
  target: 'Of',
  changes: 'What would change',
  change: { where: 'Setting', from: 'Now', to: 'Then' },
  request: 'What was asked, to the letter',
  agree: 'Agree, and have it done',
  decline: 'Decline',
  withdraw: 'Withdraw',
  own: 'You asked for this yourself. A colleague must agree.',
  notYours: 'Your role does not include this: you may decline it, and an operator may agree.',
  unset: 'not set',
  operation: {
    'clients.create': 'Register a portal',
    'clients.replace': 'Change a portal',
    'clients.change': 'Change a portal',
    'clients.delete': 'Withdraw a portal',
    'people.correct-address': 'Correct somebody’s address, or give them one',
    'organisations.close': 'End an organisation',
    'attributes.delete': 'Take an attribute away, with all that was said by it',
    'people.export': 'Read everybody out',
    'roles.grant': 'Give a role',
  } as Readonly<Partial<Record<OperationName, string>>>,
}
export type Words = typeof words
