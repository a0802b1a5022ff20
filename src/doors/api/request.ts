import type { Exchange } from '../../platform/http/exchange.ts'
import { jsonBody } from '../../platform/http/bodies.ts'
import {
  jsonSchemaOf,
  members,
  read,
  text,
  told,
  whole,
  yesOrNo,
  type Schema,
} from '../../platform/schema/index.ts'
import type { Operation } from './operation.ts'
import { refusal } from './problems.ts'

/** Items of a page, unless it is asked for fewer or more; and at most. */
const PAGE = { usual: 50, most: 200 }

/** What every list takes. */
export const listQuery = {
  limit: told(whole(1, PAGE.most).default(PAGE.usual), `how many items, ${PAGE.most} at most`),
  after: told(text().optional(), 'where to go on: the `next` of the page before'),
}

/** What everything takes that changes something. */
const actingQuery = {
  dry_run: told(yesOrNo().default(false), 'says what would be done, and does nothing'),
}

/** What that takes which files may manage. */
const managedQuery = {
  anyway: told(
    yesOrNo().default(false),
    'changes it although files manage it: the next look at the files tells it',
  ),
}

type Shape = Readonly<Record<string, Schema>>
const shapeOf = (schema: Schema | undefined): Shape => (schema as { shape?: Shape } | undefined)?.shape ?? {}

/** All that may stand in the query of an operation's address. */
export const queryShape = ({ query, isList, isActing, isManaged }: Operation): Shape => ({
  ...shapeOf(query),
  ...(isList ? listQuery : {}),
  ...(isActing ? actingQuery : {}),
  ...(isManaged ? managedQuery : {}),
})

/**
 * Reads the query of an address: numbers and truths are written as text there.
 *
 * @throws HttpProblem 400 with every parameter that is wrong, or not known
 */
export function queryReader(
  operation: Operation,
): (said: URLSearchParams) => Readonly<Record<string, unknown>> {
  const shape = queryShape(operation)
  const schema = members(shape, 'parameters')
  const kinds = new Map(
    Object.entries(shape).map(([name, each]) => [name, jsonSchemaOf(each, 'input')['type']]),
  )
  return (said) => {
    const names = [...said.keys()]
    const twice = names.find((name, i) => names.indexOf(name) !== i)
    if (twice !== undefined) throw wrong([{ path: [twice], says: 'was said more than once' }])
    const values = Object.fromEntries(
      [...said].map(([name, value]) => [name, valueOf(kinds.get(name), value)]),
    )
    const found = read(schema, values)
    if (!found.ok) throw wrong(found.faults)
    return found.value
  }
}

const wrong = (parameters: readonly { path: readonly (string | number)[]; says: string }[]) =>
  refusal('bad-request', { faults: parameters.map((each) => ({ ...each, isParameter: true }) as const) })

function valueOf(kind: unknown, value: string): unknown {
  if (kind === 'integer' && /^\d{1,9}$/.test(value)) return Number(value)
  if (kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  return value
}

/** Reads the body of a request. @throws HttpProblem 413, 415, 400 where it is no JSON, 422 with every fault */
export function bodyReader({ body }: Operation): (exchange: Exchange) => Promise<unknown> {
  if (!body) return async () => undefined
  const reader = jsonBody(body.schema, body.isPatch ? { type: 'application/merge-patch+json' } : {})
  return (exchange) => exchange.read(reader)
}

/**
 * The version that is to be changed (RFC 9110 §13.1.1); undefined: whichever there is.
 *
 * @throws HttpProblem 428 where nothing is said, 412 where no version of ours is meant, 400 where several are
 */
export function versionIn(said: string | undefined): number | undefined {
  if (said === undefined)
    throw refusal('precondition-required', { says: 'If-Match is missing: send the ETag that was read' })
  if (said.trim() === '*') return undefined
  const tags = said.split(',').map((each) => each.trim())
  if (tags.length > 1) throw refusal('bad-request', { says: 'If-Match must have one entity tag' })
  const [, version] = /^"(\d{1,9})"$/.exec(tags[0] ?? '') ?? []
  if (version === undefined)
    throw refusal('precondition-failed', {
      says: 'If-Match must be the ETag that was read, in its quotes: "3"',
    })
  return Number(version)
}

/** The key of a request that its program may send again. @throws HttpProblem 400 where there is none, or it is none */
export function onceKeyIn(said: string | undefined): string {
  if (said === undefined) throw refusal('idempotency-key-missing', { says: 'Idempotency-Key is missing' })
  if (!/^[\x21-\x7e]{1,255}$/.test(said))
    throw refusal('bad-request', {
      faults: [{ path: ['Idempotency-Key'], says: 'must be 1 to 255 visible characters', isParameter: true }],
    })
  return said
}
