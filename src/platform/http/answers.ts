import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { create as contentDisposition } from 'content-disposition'
import type { Context } from 'koa'
import { allowFormTargets } from './headers.ts'
import { isNotFound } from './problem.ts'

/** What an endpoint answers. */
export type Answer =
  | {
      readonly kind: 'page'
      readonly status: number
      readonly html: string
      readonly formTargets: readonly string[]
      readonly problem: PageProblem | undefined
      readonly isSecret: boolean
    }
  | { readonly kind: 'see-other'; readonly to: string }
  /** Somebody else has answered: what the request was handed on to. */
  | { readonly kind: 'answered' }
  | {
      readonly kind: 'json'
      readonly status: number
      readonly body: unknown
      readonly headers: Readonly<Record<string, string>>
    }
  /** 204: it is done, and there is nothing to say. */
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'file'
      readonly type: string
      readonly body: Buffer | string
      /** Its address is that of this content alone: it may be kept for good. */
      readonly isFinal: boolean
    }
  /** A file that the browser keeps, under this name; as long as it likes, where it is a stream. */
  | {
      readonly kind: 'download'
      readonly name: string
      readonly type: string
      readonly body: string | Readable
    }

/** Why a page says no. */
export interface PageProblem {
  /** For the log, where the page's reference finds it. */
  readonly reason: string
  /** Seconds after which it makes sense to try again: told as Retry-After (RFC 9110 §10.2.3). */
  readonly retryAfter?: number | undefined
}

export interface PageOptions {
  /** Otherwise: 200, or with a problem 422, 429 or 503. */
  readonly status?: number
  /** Redirect targets beyond our own origin that a form on this page may end at. */
  readonly formTargets?: readonly string[]
  readonly problem?: PageProblem | undefined
  /** Its address is a secret: nobody who is led on from here tells the next page, or anybody else, which it was. */
  readonly isSecret?: boolean
}

/** 503 while too many ask at once (see turns.ts), 429 where trying again later helps (RFC 6585 §4), else 422. */
const statusOf = ({ reason, retryAfter }: PageProblem): number =>
  reason === 'busy' ? 503 : retryAfter === undefined ? 422 : 429

/** A page; with a problem the same page once more, which says what is wrong. */
export const page = (
  html: { toString(): string },
  { status, formTargets = [], problem, isSecret = false }: PageOptions = {},
): Answer => ({
  kind: 'page',
  status: status ?? (problem === undefined ? 200 : statusOf(problem)),
  html: html.toString(),
  ...{ formTargets, problem, isSecret },
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

export const json = (
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Answer => ({ kind: 'json', status, body, headers })

export const nothing: Answer = { kind: 'nothing' }

/** A file to keep. @param name as the browser offers it; any characters will do */
export const download = (name: string, type: string, body: string | Readable): Answer => ({
  kind: 'download',
  ...{ name, type, body },
})

/** Writes an answer. @returns once a stream has been written, too. @throws where one breaks off */
export async function write(ctx: Context, answer: Answer): Promise<void> {
  switch (answer.kind) {
    case 'answered':
      ctx.respond = false
      return
    case 'see-other':
      ctx.status = 303
      ctx.set('Location', answer.to)
      ctx.body = ''
      return
    case 'nothing':
      ctx.status = 204
      return
    case 'json':
      ctx.status = answer.status
      ctx.type = 'json'
      for (const [name, value] of Object.entries(answer.headers)) ctx.set(name, value)
      ctx.body = JSON.stringify(answer.body)
      return
    case 'file':
      ctx.type = answer.type
      ctx.set('Cache-Control', answer.isFinal ? 'public, max-age=31536000, immutable' : 'no-store')
      ctx.body = answer.body
      return
    case 'download':
      ctx.type = answer.type
      ctx.set('Content-Disposition', contentDisposition(answer.name))
      if (typeof answer.body === 'string') ctx.body = answer.body
      else await stream(ctx, answer.body)
      return
    case 'page':
      ctx.status = answer.status
      ctx.type = 'html'
      if (answer.problem?.retryAfter !== undefined) ctx.set('Retry-After', String(answer.problem.retryAfter))
      if (answer.isSecret) ctx.set('Referrer-Policy', 'no-referrer')
      if (answer.formTargets.length > 0) allowFormTargets(ctx.res, answer.formTargets)
      ctx.body = answer.html
  }
}

/**
 * Sends what is not whole yet, as fast as it is taken. What breaks off breaks the connection, so that half a file never
 * looks like one; and where whoever asked has left, its source ends as well.
 */
async function stream(ctx: Context, body: Readable): Promise<void> {
  ctx.respond = false
  ctx.res.statusCode = 200
  if (ctx.method === 'HEAD') {
    body.destroy()
    ctx.res.end()
    return
  }
  try {
    await pipeline(body, ctx.res)
  } catch (error) {
    if (!hasLeft(error)) throw error
  }
}

const hasLeft = (error: unknown): boolean =>
  (error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE'

/** Tells, from when it is first asked, that the person who asked has left before they were answered. */
export function goneOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  if (response.destroyed) controller.abort()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  return controller.signal
}
