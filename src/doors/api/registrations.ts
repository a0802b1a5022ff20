import { listTokens, registrationTokenSchema, type RegistrationToken } from '../../domain/clients/index.ts'
import {
  anyMembers,
  anything,
  listOf,
  members,
  moment,
  orNull,
  text,
  told,
  uuid,
  whole,
} from '../../platform/schema/index.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { momentIn, paged } from './cursors.ts'
import { operation, type Operation } from './operation.ts'
import { refusal } from './problems.ts'
import { pageSchema } from './said.ts'

const token = {
  id: uuid(),
  name: text(),
  grants: listOf(text(), 'grants'),
  scopes: listOf(text(), 'scopes'),
  origins: told(orNull(listOf(text(), 'origins')), 'null: anywhere'),
  settings: anyMembers(anything(), 'an object'),
  uses_left: whole(0),
  created_at: moment(),
  expires_at: moment(),
}

const tokenSaid = (row: RegistrationToken) => ({
  id: row.id,
  name: row.name,
  grants: row.grants,
  scopes: row.scopes,
  origins: row.origins,
  settings: row.settings,
  uses_left: row.uses_left,
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
})

/** What lets programs register clients by the protocol. */
export const registrationOperations: readonly Operation[] = [
  operation({
    name: 'registrations.list',
    method: 'GET',
    path: '/registration-tokens',
    says: 'List the tokens by which programs register clients (RFC 7591), without the tokens themselves.',
    isList: true,
    gives: {
      200: {
        says: 'a page of tokens',
        schema: pageSchema(members(token), 'tokens'),
      },
    },
    refusals: ['cursor-wrong'],
    example: { status: 200 },
    async run({ db }, { limit, after }) {
      const rows = await listTokens(db, { after: momentIn(after), limit: limit + 1 })
      return paged(rows, limit, { say: tokenSaid, key: ({ created_at: at, id }) => ({ at, id }) })
    },
  }),
  operation({
    name: 'registrations.create',
    method: 'POST',
    path: '/registration-tokens',
    says: 'Make a token by which a program registers clients.',
    more: 'It carries what such clients may ask for. It is in the answer and nowhere else: what is kept is a hash. Where DYNAMIC_REGISTRATION is off, nobody can use it.',
    body: { schema: registrationTokenSchema },
    gives: {
      201: {
        says: 'the token: it is shown this once',
        schema: members({
          ...token,
          token: told(orNull(text()), 'null: it was shown already'),
        }),
      },
    },
    refusals: [],
    isActing: true,
    isCreating: true,
    example: {
      body: { name: 'Suppliers of the portal', uses: 5, origins: ['https://portal.example'] },
      status: 201,
    },
    run: (door, { body, does }) =>
      does(door.acts.registrations.createToken, { target: undefined, input: body }, (done) => {
        if (!done.ok) return refusal('invalid', { faults: done.faults })
        const said = tokenSaid(done.row)
        return {
          status: 201,
          body: { ...said, token: done.token },
          kept: { ...said, token: null },
          location: `/registration-tokens/${said.id}`,
        }
      }),
  }),
  operation({
    name: 'registrations.delete',
    method: 'DELETE',
    path: '/registration-tokens/{id}',
    params: { id: { says: 'the token’s id', example: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b8a' } },
    says: 'End a token; clients that were registered by it stay.',
    gives: { 204: { says: 'it is ended' } },
    refusals: [],
    isActing: true,
    example: { params: { id: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b8a' }, status: 204 },
    run: (door, { params: { id = '' }, does }) => {
      if (!isUuid(id)) throw refusal('not-found')
      return does(door.acts.registrations.deleteToken, { target: id, input: undefined }, (done) =>
        done.ok ? { status: 204 } : refusal('not-found'),
      )
    },
  }),
]
