import { figuresPage, type FigureShown } from '../../../../views/operator/figures/figures.ts'
import { clientsByName } from '../../../domain/clients/index.ts'
import type { Span } from '../../../domain/statistics/index.ts'
import { CSV, csvOf } from '../../../platform/csv/write.ts'
import { download, page, type Answer } from '../../../platform/http/answers.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { clientsSeen } from '../../../policy/operating/index.ts'
import type { Visit } from '../enter.ts'
import { build, shownFigures } from './build.ts'

const spans = [1, 7, 30, 90]

function spanIn({ exchange, zone }: Visit): Span & { client: string | undefined } {
  const days = spans.find((each) => String(each) === exchange.query.get('days')) ?? 30
  const client = (exchange.query.get('client') ?? '').trim().slice(0, 64)
  return { days, zone, client: client === '' ? undefined : client }
}

export async function showFigures(visit: Visit): Promise<Answer> {
  const span = spanIn(visit)
  // one after the other: a page holds one connection, however many it shows
  const figures: FigureShown[] = []
  for (const name of shownFigures) figures.push(await build(visit, name, span))
  const frame = { ...visit.frame, here: '/operator/figures' }
  const portals = await portalsOf(visit)
  return page(figuresPage({ frame, days: span.days, client: span.client ?? '', portals, spans, figures }))
}

/** More are too many for a list to choose from. */
const MOST = 100

/** Undefined: more than a list holds, or whoever looks may not list them. */
async function portalsOf({ door, may, by }: Visit) {
  if (!may('clients.list')) return undefined
  const among = clientsSeen('clients.list', by.holds)
  const rows = await clientsByName(door.db, { beginning: '', among, limit: MOST + 1 })
  return rows.length > MOST ? undefined : rows.map(({ id, name }) => ({ id, name }))
}

/** The same as a file. @throws HttpProblem 404 */
export async function exportFigure(visit: Visit): Promise<Answer> {
  const name = shownFigures.find((each) => each === visit.exchange.params['figure'])
  if (!name) throw new HttpProblem(404, 'not-found')
  const { columns, rows } = await build(visit, name, spanIn(visit))
  const lines = rows.map(({ what, values }) => [what, ...values.map(String)])
  return download(`${name}.csv`, CSV, csvOf(columns, lines))
}
