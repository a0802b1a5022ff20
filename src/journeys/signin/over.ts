import { problemPage } from '../../../views/problem.ts'
import { accountById, shownAs } from '../../domain/accounts/index.ts'
import { isBuiltIn, lastPortal } from '../../domain/clients/index.ts'
import { minutes } from '../../platform/clock.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import type { SignIn } from './visit.ts'

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
  const last = lastPortal({ vault: signIn.vault, secure: signIn.here.secure }, exchange, signIn.clock())
  const here = await signIn.protocol.whoIsHere(exchange.raw)
  const account = here && (await accountById(signIn.db, here.account))
  const back = last && (await signIn.protocol.portal(last.clientId))
  const frame = {
    locale: chooseLocale({ ...exchange.wishes, account: account?.locale ?? last?.locale }),
    brand: { ...signIn.here.brand, portal: back?.brand },
    here: '/',
    who: account && { address: shownAs(account) },
  }
  // a portal that was removed meanwhile has nobody signed in
  const isPortalGone = last !== undefined && !isBuiltIn(last.clientId) && !back
  const code = account && !isPortalGone ? 'signed-in-already' : 'attempt-gone'
  const model = { frame, code, reference: exchange.reference, back }
  return page(problemPage(model), { status: 400, problem: { reason: code } })
}
