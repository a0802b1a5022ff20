import fs from 'node:fs'
import { days } from '../clock.ts'
import { asLocale } from '../render/locale.ts'
import { localeCookie } from './answer-problems.ts'
import { json, seeOther, type Endpoint } from './exchange.ts'
import { HttpProblem } from './problem.ts'

const views = new URL('../../../views/', import.meta.url)
const read = (name: string): Buffer => fs.readFileSync(new URL(name, views))

const SCRIPT = 'text/javascript; charset=utf-8'

const files = [
  { name: 'sluis.css', type: 'text/css; charset=utf-8' },
  { name: 'submit.js', type: SCRIPT },
  { name: 'password.js', type: SCRIPT },
  { name: 'passkey.js', type: SCRIPT },
  { name: 'icon.svg', type: 'image/svg+xml' },
]

/** A script of a library, as its package has it. */
export interface Script {
  readonly name: string
  readonly path: string
}

/**
 * The few files that pages load, and the change of language; and, where other origins may use our passkeys, which
 * (WebAuthn §5.11, related origins).
 */
export function siteEndpoints(options: {
  scripts: readonly Script[]
  relatedOrigins: readonly string[]
}): Endpoint[] {
  const own = files.map(({ name, type }) => ({ name, type, body: read(name) }))
  const theirs = options.scripts.map(({ name, path }) => ({
    name,
    type: SCRIPT,
    body: fs.readFileSync(path),
  }))
  const assets = [...own, ...theirs].map(({ name, type, body }): Endpoint => {
    return { method: 'GET', path: `/assets/${name}`, handle: async () => ({ kind: 'file', type, body }) }
  })
  const language: Endpoint = {
    method: 'POST',
    path: '/language',
    async handle(exchange) {
      const { form } = exchange
      const locale = asLocale(form['locale'])
      if (!locale) throw new HttpProblem(400, 'bad-request', { detail: 'a language we do not speak' })
      // it shows nothing, and may lie between two pages of a window that a portal has opened
      exchange.raw.response.removeHeader('Cross-Origin-Opener-Policy')
      exchange.setCookie(localeCookie, locale, { path: '/', maxAge: days(365) })
      return seeOther(ownPath(form['back']))
    },
  }
  const related: Endpoint = {
    method: 'GET',
    path: '/.well-known/webauthn',
    handle: async () => json({ origins: options.relatedOrigins }),
  }
  return [...assets, language, ...(options.relatedOrigins.length > 0 ? [related] : [])]
}

/** A path of ours, or the start: never another site (G06). */
export const ownPath = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])[\w\-./~%]*$/.test(path) ? path : '/'
