import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'koa'
import type { Locale } from '../render/locale.ts'
import { goneOf, type Answer } from './answers.ts'
import { fieldsIn, type Body, type Fields } from './bodies.ts'
import { credentialIn, type Credential } from './credentials.ts'
import { localeCookie } from './cookies.ts'

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]

/** What an endpoint is told of a request: parsed, bounded, and free of any web framework. */
export interface Exchange {
  readonly method: Method
  readonly path: string
  /** The named parts of the endpoint's path. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** A POST's fields. A field sent twice was refused already. */
  readonly form: Fields
  /** Reads a body of another kind, once it is known that whoever sends it may. */
  readonly read: <T>(body: Body<T>) => Promise<T>
  /** What a program shows that it may. @throws HttpProblem 400 where it is malformed */
  readonly credential: () => Credential | undefined
  readonly header: (name: string) => string | undefined
  /** The client's address, believed only as far as TRUST_PROXY goes. */
  readonly address: string
  readonly userAgent: string
  /** The languages that the person chose, and those that the browser asks for, the dearest first. */
  readonly wishes: { readonly chosen?: string | undefined; readonly accepted: readonly string[] }
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

export interface Endpoint {
  readonly method: Method
  /** With `:name` for the parts that vary. */
  readonly path: string
  /** Its form is large, and is read by itself, once it is known who sends it. */
  readonly readsForm?: true
  /** A POST that other sites may send: it changes nothing. */
  readonly anySite?: boolean
  handle(exchange: Exchange): Promise<Answer>
}

/** Turns what was thrown into a page, in the person's language. */
export type ProblemPage = (
  problem: { code: string; status: number; reference: string },
  locale: Locale,
) => string

/** The languages that a browser asks for (RFC 9110 §12.5.4). */
export const acceptedLanguages = (ctx: Context): string[] => ctx.acceptsLanguages()

/** @param sent the form, not yet taken apart */
export function exchangeOf(ctx: Context, sent: URLSearchParams): Exchange {
  const { params } = ctx as Context & { params?: Record<string, string> }
  return {
    method: methods.find((each) => each === ctx.method) ?? 'GET',
    path: ctx.path,
    params: params ?? {},
    query: ctx.URL.searchParams,
    // read once it is asked for: a body of another kind may only look like a form
    get form() {
      return fieldsIn(sent)
    },
    read: (body) => body({ request: ctx.req, response: ctx.res }),
    credential: () => credentialIn(ctx.req),
    header: (name) => ctx.get(name) || undefined,
    address: ctx.state.address ?? ctx.ip,
    userAgent: ctx.get('user-agent').slice(0, 400),
    wishes: { chosen: ctx.cookies.get(localeCookie), accepted: acceptedLanguages(ctx) },
    reference: ctx.state.reference ?? '-',
    gone: () => goneOf(ctx.res),
    cookie: (name) => ctx.cookies.get(name),
    setCookie: (name, value, { path, maxAge }) => {
      ctx.cookies.set(name, value, {
        path,
        httpOnly: true,
        sameSite: 'lax',
        overwrite: true,
        ...(maxAge === undefined ? {} : { maxAge }),
      })
    },
    raw: { request: ctx.req, response: ctx.res },
  }
}
