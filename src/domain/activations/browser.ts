import { minutes } from '../../platform/clock.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { VISIT_MINUTES } from '../../policy/activation/index.ts'
import type { AttemptId, SessionKey } from '../../policy/vocabulary.ts'

const cookieName = (secure: boolean): string => (secure ? '__Host-sluis_activation' : 'sluis_activation')

/** What a browser keeps of its visit, as it is looked up; undefined: it keeps none. */
export function visitIn(secure: boolean, exchange: Pick<Exchange, 'cookie'>): Buffer | undefined {
  const token = exchange.cookie(cookieName(secure))
  return token === undefined || !/^[\w-]{43}$/.test(token) ? undefined : sha256(token)
}

/** Has a browser keep a visit, in the place of another that it has. @returns as it is looked up */
export function keepVisit(secure: boolean, exchange: Pick<Exchange, 'setCookie'>): Buffer {
  const token = randomToken(256)
  exchange.setCookie(cookieName(secure), token, { path: '/', maxAge: minutes(VISIT_MINUTES) })
  return sha256(token)
}

/** Has a browser keep the visit that it has for as long anew. */
export function keepOn(secure: boolean, exchange: Pick<Exchange, 'cookie' | 'setCookie'>): void {
  const token = exchange.cookie(cookieName(secure))
  if (token !== undefined)
    exchange.setCookie(cookieName(secure), token, { path: '/', maxAge: minutes(VISIT_MINUTES) })
}

/** A sign-in as a visit of what was issued: its password was the first leg, and what is typed in it counts in it alone. */
export const visitOfAttempt = (attempt: AttemptId, activation: string): Buffer =>
  sha256(`attempt/${attempt}/${activation}`)

/** A session as a visit of what somebody asked for in it or in another one of theirs: what is typed counts there alone. */
export const visitOfSession = (session: SessionKey, activation: string): Buffer =>
  sha256(`session/${session}/${activation}`)
