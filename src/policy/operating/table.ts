/**
 * Who may do what, of those who look after an installation: one table of operation by role. The API's checks, its
 * document and the test that walks every operation as every role all read it.
 */

/** Those who look after an installation; the last is whoever runs the command line on one of its machines. */
export const roles = ['operator', 'helpdesk', 'auditor', 'client-manager'] as const
export type Role = (typeof roles)[number]

/** What a token must hold for it, by area. */
export const scopes = {
  'clients:read': 'portals, and the resource servers that they ask tokens for',
  'clients:write': 'register, change and withdraw them',
  'people:read': 'find people, and see how they stand',
  'people:write': 'take access away and give it back, end sessions, start a recovery, correct an address',
  'organisations:read': 'find organisations; who acts for them, and by which numbers they are known',
  'organisations:write': 'make organisations, change them and who acts for them',
  'settings:read': 'the levels and the policy in force',
  'keys:read': 'the signing keys',
  'keys:write': 'let the next keys sign',
  'outbox:read': 'what could not be delivered, and letters',
  'outbox:write': 'send it again; hand letters over, and note what came back',
  'audit:read': 'who did what, and when',
  'roles:read': 'who looks after this installation, and what waits for a second person',
  'roles:write': 'give and take roles; agree to what another has proposed',
} as const
export type ApiScope = keyof typeof scopes

/** How far a role goes: everywhere, to the clients that it names, or nowhere. */
export type Reach = 'all' | 'named' | '-'

/** When a second person must agree: always, or where it would ask less of people than before. */
export type FourEyes = 'always' | 'when-lowered' | '-'

export interface Row {
  readonly scope: ApiScope
  readonly may: Readonly<Record<Role, Reach>>
  readonly fourEyes: FourEyes
}

const row = (
  scope: ApiScope,
  operator: Reach,
  helpdesk: Reach,
  auditor: Reach,
  manager: Reach,
  fourEyes: FourEyes,
): Row => ({ scope, may: { operator, helpdesk, auditor, 'client-manager': manager }, fourEyes })

// prettier-ignore
export const table = {
  //                           scope            operator helpdesk auditor client-manager second person
  'clients.list':          row('clients:read',  'all',   '-',     'all',  'named',       '-'),
  'clients.read':          row('clients:read',  'all',   '-',     'all',  'named',       '-'),
  'clients.create':        row('clients:write', 'all',   '-',     '-',    '-',           'when-lowered'),
  'clients.replace':       row('clients:write', 'all',   '-',     '-',    'named',       'when-lowered'),
  'clients.change':        row('clients:write', 'all',   '-',     '-',    'named',       'when-lowered'),
  'clients.rotate-secret': row('clients:write', 'all',   '-',     '-',    'named',       '-'),
  'clients.delete':        row('clients:write', 'all',   '-',     '-',    '-',           'always'),
  'clients.rehearse':      row('clients:write', 'all',   '-',     '-',    'named',       '-'),
  'lockouts.ask':          row('clients:read',  'all',   '-',     'all',  'named',       '-'),
  'lockouts.read':         row('people:read',   'all',   '-',     'all',  '-',           '-'),
  'resources.list':        row('clients:read',  'all',   '-',     'all',  'all',         '-'),
  'resources.read':        row('clients:read',  'all',   '-',     'all',  'all',         '-'),
  'resources.create':      row('clients:write', 'all',   '-',     '-',    '-',           '-'),
  'resources.change':      row('clients:write', 'all',   '-',     '-',    '-',           '-'),
  'resources.delete':      row('clients:write', 'all',   '-',     '-',    '-',           '-'),
  'registrations.list':    row('clients:read',  'all',   '-',     'all',  '-',           '-'),
  'registrations.create':  row('clients:write', 'all',   '-',     '-',    '-',           '-'),
  'registrations.delete':  row('clients:write', 'all',   '-',     '-',    '-',           '-'),
  'people.search':         row('people:read',   'all',   'all',   'all',  '-',           '-'),
  'people.read':           row('people:read',   'all',   'all',   'all',  '-',           '-'),
  'people.disable':        row('people:write',  'all',   '-',     '-',    '-',           '-'),
  'people.enable':         row('people:write',  'all',   '-',     '-',    '-',           '-'),
  'people.end-sessions':   row('people:write',  'all',   '-',     '-',    '-',           '-'),
  'people.start-recovery': row('people:write',  'all',   'all',   '-',    '-',           '-'),
  'people.begin-recovery': row('people:write',  'all',   'all',   '-',    '-',           '-'),
  'people.withdraw-recovery': row('people:write', 'all', 'all',   '-',    '-',           '-'),
  'people.correct-address':row('people:write',  'all',   '-',     '-',    '-',           'when-lowered'),
  'people.set-postal':    row('people:write',  'all',   '-',     '-',    '-',           'when-lowered'),
  'people.lift-waits':     row('people:write',  'all',   'all',   '-',    '-',           '-'),
  'people.resend':         row('people:write',  'all',   'all',   '-',    '-',           '-'),
  'people.export':         row('people:read',   'all',   '-',     'all',  '-',           'always'),
  'people.read-export':    row('people:read',   'all',   '-',     'all',  '-',           '-'),
  'organisations.search':   row('organisations:read', 'all', 'all', 'all', '-', '-'),
  'organisations.read':     row('organisations:read', 'all', 'all', 'all', '-', '-'),
  'organisations.create':   row('organisations:write', 'all', '-', '-', '-', '-'),
  'organisations.change':   row('organisations:write', 'all', '-', '-', '-', 'when-lowered'),
  'organisations.set-demands': row('organisations:write', 'all', '-', '-', '-', 'when-lowered'),
  'organisations.suspend':  row('organisations:write', 'all', '-', '-', '-', '-'),
  'organisations.resume':   row('organisations:write', 'all', '-', '-', '-', '-'),
  'organisations.take-over': row('organisations:write', 'all', '-', '-', '-', 'always'),
  'organisations.close':    row('organisations:write', 'all', '-', '-', '-', 'always'),
  'applications.list':      row('organisations:read', 'all', 'all', 'all', '-', '-'),
  'applications.accept':    row('organisations:write', 'all', '-', '-', '-', '-'),
  'applications.decline':   row('organisations:write', 'all', '-', '-', '-', '-'),
  'members.list':           row('organisations:read', 'all', 'all', 'all', '-', '-'),
  'members.read':           row('organisations:read', 'all', 'all', 'all', '-', '-'),
  'members.add':            row('organisations:write', 'all', '-', '-', '-', 'when-lowered'),
  'members.change':         row('organisations:write', 'all', '-', '-', '-', 'when-lowered'),
  'members.end':            row('organisations:write', 'all', '-', '-', '-', '-'),
  'members.set-attributes': row('organisations:write', 'all', '-', '-', '-', '-'),
  'members.issue-details':  row('organisations:write', 'all', '-', '-', '-', '-'),
  'invitations.list':       row('organisations:read', 'all', 'all', 'all', '-', '-'),
  'invitations.create':     row('organisations:write', 'all', '-', '-', '-', 'when-lowered'),
  'invitations.read':       row('organisations:read', 'all', 'all', 'all', '-', '-'),
  'invitations.send-again': row('organisations:write', 'all', '-', '-', '-', 'when-lowered'),
  'invitations.withdraw':   row('organisations:write', 'all', '-', '-', '-', '-'),
  'numbers.list':           row('organisations:read', 'all', 'all', 'all', '-', '-'),
  'numbers.add':            row('organisations:write', 'all', '-', '-', '-', '-'),
  'numbers.label':          row('organisations:write', 'all', '-', '-', '-', '-'),
  'numbers.move':           row('organisations:write', 'all', '-', '-', '-', '-'),
  'numbers.merge':          row('organisations:write', 'all', '-', '-', '-', '-'),
  'merge-requests.list':    row('organisations:read', 'all', 'all', 'all', '-', '-'),
  'merge-requests.decline': row('organisations:write', 'all', '-', '-', '-', '-'),
  'branches.list':          row('organisations:read', 'all', 'all', 'all', '-', '-'),
  'branches.add':           row('organisations:write', 'all', '-', '-', '-', '-'),
  'branches.change':        row('organisations:write', 'all', '-', '-', '-', '-'),
  'branches.end':           row('organisations:write', 'all', '-', '-', '-', '-'),
  'representations.list':   row('organisations:read', 'all', 'all', 'all', '-', '-'),
  'representations.give':   row('organisations:write', 'all', '-', '-', '-', '-'),
  'representations.end':    row('organisations:write', 'all', '-', '-', '-', '-'),
  'registers.list':         row('organisations:read', 'all', 'all', 'all', 'all', '-'),
  'registers.create':       row('organisations:write', 'all', '-', '-', '-', '-'),
  'registers.change':       row('organisations:write', 'all', '-', '-', '-', '-'),
  'registers.delete':       row('organisations:write', 'all', '-', '-', '-', '-'),
  'attributes.list':        row('organisations:read', 'all', 'all', 'all', 'all', '-'),
  'attributes.create':      row('organisations:write', 'all', '-', '-', '-', '-'),
  'attributes.change':      row('organisations:write', 'all', '-', '-', '-', '-'),
  'attributes.delete':      row('organisations:write', 'all', '-', '-', '-', 'always'),
  'explanations.foresee':  row('people:read',   'all',   'all',   'all',  '-',           '-'),
  'explanations.read':     row('people:read',   'all',   'all',   'all',  '-',           '-'),
  'settings.levels':       row('settings:read', 'all',   'all',   'all',  'all',         '-'),
  'settings.policy':       row('settings:read', 'all',   'all',   'all',  'all',         '-'),
  'settings.in-force':     row('settings:read', 'all',   '-',     'all',  '-',           '-'),
  'statistics.read':       row('settings:read', 'all',   'all',   'all',  '-',           '-'),
  'keys.list':             row('keys:read',     'all',   '-',     'all',  '-',           '-'),
  'keys.rotate':           row('keys:write',    'all',   '-',     '-',    '-',           '-'),
  'outbox.dead-letters':   row('outbox:read',   'all',   '-',     'all',  '-',           '-'),
  'outbox.send-again':     row('outbox:write',  'all',   '-',     '-',    '-',           '-'),
  'letters.list':          row('outbox:read',   'all',   'all',   'all',  '-',           '-'),
  'letters.run':           row('outbox:write',  'all',   '-',     '-',    '-',           '-'),
  'letters.returned':      row('outbox:write',  'all',   'all',   '-',    '-',           '-'),
  'letters.reprint':       row('outbox:write',  'all',   '-',     '-',    '-',           '-'),
  'audit.events':          row('audit:read',    'all',   '-',     'all',  '-',           '-'),
  'roles.list':            row('roles:read',    'all',   '-',     'all',  '-',           '-'),
  'roles.grant':           row('roles:write',   'all',   '-',     '-',    '-',           'always'),
  'roles.withdraw':        row('roles:write',   'all',   '-',     '-',    '-',           '-'),
  'proposals.list':        row('roles:read',    'all',   '-',     'all',  '-',           '-'),
  'proposals.agree':       row('roles:write',   'all',   '-',     '-',    '-',           '-'),
  'proposals.decline':     row('roles:write',   'all',   '-',     '-',    '-',           '-'),
} as const satisfies Readonly<Record<string, Row>>

export type OperationName = keyof typeof table
export const operationNames = Object.keys(table) as OperationName[]

/** What a second person may have to agree to. */
export const forTwo: readonly OperationName[] = operationNames.filter((name) => table[name].fourEyes !== '-')
