import { apiPage, withdrawApiPage } from '../../../../views/operator/apis/api.ts'
import { apiPath, apisPage } from '../../../../views/operator/apis/list.ts'
import type { ChangedMeanwhile } from '../../../../views/operator/meanwhile.ts'
import { listResources, resourceByIdentifier, type ResourceRow } from '../../../domain/clients/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm, type FieldFault, type FormState } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { changesBetween, line, pick, readLine } from '../../../platform/schema/index.ts'
import { begunWith, notOurs, sealed } from '../begun.ts'
import { attempt, changeShown, saidOf, waiting, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { librariesFor, snippetFor } from '../portals/libraries.ts'

const PAGE = 50

/** What takes tokens, by its identifier. */
export async function showApis({ door, frame, may, exchange }: Visit): Promise<Answer> {
  const after = exchange.query.get('after') ?? undefined
  const rows = await listResources(door.db, { after, limit: PAGE + 1 })
  return page(
    apisPage({
      ...{ frame: { ...frame, here: '/operator/apis' }, done: doneOf(exchange) },
      connects: may('resources.create'),
      apis: rows.slice(0, PAGE).map((row) => ({
        ...{ identifier: row.identifier, name: row.name, scopes: row.scopes },
        format: row.access_token_format,
      })),
      next: rows.length > PAGE ? rows[PAGE - 1]?.identifier : undefined,
    }),
  )
}

const form = declaredForm({
  name: line({ most: 100 }),
  // several lines are one field: what each is, the API says
  scopes: readLine((said) => said.split(/\s+/).filter(Boolean), { most: 10_000, isOptional: true }),
  format: pick(['jwt', 'opaque']),
  seconds: readLine(
    (said) =>
      /^\d{2,3}$/.test(said) && Number(said) >= 30 && Number(said) <= 300 ? Number(said) : undefined,
    { most: 3 },
  ),
})

/** A form as its fields have it, and the version that it began with. */
interface Base {
  readonly version: number
  readonly typed: Readonly<Record<string, string>>
}

const baseOf = (api: ResourceRow): Base => ({
  version: api.version,
  typed: {
    ...{ name: api.name, scopes: api.scopes.join(' '), format: api.access_token_format },
    seconds: String(api.access_token_seconds),
  },
})

const contextOf = ({ identifier }: ResourceRow): string => `operator-api/${identifier}`

async function apiHere({ door, exchange }: Visit): Promise<ResourceRow> {
  const api = await resourceByIdentifier(door.db, exchange.params['identifier'] ?? '')
  if (!api) throw new HttpProblem(404, 'not-found')
  return api
}

const shownOf = (api: ResourceRow) => ({
  ...{ identifier: api.identifier, name: api.name, format: api.access_token_format },
  isInFiles: api.managed_at !== null,
})

export async function showApi(visit: Visit): Promise<Answer> {
  const api = await apiHere(visit)
  return shown(visit, api, form.show(baseOf(api).typed))
}

function shown(
  visit: Visit,
  api: ResourceRow,
  filled: FormState,
  { refused, meanwhile = [] }: { refused?: Refused; meanwhile?: readonly ChangedMeanwhile[] } = {},
): Answer {
  const { frame, door, may, exchange } = visit
  const [fault] = filled.faults
  const problem = refused ?? (fault && { reason: fault.reason })
  const [library] = api.access_token_format === 'jwt' ? librariesFor('api') : []
  const issuer = door.here.issuer.origin
  const own = { issuer, clientId: '', redirect: undefined, api }
  return page(
    apiPage({
      ...{
        frame: { ...frame, here: apiPath(api.identifier) },
        api: shownOf(api),
        issuer,
        form: filled,
        meanwhile,
      },
      snippet: library && { library: library.name, ...snippetFor(library.name, own) },
      base: sealed(visit, contextOf(api), baseOf(api)),
      may: { change: may('resources.change'), withdraw: may('resources.delete') },
      refused: refused && { ...refused, said: saidOf(refused) },
      done: doneOf(exchange),
    }),
    problem ? { problem, ...(refused && { status: refused.status }) } : {},
  )
}

/** Saves what was changed, to the version that was seen; what somebody else has changed meanwhile is shown first. */
export async function saveApi(visit: Visit): Promise<Answer> {
  const api = await apiHere(visit)
  const filled = form.read(visit.exchange.form)
  if (!filled.ok) return shown(visit, api, filled)
  const base = begunWith(visit, contextOf(api)) as Base | undefined
  if (!base) return stale(visit, filled, baseOf(api), notOurs)
  const came = await attempt(visit, 'resources.change', {
    ...{ params: { identifier: api.identifier }, body: filled.value, expected: base.version },
    anyway: visit.exchange.form['anyway'] === 'yes',
  })
  if (came.came === 'waits') return waiting(visit)
  if (came.came === 'done') return seeOther(`${apiPath(api.identifier)}?done=saved`)
  if (came.reason === 'precondition-failed') return stale(visit, filled, base, came)
  const isScope = came.faults.some(({ path }) => path[0] === 'scopes')
  const faults: FieldFault[] = isScope ? [{ field: 'scopes', reason: 'scopes-malformed' }] : []
  return shown(visit, api, form.refused(filled, ...faults), { refused: came })
}

/** What the other has changed, and what was typed, upon it. */
async function stale(visit: Visit, { typed }: FormState, base: Base, refused: Refused): Promise<Answer> {
  const api = await apiHere(visit)
  const now = baseOf(api).typed
  const ours = Object.entries(typed).filter(([name, value]) => value !== base.typed[name])
  const meanwhile = changesBetween(base.typed, now).map(changeShown)
  return shown(visit, api, form.show({ ...now, ...Object.fromEntries(ours) }), { refused, meanwhile })
}

export async function showWithdrawApi(visit: Visit, refused?: Refused): Promise<Answer> {
  const api = await apiHere(visit)
  return page(
    withdrawApiPage({
      ...{ frame: visit.frame, api: shownOf(api), version: api.version },
      refused: refused && { ...refused, said: saidOf(refused) },
    }),
    refused ? { status: refused.status, problem: refused } : {},
  )
}

export async function withdrawApi(visit: Visit): Promise<Answer> {
  const { identifier } = await apiHere(visit)
  const { version = '', anyway } = visit.exchange.form
  const came = await attempt(visit, 'resources.delete', {
    ...{ params: { identifier }, expected: Number(version), anyway: anyway === 'yes' },
  })
  if (came.came === 'refused') return showWithdrawApi(visit, came)
  return came.came === 'waits' ? waiting(visit) : seeOther('/operator/apis?done=withdrawn')
}
