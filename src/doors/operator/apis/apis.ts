import { apiPage, withdrawApiPage } from '../../../../views/operator/apis/api.ts'
import { apiPath, apisPage } from '../../../../views/operator/apis/list.ts'
import { listResources, resourceByIdentifier, type ResourceRow } from '../../../domain/clients/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line, pick, readLine } from '../../../platform/schema/index.ts'
import { sealed } from '../begun.ts'
import { attempt, saidOf, waiting, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { begun, change, formAnswer, refusalOf, type Base, type Shown } from '../filling.ts'
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
  return shown(visit, api, begun(baseOf(api).typed))
}

function shown(visit: Visit, api: ResourceRow, form: Shown): Answer {
  const { frame, door, may, exchange } = visit
  const [library] = api.access_token_format === 'jwt' ? librariesFor('api') : []
  const issuer = door.here.issuer.origin
  const own = { issuer, clientId: '', redirect: undefined, api }
  return formAnswer(
    apiPage({
      ...{
        frame: { ...frame, here: apiPath(api.identifier) },
        api: shownOf(api),
        issuer,
        form: form.filled,
        meanwhile: form.meanwhile ?? [],
      },
      snippet: library && { library: library.name, ...snippetFor(library.name, own) },
      base: sealed(visit, contextOf(api), baseOf(api)),
      may: { change: may('resources.change'), withdraw: may('resources.delete') },
      refused: refusalOf(form),
      done: doneOf(exchange),
    }),
    form,
  )
}

/** Saves what was changed, to the version that was seen; what somebody else has changed meanwhile is shown first. */
export async function saveApi(visit: Visit): Promise<Answer> {
  const api = await apiHere(visit)
  return change(
    visit,
    {
      ...{ form, name: 'resources.change', context: contextOf(api), places: { scopes: 'scopes' } },
      asked: (body) => Promise.resolve({ params: { identifier: api.identifier }, body }),
      base: async () => baseOf(await apiHere(visit)),
      done: () => `${apiPath(api.identifier)}?done=saved`,
    },
    async (again) => shown(visit, await apiHere(visit), again),
  )
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
