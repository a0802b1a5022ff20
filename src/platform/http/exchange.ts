import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Locale } from '../render/locale.ts'
import { isNotFound } from './problem.ts'

/** What a page is told of a request: parsed, bounded, and free of any web framework. */
export interface Exchange {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** The named parts of the endpoint's path. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** A POST's fields. A field sent twice was refused already. */
  readonly form: Readonly<Record<string, string>>
  /** The client's address, believed only as far as TRUST_PROXY goes. */
  readonly address: string
  readonly userAgent: string
  /** The language that the person chose, or else the browser asks for. */
  readonly wishes: { readonly chosen?: string | undefined; readonly accepted?: string | undefined }
  /** Finds the log lines of this request; shown on error pages. */
  readonly reference: string
  /** Tells, from when it is first asked, that the person who asked has left before they were answered. */
  gone(): AbortSignal
  cookie(name: string): string | undefined
  setCookie(name: string, value: string, options: CookieOptions): void
  readonly raw: { readonly request: IncomingMessage; readonly response: ServerResponse }
}

export interface CookieOptions {
  readonly path: string
  /** Milliseconds; the browser's session where absent. */
  readonly maxAge?: number
}

/** What an endpoint answers. */
export type Answer =
  | {
      readonly kind: 'page'
      readonly status: number
      readonly html: string
      readonly formTargets: readonly string[]
      readonly reason: string | undefined
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'see-other'; readonly to: string }
  /** Somebody else has answered: what the request was handed on to. */
  | { readonly kind: 'answered' }
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  | {
      readonly kind: 'file'
      readonly type: string
      readonly body: Buffer | string
      /** Its address is that of this content alone: it may be kept for good. */
      readonly isFinal: boolean
    }
  /** A file that the browser keeps, under this name. */
  | { readonly kind: 'download'; readonly name: string; readonly type: string; readonly body: string }

export interface PageOptions {
  readonly status?: number
  /** Redirect targets beyond our own origin that a form on this page may end at. */
  readonly formTargets?: readonly string[]
  /** Why the page is shown, when it says no: for the log, where its reference finds it. */
  readonly reason?: string
  readonly headers?: Readonly<Record<string, string>>
}

export const page = (html: { toString(): string }, options: PageOptions = {}): Answer => ({
  kind: 'page',
  status: options.status ?? 200,
  html: html.toString(),
  formTargets: options.formTargets ?? [],
  reason: options.reason,
  ...(options.headers ? { headers: options.headers } : {}),
})

/** 303, the only redirect Sluis knows: 307 would repeat a form's secrets elsewhere (RFC 9700 §4.12). */
export const seeOther = (to: string): Answer => ({ kind: 'see-other', to })

/** The answer; or, where what was asked for is not here, the way to where one goes on. */
export async function orElse(elsewhere: string, answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer()
  } catch (error) {
    if (isNotFound(error)) return seeOther(elsewhere)
    throw error
  }
}

export const json = (body: unknown, status = 200): Answer => ({ kind: 'json', status, body })

export interface Endpoint {
  readonly method: 'GET' | 'POST'
  /** With `:name` for the parts that vary. */
  readonly path: string
  /** A POST that other sites may send: it changes nothing. */
  readonly anySite?: boolean
  handle(exchange: Exchange): Promise<Answer>
}

/** Turns what was thrown into a page, in the person's language. */
export type ProblemPage = (
  problem: { code: string; status: number; reference: string },
  locale: Locale,
) => string
