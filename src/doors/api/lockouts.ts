import { perform } from '../../acts/index.ts'
import { noteRehearsal } from '../../acts/operating/index.ts'
import { foresightById, keptOutBy, type ForesightRow } from '../../journeys/foresight/index.ts'
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
} from '../../platform/schema/index.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { known, targetOf, tellUpdated } from './clients-changed.ts'
import { sent } from './clients-said.ts'
import { lastOf } from './cursors.ts'
import { createDoes } from './doing.ts'
import { operation, type Operation } from './operation.ts'
import { refusal } from './problems.ts'

const foresight = {
  id: uuid(),
  client_id: text(),
  done_at: told(orNull(moment()), 'null: they are being looked through still'),
  people: told(whole(0), 'how many of those who used it in the last 90 days were looked at'),
  refused: told(whole(0), 'how many of them get in now and would not then'),
  sets_up: told(whole(0), 'how many would have to set something up first'),
}

const foresightSaid = (row: ForesightRow) => ({
  ...{ id: row.id, client_id: row.client_id, done_at: row.done_at?.toISOString() ?? null },
  ...{ people: row.people, refused: row.refused, sets_up: row.sets_up },
})

const one = '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b9c'

/** What is tried before anybody is hurt by it: a rehearsal, and whom a change would lock out. */
export const lockoutOperations: readonly Operation[] = [
  operation({
    name: 'clients.rehearse',
    method: 'POST',
    path: '/clients/{client_id}/rehearsal',
    params: { client_id: { says: 'the client’s id', example: 'permits' } },
    says: 'Do all that a client is registered for, as a portal that is built in, and say what is wrong.',
    more: 'Against an engine in memory: nothing of it is kept. The portal itself is asked whether a logout arrives, and what time it has.',
    gives: {
      200: {
        says: 'each check, and what came of it',
        schema: members({
          checks: listOf(
            members({
              check: text(),
              verdict: told(
                oneOf(['good', 'aside', 'wrong', 'none']),
                'aside: it works, and is not as it should be; none: it is not for this client',
              ),
              why: told(orNull(text()), 'what is wrong, as a name'),
              about: told(orNull(text({ least: 0 })), 'an address, a level, what was said'),
            }),
            'checks',
          ),
        }),
      },
    },
    refusals: ['too-many'],
    example: { params: { client_id: 'permits' }, status: 200 },
    targetOf,
    async run(door, { params, caller }) {
      const { id, metadata } = await known(door, params['client_id'])
      const may = await perform(door, noteRehearsal, caller.who, id, caller.who)
      if (!may.ok) throw refusal('too-many', { retryAfter: may.retryAfter })
      const checks = await door.acts.rehearse({ id, metadata })
      const items = checks.map(({ check, verdict, why = null, about = null }) => ({
        check,
        verdict,
        why,
        about,
      }))
      return { status: 200, body: { checks: items } }
    },
  }),
  operation({
    name: 'lockouts.ask',
    method: 'POST',
    path: '/clients/{client_id}/lockouts',
    params: { client_id: { says: 'the client’s id', example: 'permits' } },
    says: 'Have it looked up whom another registration would lock out of those who use a portal.',
    more: 'By the rules of the sign-in themselves, of everybody who used it in the last 90 days. Of few it is known at once; many are looked through in the background.',
    body: sent,
    gives: { 201: { says: 'what is known so far', schema: members(foresight) } },
    refusals: ['too-many'],
    example: {
      params: { client_id: 'permits' },
      body: { redirect_uris: ['https://permits.example/callback'], sluis_minimum_level: 'substantial' },
      status: 201,
    },
    targetOf,
    async run(door, { params, body, caller }) {
      const { id, version } = await known(door, params['client_id'])
      // what could not be saved locks nobody out
      const does = createDoes(door, caller, { way: 'rehearse' })
      const input = { metadata: body, expected: version, hand: 'anyway' } as const
      await does(door.acts.clients.update, { target: id, input }, tellUpdated)
      const asked = await door.acts.foresights.ask(caller.who, { clientId: id, version, wanted: body })
      if (!asked.ok) throw refusal('too-many', { retryAfter: asked.retryAfter })
      const row = await foresightById(door.db, asked.id)
      if (!row) throw refusal('not-found')
      return { status: 201, body: foresightSaid(row), location: `/lockouts/${asked.id}` }
    },
  }),
  operation({
    name: 'lockouts.read',
    method: 'GET',
    path: '/lockouts/{id}',
    params: { id: { says: 'the id that was answered', example: one } },
    says: 'Whom a change would lock out, and what each lacks; for a day after it was asked.',
    isList: true,
    gives: {
      200: {
        says: 'what is known so far, and a page of people',
        schema: members({
          ...foresight,
          items: listOf(
            members({
              account: uuid(),
              outlook: oneOf(['refused', 'sets-up']),
              what: told(text({ least: 0 }), 'why, or what they would have to set up; empty: they choose'),
            }),
            'people',
          ),
          next: told(orNull(text()), 'where the list goes on; null: here it ends'),
        }),
      },
    },
    refusals: ['cursor-wrong'],
    example: { params: { id: one }, status: 200 },
    async run({ db }, { params: { id = '' }, limit, after }) {
      const row = isUuid(id) ? await foresightById(db, id) : undefined
      if (!row) throw refusal('not-found')
      const out = await keptOutBy(db, id, { after: after as string | undefined, limit: limit + 1 })
      const items = out
        .slice(0, limit)
        .map(({ account_id: account, outlook, what }) => ({ account, outlook, what }))
      const last = lastOf(out, limit, ({ account_id: account }) => account)
      return { status: 200, body: { ...foresightSaid(row), items }, last }
    },
  }),
]
