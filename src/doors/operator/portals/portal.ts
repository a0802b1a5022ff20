import { portalPage } from '../../../../views/operator/portals/portal.ts'
import type { RequestShown } from '../../../../views/operator/portals/requests.ts'
import {
  clientById,
  diagnosisOf,
  LATEST,
  requestsOf,
  resourceByIdentifier,
  settingsOf,
  type ClientMetadata,
  type ClientRequest,
} from '../../../domain/clients/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import type { Visit } from '../enter.ts'
import { comingTo } from './coming.ts'
import { kindOf } from './kinds.ts'
import { librariesFor, snippetFor } from './libraries.ts'

/** The client that a page is about. @throws HttpProblem 404 where it is not there, or not for them */
export async function clientHere({ door, exchange, may, now }: Visit) {
  const id = exchange.params['client'] ?? ''
  const client = may('clients.read', { client: id }) ? await clientById(door.db, id, now) : undefined
  if (!client) throw new HttpProblem(404, 'not-found')
  return client
}

/** A portal as whoever connects it needs it. */
export async function showPortal(visit: Visit): Promise<Answer> {
  const { door, frame, zone, exchange, may } = visit
  const client = await clientHere(visit)
  const { metadata } = client
  const kind = kindOf(metadata)
  const requests = await requestsOf(door.db, client.id)
  const redirects = list(metadata['redirect_uris'])
  const api = await apiOf(visit, metadata)
  const offered = librariesFor(kind)
  const library =
    offered.find(({ name }) => name === exchange.query.get('library')) ?? likely(offered, redirects)
  const issuer = door.here.issuer.origin
  const back = library && backTo(library, redirects)
  const own = { issuer, clientId: client.id, redirect: back?.address ?? redirects[0], api }
  return page(
    portalPage({
      ...{ frame: { ...frame, here: `/operator/portals/${client.id}` }, zone, issuer },
      portal: {
        ...{ id: client.id, name: client.name, kind, redirects, api },
        isInFiles: client.managed_at !== null,
        hasSecret: client.secretHashes.length > 0,
      },
      coming: (await comingTo(visit, [client.id])).get(client.id) ?? 'waiting',
      requests: latestOf(requests).map((each) => requestShown(each, metadata)),
      libraries: offered.map(({ name }) => name),
      snippet: library && { library: library.name, ...snippetFor(library.name, own) },
      missing: back && !back.isThere ? back.address : undefined,
      may: {
        rotate: may('clients.rotate-secret', { client: client.id }),
        change: may('clients.replace', { client: client.id }),
      },
      done: doneOf(exchange),
    }),
  )
}

/** The latest of those that went well, and of those that did not, in the order that they came. */
function latestOf(requests: readonly ClientRequest[]): ClientRequest[] {
  const isWell = ({ error }: ClientRequest): boolean => error === null
  const shown = new Set([
    ...requests.filter(isWell).slice(0, LATEST),
    ...requests.filter((each) => !isWell(each)).slice(0, LATEST),
  ])
  return requests.filter((each) => shown.has(each))
}

/** The first API that a client may ask tokens for. */
async function apiOf({ door }: Visit, metadata: ClientMetadata) {
  const [identifier] = settingsOf(metadata).sluis_resources
  const api = identifier === undefined ? undefined : await resourceByIdentifier(door.db, identifier)
  return api && { identifier: api.identifier, scopes: api.scopes }
}

type Offered = ReturnType<typeof librariesFor>[number]

/** The library that a portal was connected with, as far as its address tells; or the first. */
const likely = (offered: readonly Offered[], redirects: readonly string[]): Offered | undefined =>
  offered
    .filter(({ callback }) => callback !== undefined && redirects.some((each) => isAt(each, callback)))
    // the longest path is the surest sign; of equal ones the first that is offered
    .toSorted((a, b) => (b.callback?.length ?? 0) - (a.callback?.length ?? 0))[0] ?? offered[0]

/** Of a portal below a path of its own, the library's path follows that. */
const isAt = (address: string, callback: string): boolean =>
  URL.parse(address)?.pathname.endsWith(callback) ?? false

/** Where a library has people come back to, and whether that is registered; undefined: it does not matter. */
function backTo(
  { callback, isFixed }: Offered,
  redirects: readonly string[],
): { readonly address: string; readonly isThere: boolean } | undefined {
  if (callback === undefined) return undefined
  const there = redirects.find((each) => isAt(each, callback))
  if (there !== undefined) return { address: there, isThere: true }
  if (!isFixed) return undefined
  const origin = redirects.map((each) => URL.parse(each)).find((each) => each?.host)?.origin
  return origin === undefined ? undefined : { address: `${origin}${callback}`, isThere: false }
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

export function requestShown(request: ClientRequest, metadata: ClientMetadata): RequestShown {
  const { at, endpoint, reference } = request
  const found = diagnosisOf(request, metadata)
  if (!found) return { at, endpoint, reference, wrong: undefined }
  const { what, ...about } = found
  return { at, endpoint, reference, wrong: { what, about } }
}
