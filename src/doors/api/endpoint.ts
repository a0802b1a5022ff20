import { download, json, type Answer } from '../../platform/http/answers.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { authorise, callerOf } from './authorise.ts'
import type { ApiDoor } from './contract.ts'
import { openCursor, sealCursor } from './cursors.ts'
import { operate } from './operate.ts'
import type { Answered, Operation } from './operation.ts'
import { bodyReader, onceKeyIn, queryReader, versionIn } from './request.ts'

export const API = '/api/v1'
/** Lines of JSON. */
export const LINES = 'application/x-ndjson'

/**
 * An operation as an endpoint. In this order: who asks, whether they may at all, whether the request is whole, whether
 * they may do it to this, how it is done; then it is done.
 */
export function endpointOf(door: ApiDoor, operation: Operation, all: readonly Operation[]): Endpoint {
  const readQuery = queryReader(operation)
  const readBody = bodyReader(operation)
  return {
    method: operation.method,
    path: `${API}${operation.path.replace(/\{(\w+)\}/g, ':$1')}`,
    // by a token, which no page of another site has
    anySite: true,
    async handle(exchange) {
      // whoever asks is a program, whatever it would take
      exchange.raw.request.headers.accept = 'application/json'
      const caller = await callerOf(door, exchange)
      authorise(caller, operation.name, {})
      const query = readQuery(exchange.query)
      const expected = operation.isConditional ? versionIn(exchange.header('if-match')) : undefined
      const body = await readBody(exchange)
      const list = listOf(operation, query, body)
      // of a search, the place stands in its body
      const { after } = { ...(body as object | undefined), ...query } as { after?: unknown }
      const request = {
        ...{ params: exchange.params, query, body, now: door.clock() },
        // what is looked at from here on is of this version or a later one, which is refused
        expected: expected ?? (await operation.versionOf?.(door, exchange.params, door.clock())),
        hand: query['anyway'] === true ? ('anyway' as const) : ('door' as const),
        limit: Number(query['limit'] ?? 0),
        after: typeof after === 'string' ? openCursor(door.vault, list, after) : undefined,
      }
      const manner = {
        key: operation.isCreating ? onceKeyIn(exchange.header('idempotency-key')) : undefined,
        rehearses: operation.isActing === true && query['dry_run'] === true,
      }
      const answered = await operate(door, all, operation, { caller, request, manner })
      return answerTo(exchange, answered, (key) => nextOf(door, list, exchange, key))
    },
  }
}

/** Which list it is: its places mean nothing in another. */
function listOf(operation: Operation, query: Readonly<Record<string, unknown>>, body: unknown): string {
  const {
    after: _after,
    limit: _limit,
    ...filter
  } = { ...query, ...(body as object | undefined) } as Readonly<Record<string, unknown>>
  return JSON.stringify([operation.name, filter])
}

/** Where a list goes on. */
function nextOf(door: ApiDoor, list: string, exchange: Exchange, key: unknown) {
  const after = sealCursor(door.vault, list, key)
  const url = new URL(exchange.path, door.here.issuer)
  url.search = new URLSearchParams({ ...Object.fromEntries(exchange.query), after }).toString()
  return { after, href: url.href }
}

function answerTo(
  exchange: Exchange,
  answered: Answered,
  next: (key: unknown) => { readonly after: string; readonly href: string },
): Answer {
  const { status, body, version, location, last, lines, name = 'lines.ndjson' } = answered
  if (lines) return download(name, LINES, lines)
  const tag = version === undefined ? undefined : `"${version}"`
  const page = last === undefined ? undefined : next(last)
  const headers = {
    'Cache-Control': 'no-store',
    ...(tag === undefined ? {} : { ETag: tag }),
    ...(location === undefined ? {} : { Location: `${API}${location}` }),
    ...(page && exchange.method === 'GET' ? { Link: `<${page.href}>; rel="next"` } : {}),
  }
  const isKnown =
    tag !== undefined && exchange.method === 'GET' && knows(exchange.header('if-none-match'), tag)
  if (isKnown) return json(undefined, { status: 304, headers })
  const isList = 'last' in answered
  return json(isList ? { ...(body as object), next: page?.after ?? null } : body, { status, headers })
}

const knows = (said: string | undefined, tag: string): boolean =>
  said !== undefined && said.split(',').some((each) => [tag, `W/${tag}`, '*'].includes(each.trim()))
