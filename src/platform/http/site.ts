import fs from 'node:fs'
import { assetOf, ownAssets, pathOf, type Asset } from '../../../views/assets.ts'
import { days } from '../clock.ts'
import { asLocale } from '../render/locale.ts'
import { localeCookie } from './cookies.ts'
import { json, seeOther } from './answers.ts'
import type { Endpoint } from './exchange.ts'
import { HttpProblem } from './problem.ts'

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
}

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
  const theirs = options.scripts.map(({ name, path }) => assetOf(name, fs.readFileSync(path)))
  const assets = new Map([...ownAssets, ...theirs].map((asset) => [asset.name, asset]))
  const bodies = new Map([...assets.values()].map((asset) => [asset.name, linked(asset, theirs)]))
  const asset = (path: string): Endpoint => ({
    method: 'GET',
    path,
    async handle({ params: { hash, name = '' } }) {
      const [found, body] = [assets.get(name), bodies.get(name)]
      if (!found || body === undefined) throw new HttpProblem(404, 'not-found')
      // of another release, whose pages are served beside ours: it gets what we have, and asks again
      const isOurs = hash === found.hash
      return { kind: 'file', type: TYPES[name.split('.').at(-1) ?? ''] ?? '', body, isFinal: isOurs }
    },
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
  return [
    asset('/assets/:hash/:name'),
    asset('/assets/:name'),
    language,
    ...(options.relatedOrigins.length > 0 ? [related] : []),
  ]
}

/** A script of ours with the addresses of the scripts that it loads. */
const linked = ({ name, body }: Asset, scripts: readonly Asset[]): Buffer | string =>
  name.endsWith('.js')
    ? scripts.reduce(
        (text, script) => text.replace(`'./${script.name}'`, `'${pathOf(script)}'`),
        body.toString(),
      )
    : body

/** A path of ours, or the start: never another site (G06). */
export const ownPath = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])[\w\-./~%]*$/.test(path) ? path : '/'
