import { connectPage, secretPage } from '../../../../views/operator/portals/connect.ts'
import { clientKinds, type ClientKind } from '../../../../views/operator/portals/kinds.ts'
import { listResources, resourceByIdentifier } from '../../../domain/clients/index.ts'
import { randomToken } from '../../../platform/crypto/random.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm, type FieldFault, type Filled, type FormState } from '../../../platform/http/forms.ts'
import { line, pick } from '../../../platform/schema/index.ts'
import { attempt, saidOf, waiting, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { levelsOf, registrationOf } from './kinds.ts'
import { librariesFor, libraryNamed } from './libraries.ts'

const shape = {
  once: line({ most: 100 }),
  name: line({ most: 100 }),
  home: line({ most: 500, isOptional: true }),
  kind: pick(clientKinds),
  library: line({ most: 100, isOptional: true }),
  redirect: line({ most: 500, isOptional: true }),
  level: line({ most: 100, isOptional: true }),
  api: line({ most: 500, isOptional: true }),
  scopes: line({ most: 1000, isOptional: true }),
}
const connectForm = declaredForm(shape)
type Typed = Extract<Filled<typeof shape>, { ok: true }>['value']

const kindIn = (said: string | null | undefined): ClientKind =>
  clientKinds.find((each) => each === said) ?? 'web'

export const showConnect = async (visit: Visit): Promise<Answer> =>
  connecting(visit, connectForm.show({ kind: kindIn(visit.exchange.query.get('kind')) }))

/** More APIs than a list can hold are named in a portal's settings. */
const APIS = 100

async function connecting(visit: Visit, form: FormState, refused?: Refused): Promise<Answer> {
  const { frame, door } = visit
  const kind = kindIn(form.typed['kind'])
  const [fault] = form.faults
  const problem = refused ?? (fault && { reason: fault.reason })
  const apis = kind === 'machine' ? await listResources(door.db, { limit: APIS }) : []
  return page(
    connectPage({
      ...{ frame: { ...frame, here: '/operator/portals/new' }, form, kind },
      libraries: librariesFor(kind).map(({ name }) => name),
      levels: levelsOf(visit),
      apis: apis.map(({ identifier, name }) => ({ identifier, name })),
      once: form.typed['once'] ?? randomToken(128),
      refused: refused && { ...refused, said: saidOf(refused) },
    }),
    problem ? { problem, ...(refused && { status: refused.status }) } : {},
  )
}

/** Registers what was said; its secret, where it has one, is in this answer and in no other. */
export async function connect(visit: Visit): Promise<Answer> {
  const filled = connectForm.read(visit.exchange.form)
  const faults = [...filled.faults, ...faultsOf(filled.typed)]
  if (!filled.ok || faults.length > 0) return connecting(visit, connectForm.refused(filled, ...faults))
  const { value } = filled
  if (value.kind === 'api') return connectApi(visit, filled, value)
  const { name, kind, level, once } = value
  if (value.api !== '' && !(await resourceByIdentifier(visit.door.db, value.api)))
    return connecting(visit, connectForm.refused(filled, { field: 'api', reason: 'api-unknown' }))
  const home = homeOf(value.home)
  const body = registrationOf({
    ...{ name, kind, home, redirect: redirectOf(value, home), level: level === '' ? undefined : level },
    api: value.api === '' ? undefined : value.api,
    more: kind === 'web' ? (libraryNamed(value.library)?.more ?? {}) : {},
  })
  const came = await attempt(visit, 'clients.create', { body, key: once })
  if (came.came === 'waits') return waiting(visit)
  if (came.came === 'refused') return connecting(visit, connectForm.refused(filled, ...marked(came)), came)
  const {
    client,
    client_secret: secret,
    secret_already_shown: isShown,
  } = came.operated.body as {
    client: { client_id: string; client_name: string }
    client_secret: string | null
    secret_already_shown: boolean
  }
  const shown = { id: client.client_id, name: client.client_name }
  if (secret === null && !isShown) return seeOther(`/operator/portals/${shown.id}`)
  const of = { frame: visit.frame, issuer: visit.door.here.issuer.origin }
  return page(secretPage({ ...of, client: shown, isNew: true, secret, oldUntil: undefined }))
}

/** What was typed, as an address: as people say it, without its beginning, it is https; of this machine it is http. */
function homeOf(typed: string): URL | undefined {
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/.test(typed)
  const isHost = isHere || /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(typed)
  const home = URL.parse(isHost ? `${isHere ? 'http' : 'https'}://${typed}` : typed)
  return home && /^https?:$/.test(home.protocol) ? home : undefined
}

/** Where people come back to: as it was said, or as the library has it. */
function redirectOf({ kind, library, redirect }: Typed, home: URL | undefined): string | undefined {
  if (kind === 'machine' || kind === 'device' || kind === 'api') return undefined
  if (redirect !== '') return redirect
  if (kind === 'native' || !home) return undefined
  // below the portal's own path, where it has one
  const below = home.pathname.endsWith('/') ? home.pathname.slice(0, -1) : home.pathname
  return new URL(`${below}${libraryNamed(library)?.callback ?? '/callback'}`, home).href
}

/** What is wrong with the fields together: all of it, whatever else is wrong with one of them. */
function faultsOf({ kind: said, home = '', redirect = '', scopes = '' }: FormState['typed']): FieldFault[] {
  const kind = kindIn(said)
  const [where, back, asked] = [home.trim(), redirect.trim(), scopes.trim()]
  const isSomewhere = kind === 'web' || kind === 'browser' || kind === 'api'
  return [
    ...(where === '' && isSomewhere ? [{ field: 'home', reason: 'home-missing' }] : []),
    ...(where !== '' && !homeOf(where) ? [{ field: 'home', reason: 'home-malformed' }] : []),
    ...(kind === 'native' && back === '' ? [{ field: 'redirect', reason: 'redirect-missing' }] : []),
    ...(back !== '' && !URL.canParse(back) ? [{ field: 'redirect', reason: 'redirect-malformed' }] : []),
    ...(/["\\]/.test(asked) ? [{ field: 'scopes', reason: 'scopes-malformed' }] : []),
  ]
}

/** The fields that a refusal of the API is about. */
const marked = ({ faults }: Refused): FieldFault[] =>
  faults.flatMap(({ path }) => {
    if (path[0] === 'redirect_uris') return [{ field: 'redirect', reason: 'redirect-malformed' }]
    if (path[0] === 'identifier') return [{ field: 'home', reason: 'home-malformed' }]
    return path[0] === 'scopes' ? [{ field: 'scopes', reason: 'scopes-malformed' }] : []
  })

/** What takes tokens is no client: portals ask tokens for it by its address. */
async function connectApi(
  visit: Visit,
  filled: FormState,
  { name, home, scopes, once }: Typed,
): Promise<Answer> {
  const body = {
    ...{ identifier: home, name, format: 'jwt', seconds: 300 },
    scopes: scopes.split(/\s+/).filter(Boolean),
  }
  const came = await attempt(visit, 'resources.create', { body, key: once })
  if (came.came === 'waits') return waiting(visit)
  if (came.came === 'done') {
    const { identifier } = came.operated.body as { identifier: string }
    return seeOther(`/operator/apis/${encodeURIComponent(identifier)}?done=created`)
  }
  const faults = came.reason === 'exists-already' ? [{ field: 'home', reason: 'home-exists' }] : marked(came)
  return connecting(visit, connectForm.refused(filled, ...faults), came)
}
