import { createProposalActs } from '../../acts/operating/index.ts'
import { perform } from '../../acts/index.ts'
import { requestOf, type ProposalRow } from '../../domain/operators/index.ts'
import { download, json, type Answer } from '../../platform/http/answers.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { table } from '../../policy/operating/index.ts'
import { authorise, callerOf } from './authorise.ts'
import type { ApiDoor, Caller } from './contract.ts'
import { openCursor, sealCursor } from './cursors.ts'
import { createDoes, type Way } from './doing.ts'
import type { Answered, Call, Operation } from './operation.ts'
import { refusal } from './problems.ts'
import { bodyReader, onceKeyIn, queryReader, versionIn } from './request.ts'

export const API = '/api/v1'
/** Lines of JSON. */
export const LINES = 'application/x-ndjson'

type Request = Pick<Call, 'params' | 'query' | 'body' | 'expected' | 'hand' | 'limit' | 'after' | 'now'>

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
      const request: Request = {
        ...{ params: exchange.params, query, body, now: door.clock() },
        // what is looked at from here on is of this version or a later one, which is refused
        expected: expected ?? (await operation.versionOf?.(door, exchange.params, door.clock())),
        hand: query['anyway'] === true ? 'anyway' : 'door',
        limit: Number(query['limit'] ?? 0),
        after: typeof after === 'string' ? openCursor(door.vault, list, after) : undefined,
      }
      authorise(caller, operation.name, (await operation.targetOf?.(door, request)) ?? {})
      const way = await wayOf(door, { operation, caller, exchange, request })
      const answered = await operation.run(door, {
        ...{ ...request, caller, does: createDoes(door, caller, way) },
        agree: (proposal) => agree(door, caller, proposal, all),
      })
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

async function wayOf(
  door: ApiDoor,
  {
    operation,
    caller,
    exchange,
    request,
  }: { operation: Operation; caller: Caller; exchange: Exchange; request: Request },
): Promise<Way> {
  const { isActing, isCreating, name } = operation
  const key = isCreating ? onceKeyIn(exchange.header('idempotency-key')) : undefined
  const isForTwo = await needsTwo(door, operation, request)
  if (isForTwo && caller.person === undefined) throw refusal('person-needed')
  if (isActing && (request.query as { dry_run?: boolean }).dry_run) return { way: 'rehearse' }
  if (isForTwo && caller.person !== undefined) {
    const { params, body, hand, expected: version } = request
    return {
      ...{ way: 'propose', by: caller.person, operation: name },
      target: exchange.path.slice(API.length),
      version: String(version ?? ''),
      isKeyed: key !== undefined,
      request: { params, body: body ?? null, hand, ...(key !== undefined && { key }) },
    }
  }
  if (key === undefined) return { way: 'at-once' }
  return { way: 'once', key, request: JSON.stringify([exchange.method, exchange.path, request.body ?? null]) }
}

async function needsTwo(door: ApiDoor, operation: Operation, request: Request): Promise<boolean> {
  const { fourEyes } = table[operation.name]
  if (fourEyes === 'when-lowered') return (await operation.lowers?.(door, request)) ?? true
  return fourEyes === 'always'
}

/**
 * Does what another has proposed: with the very request that they made, to the very version that they saw. Whoever agrees
 * is another person, and may do it themselves.
 */
async function agree(
  door: ApiDoor,
  caller: Caller,
  proposal: ProposalRow,
  all: readonly Operation[],
): Promise<Answered> {
  const operation = all.find(({ name }) => name === proposal.operation)
  if (!operation || caller.person === undefined) throw refusal('proposal-passed')
  if (caller.person === proposal.proposed_by) throw refusal('own-account')
  const { params, body, hand } = JSON.parse(requestOf(door.vault, proposal)) as Request
  const expected = proposal.version === '' ? undefined : Number(proposal.version)
  const request: Request = {
    params,
    query: {},
    body,
    hand,
    expected,
    limit: 0,
    after: undefined,
    now: door.clock(),
  }
  // whoever agrees needs the role, and not the scope: their token is for agreeing
  const scopes = [table[operation.name].scope]
  authorise({ ...caller, scopes }, operation.name, (await operation.targetOf?.(door, request)) ?? {})
  const does = createDoes(door, caller, { way: 'agree', by: caller.person, proposal })
  try {
    return await operation.run(door, {
      ...{ ...request, does },
      caller: { ...caller, asksFor: proposal.proposed_by },
      agree: () => Promise.reject(refusal('proposal-passed')),
    })
  } catch (error) {
    if (!(error instanceof HttpProblem) || !['precondition-failed', 'not-found'].includes(error.code))
      throw error
    // what it was proposed for is not there any more
    await perform(door, createProposalActs(door).decline, caller.who, proposal.id, { by: caller.person })
    throw refusal('proposal-passed')
  }
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
