import type { AccountId } from '../vocabulary.ts'
import { table, type ApiScope, type OperationName, type Role } from './table.ts'

/** A role that somebody holds; of a client manager, with the clients that it names. */
export interface Held {
  readonly role: Role
  readonly clients: readonly string[]
}

/** What is looked at before something is done. */
export interface Asked {
  readonly operation: OperationName
  /** What the token holds. */
  readonly scopes: readonly string[]
  /** What whoever asks holds: a person, or a program of its own. */
  readonly holds: readonly Held[]
  readonly person: AccountId | undefined
  readonly target: {
    /** The client that it is done to. */
    readonly client?: string | undefined
    /** The person that it is done to. */
    readonly person?: AccountId | undefined
    /** Whether that client, or that person, holds a role. */
    readonly isPrivileged?: boolean | undefined
    /** Whether it changes what a client may reach, and not only what it is. */
    readonly isOfOperators?: boolean | undefined
  }
}

export type Refused =
  | { readonly reason: 'scope-missing'; readonly scope: ApiScope }
  | { readonly reason: 'role-missing' }
  /** What is not for them does not exist for them. */
  | { readonly reason: 'not-theirs' }
  | { readonly reason: 'own-account' }
  | { readonly reason: 'privileged' }
  | { readonly reason: 'person-needed' }

type Rule = (asked: Asked) => Refused | undefined

const tokenHoldsTheScope: Rule = ({ operation, scopes }) => {
  const { scope } = table[operation]
  return scopes.includes(scope) ? undefined : { reason: 'scope-missing', scope }
}

const someRoleAllowsIt: Rule = ({ operation, holds }) =>
  holds.some(({ role }) => table[operation].may[role] !== '-') ? undefined : { reason: 'role-missing' }

const clientIsOneOfTheirs: Rule = ({ operation, holds, target: { client } }) => {
  if (client === undefined) return undefined
  const isTheirs = holds.some(({ role, clients }) => {
    const reach = table[operation].may[role]
    return reach === 'all' || (reach === 'named' && clients.includes(client))
  })
  return isTheirs ? undefined : { reason: 'not-theirs' }
}

const writes = (operation: OperationName): boolean => table[operation].scope.endsWith(':write')

/** Nobody acts on their own account, nor gives themselves a role. */
const accountIsNotTheirOwn: Rule = ({ operation, person, target }) =>
  writes(operation) && person !== undefined && target.person === person
    ? { reason: 'own-account' }
    : undefined

const isOperator = (holds: readonly Held[]): boolean => holds.some(({ role }) => role === 'operator')

/**
 * Who looks after others is looked after by operators, and by persons: a help desk would otherwise get in by an operator's
 * mail, and whoever looks after a client by the secret of a program that is one.
 */
const privilegedAreForOperators: Rule = ({ operation, holds, person, target }) => {
  if (!writes(operation) || target.isPrivileged !== true) return undefined
  if (!isOperator(holds)) return { reason: 'privileged' }
  return person === undefined ? { reason: 'person-needed' } : undefined
}

/** What a client may reach, and what files know it by, is for operators: its manager looks after what it is. */
const reachIsForOperators: Rule = ({ holds, target }) =>
  target.isOfOperators === true && !isOperator(holds) ? { reason: 'privileged' } : undefined

/** Whose program it is, several may know: what needs two persons is asked for and agreed to by persons. */
const aPersonAsksWhereTwoMustAgree: Rule = ({ operation, person }) =>
  person === undefined && (table[operation].fourEyes === 'always' || settlesProposals(operation))
    ? { reason: 'person-needed' }
    : undefined

const settlesProposals = (operation: OperationName): boolean =>
  operation === 'proposals.agree' || operation === 'proposals.decline'

export const rules: readonly Rule[] = [
  tokenHoldsTheScope,
  someRoleAllowsIt,
  clientIsOneOfTheirs,
  accountIsNotTheirOwn,
  privilegedAreForOperators,
  reachIsForOperators,
  aPersonAsksWhereTwoMustAgree,
]

/** Whether something may be done; or the first reason why not. */
export function mayDo(asked: Asked): Refused | undefined {
  for (const rule of rules) {
    const refused = rule(asked)
    if (refused) return refused
  }
  return undefined
}

/** The clients that somebody may see in a list; undefined: all. */
export const clientsSeen = (
  operation: OperationName,
  holds: readonly Held[],
): readonly string[] | undefined =>
  holds.some(({ role }) => table[operation].may[role] === 'all')
    ? undefined
    : holds.filter(({ role }) => table[operation].may[role] === 'named').flatMap(({ clients }) => clients)
