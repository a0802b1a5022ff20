import { accountById } from '../../domain/accounts/index.ts'
import { clientById } from '../../domain/clients/index.ts'
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
} from '../../platform/schema/index.ts'
import type { Explanation } from '../../policy/signin/index.ts'
import { operation, type Operation } from './operation.ts'
import { refusal } from './problems.ts'

const object = () => anyMembers(anything(), 'an object')

const explained = {
  at: told(orNull(moment()), 'when the rules looked'),
  saw: told(orNull(object()), 'the facts that the rules saw'),
  rules: told(
    listOf(members({ rule: text(), answer: told(orNull(object()), 'null: the rule holds') }), 'rules'),
    'each rule, in order, and what it answers',
  ),
  next: told(orNull(object()), 'what comes next: the first answer'),
}

const said = ({ at, saw, rules, next }: Explanation) => ({ at, saw, rules, next })

export const explanationOperations: readonly Operation[] = [
  operation({
    name: 'explanations.foresee',
    method: 'POST',
    path: '/explanations',
    says: 'What would be asked of somebody by a portal after their password, rule by rule.',
    body: {
      schema: members({
        account: told(uuid(), 'of whom'),
        client_id: told(text(), 'by which portal'),
        acr: told(text().optional(), 'the level that the portal asks for'),
        resource: told(text().optional(), 'what its tokens are for'),
      }),
    },
    gives: {
      200: {
        says: 'what the rules would answer',
        schema: members({ account: uuid(), client_id: text(), ...explained }),
      },
    },
    refusals: [],
    example: {
      body: { account: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b5c', client_id: 'permits' },
      status: 200,
    },
    async run(door, { body }) {
      const [account, client] = await Promise.all([
        accountById(door.db, body.account),
        clientById(door.db, body.client_id, door.clock()),
      ])
      const faults = [
        ...(account ? [] : [{ path: ['account'], says: 'is the id of no account' }]),
        ...(client ? [] : [{ path: ['client_id'], says: 'is the id of no client' }]),
      ]
      if (!account || !client) throw refusal('invalid', { faults })
      const { metadata } = client
      const foreseen = await door.explain.ahead(
        { account, metadata, acr: body.acr, resource: body.resource },
        door.clock(),
      )
      return { status: 200, body: { account: account.id, client_id: client.id, ...said(foreseen) } }
    },
  }),
  operation({
    name: 'explanations.read',
    method: 'GET',
    path: '/explanations/{reference}',
    params: {
      reference: {
        says: 'what the page that refused somebody showed, or the X-Request-Id of an `invalid_grant`',
        example: 'AbCdEfGh12345678',
      },
    },
    says: 'Why somebody was refused, up to thirty days ago.',
    gives: {
      200: {
        says: 'what the rules saw and answered then; of a token request, why the grant was refused',
        schema: members({
          account: orNull(text()),
          client_id: text(),
          reason: told(text(), 'as the page, or the token endpoint’s cause, has it'),
          grant_type: told(orNull(text()), 'of a token request'),
          ...explained,
        }),
      },
    },
    refusals: [],
    example: { params: { reference: 'AbCdEfGh12345678' }, status: 200 },
    async run({ explain }, { params }) {
      const found = await explain.behind(params['reference'] ?? '')
      if (!found) throw refusal('not-found')
      return { status: 200, body: found }
    },
  }),
]
