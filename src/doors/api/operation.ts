import type { Readable } from 'node:stream'
import type { Act } from '../../acts/index.ts'
import type { There } from '../../domain/clients/index.ts'
import type { ProposalRow } from '../../domain/operators/index.ts'
import type { Method } from '../../platform/http/exchange.ts'
import type { HttpProblem } from '../../platform/http/problem.ts'
import type { Change, Of, Schema } from '../../platform/schema/index.ts'
import type { Asked, OperationName } from '../../policy/operating/index.ts'
import type { ApiDoor, Caller } from './contract.ts'
import type { ProblemCode } from './problems.ts'

/** What an operation answers. */
export interface Answered {
  readonly status: 200 | 201 | 202 | 204
  readonly body?: unknown
  /** What is kept of the body for whoever asks again: without its secrets. Otherwise: the body. */
  readonly kept?: unknown
  /** Of what is answered: told as its ETag. */
  readonly version?: number
  /** Where it is, below the API; told as Location. */
  readonly location?: string
  /** What is not as it was, for whoever rehearses. */
  readonly changes?: readonly Change[]
  /** What is not whole yet: lines of JSON, as they come; and what a file of them is called. */
  readonly lines?: Readable
  readonly name?: string
  /** Where a list goes on: the key of its last item, to be sealed. */
  readonly last?: unknown
}

/** Performs an act, and tells what came of it: at once, in rehearsal, or as a second person agrees. */
export type Does = <Target, Input, Done, Prepared>(
  act: Act<Target, Input, Done, Prepared>,
  on: { readonly target: Target; readonly input: Input },
  tell: (done: Done) => Answered | HttpProblem,
) => Promise<Answered>

/** A request that is known to be whole, from somebody who may. */
export interface Call<Body = unknown, Query = unknown> {
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  readonly caller: Caller
  readonly now: Date
  /** The version that is to be changed (If-Match); undefined: whichever there is. */
  readonly expected: number | undefined
  /** Of a list: how many items. */
  readonly limit: number
  /** Where a list goes on from: the key of the last item of the page before. */
  readonly after: unknown
  /** Files may manage what it changes: it is left to them, or changed anyway. */
  readonly hand: 'door' | 'anyway'
  readonly does: Does
  /** Does what another has proposed. */
  readonly agree: (proposal: ProposalRow) => Promise<Answered>
}

/** What is known of a parameter in a path. */
export interface Param {
  readonly says: string
  readonly example: string
}

export interface Given {
  readonly says: string
  /** Undefined: there is no body. */
  readonly schema?: Schema
  /** Instead of a body: lines of JSON, each such. */
  readonly lines?: Schema
  /** It has an ETag. */
  readonly isVersioned?: true
}

/** An example that works on the installation that `test/api/examples` describes. */
export interface Example {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** What it is answered. */
  readonly status: number
}

/** An operation, once its types are known to fit. */
export interface Operation {
  /** Its line in the table of who may what. */
  readonly name: OperationName
  readonly method: Method
  /** Below `/api/v1`, with `{name}` for what varies. */
  readonly path: string
  readonly params: Readonly<Record<string, Param>>
  /** What it does, in a sentence. */
  readonly says: string
  readonly more?: string
  readonly query?: Schema
  readonly body?: { readonly schema: Schema; readonly isPatch?: true; documented?(there: There): Schema }
  readonly gives: Readonly<Partial<Record<200 | 201 | 204, Given>>>
  readonly refusals: readonly ProblemCode[]
  /** It changes something: it can be rehearsed. */
  readonly isActing?: true
  /** It makes something: its program sends a key, so that it makes one. */
  readonly isCreating?: true
  /** It changes a version that its program has seen. */
  readonly isConditional?: true
  /** It changes what files may manage: whoever does it anyway says so. */
  readonly isManaged?: true
  /** It is a list, which goes on where a page ended. */
  readonly isList?: true
  readonly example: Example
  /** To what it is done. */
  targetOf?(door: ApiDoor, call: Pick<Call, 'params' | 'body'>): Promise<Asked['target']>
  /** The version of what it is done to, as it is now. */
  versionOf?(door: ApiDoor, params: Call['params'], now: Date): Promise<number | undefined>
  /** Whether it would ask less of people than before. */
  lowers?(door: ApiDoor, call: Pick<Call, 'params' | 'body' | 'now'>): Promise<boolean>
  run(door: ApiDoor, call: Call): Promise<Answered>
}

/** An operation, with the types of what it is sent as its schemas have them. */
export function operation<Body extends Schema = Schema<undefined>, Query extends Schema = Schema<undefined>>(
  one: Omit<Operation, 'body' | 'query' | 'targetOf' | 'lowers' | 'run' | 'params'> & {
    readonly params?: Readonly<Record<string, Param>>
    readonly query?: Query
    readonly body?: { readonly schema: Body; readonly isPatch?: true; documented?(there: There): Schema }
    targetOf?(door: ApiDoor, call: Pick<Call<Of<Body>>, 'params' | 'body'>): Promise<Asked['target']>
    lowers?(door: ApiDoor, call: Pick<Call<Of<Body>>, 'params' | 'body' | 'now'>): Promise<boolean>
    run(door: ApiDoor, call: Call<Of<Body>, Of<Query>>): Promise<Answered>
  },
): Operation {
  // its request is read by its own schemas
  return { params: {}, ...one }
}
