import type { Fault } from '../schema/index.ts'

export interface ProblemOptions {
  /** Seconds after which it makes sense to try again: sent as Retry-After (RFC 9110 §10.2.3). */
  readonly retryAfter?: number
  /** The methods that this address takes: sent as Allow (RFC 9110 §10.2.1). */
  readonly allow?: readonly string[]
  /** The types of body that it takes: sent as Accept (RFC 9110 §15.5.16). */
  readonly accept?: readonly string[]
  /** What a program must show: sent as WWW-Authenticate (RFC 9110 §11.6.1). */
  readonly challenges?: readonly string[]
  /** What is wrong with what was sent, told to whoever sent it. */
  readonly faults?: readonly Fault[]
  /** What is wrong, in a sentence, told to whoever sent it. */
  readonly says?: string
  /** What an operator should read in the log; never shown to the person. */
  readonly detail?: string
  readonly cause?: unknown
}

/**
 * A request that is refused, or asks for what is not there. Thrown anywhere, turned into a page or into JSON
 * (RFC 9457) in one place. `code` is at once the words' key, the page's `data-reason` and the log's.
 */
export class HttpProblem extends Error {
  readonly status: number
  readonly code: string
  readonly expose = true
  readonly options: ProblemOptions

  constructor(status: number, code: string, options: ProblemOptions = {}) {
    super(code, { cause: options.cause })
    this.name = 'HttpProblem'
    this.status = status
    this.code = code
    this.options = options
  }

  /** The names oidc-provider and Koa read. */
  get statusCode(): number {
    return this.status
  }
}

export const isNotFound = (error: unknown): boolean =>
  error instanceof HttpProblem && error.code === 'not-found'
