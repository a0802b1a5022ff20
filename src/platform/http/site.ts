import fs from 'node:fs'
import { days } from '../clock.ts'
import { asLocale } from '../render/locale.ts'
import { localeCookie } from './application.ts'
import { seeOther, type Endpoint } from './exchange.ts'
import { HttpProblem } from './problem.ts'

const views = new URL('../../../views/', import.meta.url)
const read = (name: string): Buffer => fs.readFileSync(new URL(name, views))

const files = [
  { name: 'sluis.css', type: 'text/css; charset=utf-8' },
  { name: 'submit.js', type: 'text/javascript; charset=utf-8' },
  { name: 'password.js', type: 'text/javascript; charset=utf-8' },
  { name: 'icon.svg', type: 'image/svg+xml' },
]

/** The few files that pages load, and the change of language. */
export function siteEndpoints(): Endpoint[] {
  const assets = files.map(({ name, type }): Endpoint => {
    const body = read(name)
    return { method: 'GET', path: `/assets/${name}`, handle: async () => ({ kind: 'file', type, body }) }
  })
  const language: Endpoint = {
    method: 'POST',
    path: '/language',
    async handle(exchange) {
      const { form } = exchange
      const locale = asLocale(form['locale'])
      if (!locale) throw new HttpProblem(400, 'bad-request', { detail: 'a language we do not speak' })
      exchange.setCookie(localeCookie, locale, { path: '/', maxAge: days(365) })
      return seeOther(ownPath(form['back']))
    },
  }
  return [...assets, language]
}

/** A path of ours, or the start: never another site (G06). */
export const ownPath = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])[\w\-./~%]*$/.test(path) ? path : '/'
