import { requestOf, type ProposalRow, type RoleRow } from '../../domain/operators/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import {
  listOf,
  members,
  moment,
  oneOf,
  orNull,
  text,
  told,
  uuid,
  whole,
  yesOrNo,
  anything,
  type Change,
  type Schema,
} from '../../platform/schema/index.ts'
import { forTwo, roles } from '../../policy/operating/index.ts'

/** A page of a list. @param what the items are, in the plural */
export const pageSchema = (item: Schema, what: string) =>
  members({
    items: listOf(item, what),
    next: told(orNull(text()), 'where the list goes on; null: here it ends'),
  })

/** What waits for a second person. */
export const proposalSchema = members({
  id: uuid(),
  operation: told(oneOf(forTwo), 'what would be done'),
  target: told(text(), 'to what, as its address below the API'),
  request: told(
    anything(),
    'the body of the request: what would be done, to the letter; null: there is none',
  ),
  changes: told(
    listOf(members({ pointer: text({ least: 0 }), from: anything(), to: anything() }), 'changes'),
    'what would not be as it is, by its place (RFC 6901)',
  ),
  proposed_by: told(uuid(), 'the account of whoever asked'),
  proposed_at: moment(),
  expires_at: told(moment(), 'until when somebody else can agree'),
})

export const proposalSaid = (vault: Vault, row: ProposalRow) => ({
  id: row.id,
  ...requested(vault, row),
  operation: row.operation,
  target: row.target,
  proposed_by: row.proposed_by,
  proposed_at: row.proposed_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
})

function requested(vault: Vault, row: ProposalRow): { request: unknown; changes: readonly Change[] } {
  const { body = null, changes = [] } = JSON.parse(requestOf(vault, row)) as {
    body?: unknown
    changes?: readonly Change[]
  }
  return { request: body, changes }
}

/** A role that somebody holds. */
export const roleSchema = members({
  id: uuid(),
  account: told(orNull(uuid()), 'the person who holds it; null: a program does'),
  client_id: told(orNull(text()), 'the program that holds it; null: a person does'),
  role: oneOf(roles),
  clients: told(listOf(text(), 'clients'), 'of a client manager: the clients that they look after'),
  granted_at: moment(),
})

export const roleSaid = (row: RoleRow) => ({
  id: row.id,
  account: row.account_id,
  client_id: row.client_id,
  role: row.role,
  clients: row.clients,
  granted_at: row.granted_at.toISOString(),
})

/** What a rehearsal answers. */
export const rehearsalSchema = members({
  dry_run: told(yesOrNo(), 'always true: nothing was done'),
  status: told(whole(200, 204), 'what it would be answered'),
  answer: told(anything(), 'the body of that answer; secrets are null, for none was made'),
  changes: told(
    listOf(members({ pointer: text({ least: 0 }), from: anything(), to: anything() }), 'changes'),
    'what would not be as it was, by its place (RFC 6901); null: not there',
  ),
})

/** A problem (RFC 9457). */
export const problemSchema = members({
  type: told(text(), 'a page that says what it means and what to do'),
  title: told(text(), 'its code: for programs'),
  status: whole(400, 599),
  detail: told(text().optional(), 'what is wrong, in a sentence: for people'),
  instance: told(
    text(),
    'the reference of this request, as X-Request-Id has it: for whoever looks into the log',
  ),
  errors: told(
    listOf(
      members({
        pointer: told(text({ least: 0 }).optional(), 'where in the body it stands (RFC 6901)'),
        parameter: text().optional(),
        detail: text(),
      }),
      'errors',
    ).optional(),
    'everything that is wrong with what was sent',
  ),
})
