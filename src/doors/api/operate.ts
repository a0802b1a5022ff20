import { perform } from '../../acts/index.ts'
import { createProposalActs } from '../../acts/operating/index.ts'
import { requestOf, type ProposalRow } from '../../domain/operators/index.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { read } from '../../platform/schema/index.ts'
import { scopes, table, type OperationName } from '../../policy/operating/index.ts'
import { authorise } from './authorise.ts'
import type { ApiDoor, Caller } from './contract.ts'
import { createDoes, type Way } from './doing.ts'
import type { Answered, Call, Operation } from './operation.ts'
import { refusal } from './problems.ts'

export type Request = Pick<
  Call,
  'params' | 'query' | 'body' | 'expected' | 'hand' | 'limit' | 'after' | 'now'
>

/** How whoever asks would have it done. */
export interface Manner {
  /** Sent again by this key, it is answered the same; undefined: it has none. */
  readonly key: string | undefined
  /** Nothing is done: it is said what would be. */
  readonly rehearses: boolean
}

/** Does an operation: whether they may do it to this, and how it is done; then it is done. */
export async function operate(
  door: ApiDoor,
  all: readonly Operation[],
  operation: Operation,
  { caller, request, manner }: { caller: Caller; request: Request; manner: Manner },
): Promise<Answered> {
  authorise(caller, operation.name, (await operation.targetOf?.(door, request)) ?? {})
  const isForTwo = await needsTwo(door, operation, request)
  const way = wayOf({ operation, caller, request, manner, isForTwo })
  return operation.run(door, {
    ...{ ...request, caller, does: createDoes(door, caller, way) },
    agree: (proposal) => agree(door, caller, proposal, all),
  })
}

/** An operation as another door of this process asks for it, for a person who is before it. */
export interface AskedHere {
  readonly params?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** The version that was seen; undefined: whichever there is. */
  readonly expected?: number | undefined
  /** They have been told that files manage it. */
  readonly anyway?: boolean
  readonly key?: string | undefined
  readonly rehearses?: boolean
  /** Of a list: where it goes on. */
  readonly after?: unknown
}

/**
 * The same operations, by the same rules, for a door of this process.
 *
 * @throws HttpProblem what the API would answer, with everything that is wrong
 */
export const createOperate =
  (door: ApiDoor, all: readonly Operation[]) =>
  async (
    by: Pick<Caller, 'person' | 'client' | 'holds' | 'who'>,
    name: OperationName,
    asked: AskedHere = {},
  ): Promise<Answered> => {
    const operation = all.find((each) => each.name === name)
    if (!operation) throw refusal('not-found')
    const { params = {}, body, anyway = false, expected, key, rehearses = false, after } = asked
    // a person before a page has asked for no scopes: what they hold is all that they may
    const caller: Caller = { ...by, scopes: Object.keys(scopes) }
    authorise(caller, name, {})
    const now = door.clock()
    return operate(door, all, operation, {
      ...{ caller, manner: { key, rehearses } },
      request: {
        ...{ params, body: bodyAsRead(operation, body), now, query: {}, limit: 0, after },
        hand: anyway ? 'anyway' : 'door',
        expected: expected ?? (await operation.versionOf?.(door, params, now)),
      },
    })
  }

/** Whether a second person would have to agree to an operation. Nothing is done, and nothing is asked of anybody. */
export const createIsForTwo =
  (door: ApiDoor, all: readonly Operation[]) =>
  async (
    name: OperationName,
    { params = {}, body }: Pick<AskedHere, 'params' | 'body'>,
  ): Promise<boolean> => {
    const operation = all.find((each) => each.name === name)
    return operation !== undefined && needsTwo(door, operation, { params, body, now: door.clock() })
  }

function bodyAsRead({ body: asked }: Operation, body: unknown): unknown {
  if (!asked) return undefined
  const said = read(asked.schema, body)
  if (!said.ok) throw refusal('invalid', { faults: said.faults })
  return said.value
}

function wayOf({
  operation,
  caller,
  request,
  manner: { key, rehearses },
  isForTwo,
}: {
  operation: Operation
  caller: Caller
  request: Request
  manner: Manner
  isForTwo: boolean
}): Way {
  if (isForTwo && caller.person === undefined) throw refusal('person-needed')
  if (rehearses) return { way: 'rehearse' }
  const target = addressOf(operation, request.params)
  if (isForTwo && caller.person !== undefined) {
    const { params, body, hand, expected: version } = request
    return {
      ...{ way: 'propose', by: caller.person, operation: operation.name, target },
      version: String(version ?? ''),
      isKeyed: key !== undefined,
      request: { params, body: body ?? null, hand, ...(key !== undefined && { key }) },
    }
  }
  if (key === undefined) return { way: 'at-once' }
  return { way: 'once', key, request: JSON.stringify([operation.method, target, request.body ?? null]) }
}

/** Where it is, below the API. */
const addressOf = ({ path }: Operation, params: Request['params']): string =>
  path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''))

async function needsTwo(
  door: ApiDoor,
  operation: Operation,
  request: Pick<Request, 'params' | 'body' | 'now'>,
): Promise<boolean> {
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
    const now = await operation.versionOf?.(door, params, request.now)
    if (operation.versionOf && expected !== undefined && now !== expected)
      throw refusal('precondition-failed')
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
