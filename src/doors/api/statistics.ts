import { figure, figureNames } from '../../domain/statistics/index.ts'
import { listOf, members, moment, oneOf, orNull, text, told, whole } from '../../platform/schema/index.ts'
import { operation, type Operation } from './operation.ts'
import { refusal } from './problems.ts'

const item = members({
  at: told(orNull(moment()), 'the beginning of the hour or day; null: over the whole time'),
  kind: text({ least: 0 }),
  client_id: text({ least: 0 }),
  a: told(text({ least: 0 }), 'a level, a reason, a step, a channel, an address: by the figure'),
  b: told(text({ least: 0 }), 'factors, an outcome, a language: by the figure'),
  n: told(whole(0), 'how often'),
  ms: told(whole(0), 'of answers: how long all of them took, in milliseconds'),
  ms_most: told(whole(0), 'how long the longest took'),
})

/** What happened how often. */
export const statisticsOperations: readonly Operation[] = [
  operation({
    name: 'statistics.read',
    method: 'GET',
    path: '/statistics/{figure}',
    params: { figure: { says: `one of ${figureNames.join(', ')}`, example: 'outcomes' } },
    says: 'What happened how often: counted as it happens, to the minute, and of nobody.',
    query: members({
      days: told(whole(1, 400).default(30), 'of how many days until now'),
      client_id: told(text().optional(), 'of which portal; left out: of all'),
      each: told(oneOf(['hour', 'day']).optional(), 'by which steps of time; left out: over the whole time'),
    }),
    gives: {
      200: { says: 'the figure', schema: members({ items: listOf(item, 'items', { most: 100_000 }) }) },
    },
    refusals: [],
    example: { params: { figure: 'outcomes' }, query: { days: '7', each: 'day' }, status: 200 },
    async run({ db }, { params, query, now }) {
      const name = figureNames.find((each) => each === params['figure'])
      if (!name) throw refusal('not-found')
      const span = { days: query.days, client: query.client_id, each: query.each, zone: 'UTC' }
      const items = await figure(db, name, span, now)
      return {
        status: 200,
        body: { items: items.map((row) => ({ ...row, at: row.at?.toISOString() ?? null })) },
      }
    },
  }),
]
