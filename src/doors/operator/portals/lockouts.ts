import { lockoutsPage, type KeptOutShown } from '../../../../views/operator/portals/lockouts.ts'
import { decisionReasons } from '../../../../views/operator/reasons.ts'
import { clientById } from '../../../domain/clients/index.ts'
import {
  foresightById,
  keptOutBy,
  type ForesightRow,
  type KeptOut,
} from '../../../journeys/foresight/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'
import { namedIn } from '../named.ts'
import { formOf } from './form.ts'
import { sealedBase } from './settings.ts'

const PAGE = 50

/** Whom a change would lock out: how many, and, for whoever may look at people, who. */
export async function showLockouts(visit: Visit): Promise<Answer> {
  const { door, frame, may, exchange } = visit
  const row = await foresightHere(visit)
  const client = await clientById(door.db, row.client_id, visit.now)
  if (!client) throw new HttpProblem(404, 'not-found')
  const after = exchange.query.get('after') ?? undefined
  const out = may('lockouts.read')
    ? await keptOutBy(door.db, row.id, { after: isUuid(after ?? '') ? after : undefined, limit: PAGE + 1 })
    : undefined
  const last = out && out.length > PAGE ? out[PAGE - 1] : undefined
  const here = `/operator/lockouts/${row.id}`
  const named = await namedIn(
    door.db,
    (out ?? []).map((each) => each.account_id),
  )
  const isPassed = client.version !== row.version
  const mayChange = may('clients.replace', { client: client.id })
  const asked = { params: { client_id: client.id }, body: door.foresights.wantedOf(row) }
  const isReady = mayChange && row.done_at !== null && !isPassed
  const isForTwo = isReady && (await door.operating.isForTwo('clients.replace', asked))
  return page(
    lockoutsPage({
      ...{ frame: { ...frame, here }, client, isForTwo },
      ...{ people: row.people, refused: row.refused, setsUp: row.sets_up },
      ...{ isDone: row.done_at !== null, isPassed },
      out: out?.slice(0, PAGE).map((each) => shownOf(visit, each, named.get(each.account_id)?.name)),
      next: last && `${here}?after=${last.account_id}`,
      saves: mayChange
        ? {
            ...formOf(client.metadata),
            ...{ base: sealedBase(visit, client), sure: 'yes' },
            whole: JSON.stringify(door.foresights.wantedOf(row)),
            // it was said already that files manage it: it would not have come here otherwise
            ...(client.managed_at === null ? {} : { anyway: 'yes' }),
          }
        : undefined,
    }),
  )
}

async function foresightHere({ door, exchange, may }: Visit): Promise<ForesightRow> {
  const { id = '' } = exchange.params
  const row = isUuid(id) ? await foresightById(door.db, id) : undefined
  if (!row || !may('lockouts.ask', { client: row.client_id })) throw new HttpProblem(404, 'not-found')
  return row
}

function shownOf(
  { door, frame }: Visit,
  { account_id: id, outlook, what }: KeptOut,
  name: string = id,
): KeptOutShown {
  const factor = door.ways.factors.find(({ kind }) => kind === what)?.names(frame.locale).name
  const said = outlook === 'refused' ? decisionReasons(frame.locale)[what] : factor
  return { id, name, outlook, what: said ?? (what === '' ? undefined : what) }
}
