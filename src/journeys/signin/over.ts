import { problemPage } from '../../../views/problem.ts'
import { hours, minutes } from '../../platform/clock.ts'
import { sameBytes } from '../../platform/crypto/random.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { asLocale, chooseLocale, type Locale } from '../../platform/render/locale.ts'
import type { SignIn, Visit } from './visit.ts'

/** The portal that somebody came from last, and the language they were shown: nobody's identity. */
export interface LastPortal {
  readonly clientId: string
  readonly locale: Locale
}

const KEPT = hours(24)

export const portalCookieName = (secure: boolean): string => (secure ? '__Host-sluis_portal' : 'sluis_portal')

/** Keeps, for a day, where a page that is over can lead back to. */
export function rememberPortal(
  signIn: Pick<SignIn, 'vault' | 'here'>,
  exchange: Pick<Exchange, 'cookie' | 'setCookie'>,
  { request, frame, now }: Pick<Visit, 'request' | 'frame' | 'now'>,
): void {
  const name = portalCookieName(signIn.here.secure)
  const said = { clientId: request.client.id, locale: frame.locale }
  const before = lastPortal(signIn.vault, exchange.cookie(name), now)
  if (before?.clientId === said.clientId && before.locale === said.locale) return
  const text = Buffer.from(JSON.stringify([said.clientId, said.locale, now.getTime()])).toString('base64url')
  const mark = signIn.vault.mac('portal-cookie', text).toString('base64url')
  exchange.setCookie(name, `${text}.${mark}`, { path: '/', maxAge: KEPT })
}

/** What the cookie says, where it is ours and of this day. */
export function lastPortal(vault: Vault, cookie: string | undefined, now: Date): LastPortal | undefined {
  const [text = '', mark = ''] = (cookie ?? '').split('.')
  if (!vault.macs('portal-cookie', text).some((right) => sameBytes(right, Buffer.from(mark, 'base64url'))))
    return undefined
  const [clientId, tag, at] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [
    string,
    string,
    number,
  ]
  const locale = asLocale(tag)
  return locale && now.getTime() - at < KEPT ? { clientId, locale } : undefined
}

const PROBE = 'sluis_probe'

/** An endpoint of a sign-in that, once that is over, says so and leads back to the portal. */
export const leadsBack =
  (signIn: SignIn) =>
  (endpoint: Endpoint): Endpoint => ({
    ...endpoint,
    async handle(exchange) {
      try {
        return await endpoint.handle(exchange)
      } catch (error) {
        if (!(error instanceof HttpProblem) || error.code !== 'attempt-gone') throw error
        return (await probe(exchange)) ?? over(signIn, exchange)
      }
    },
  })

/**
 * Whoever sends no cookie at all comes late, by a bookmark, or with a browser that keeps none. Which it is, only a cookie
 * that was set a moment ago can tell.
 *
 * @returns the way there, where that was not tried yet; undefined where the browser keeps cookies
 * @throws HttpProblem 400 `cookies-off`
 */
async function probe(exchange: Exchange): Promise<Answer | undefined> {
  if (exchange.raw.request.headers.cookie !== undefined) return undefined
  if (exchange.query.has('probe')) throw new HttpProblem(400, 'cookies-off')
  exchange.setCookie(PROBE, '1', { path: '/signin', maxAge: minutes(1) })
  return seeOther(`/signin/${encodeURIComponent(exchange.params['uid'] ?? '')}?probe=yes`)
}

async function over(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const last = lastPortal(signIn.vault, exchange.cookie(portalCookieName(signIn.here.secure)), signIn.clock())
  const frame = {
    locale: chooseLocale({ ...exchange.wishes, account: last?.locale }),
    brand: signIn.here.brand,
    here: '/',
  }
  const back = last && (await signIn.protocol.portal(last.clientId))
  const model = { frame, code: 'attempt-gone', reference: exchange.reference, back }
  return page(problemPage(model), { status: 400, problem: { reason: 'attempt-gone' } })
}
