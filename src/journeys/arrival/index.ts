/**
 * How people come into a portal of our own: "my account", the desk, or the operators' console. Each is a client of the engine,
 * built in: the browser goes through the same journey as to any other portal, comes back with a code, and the code is
 * redeemed within the process. From then on a cookie holds the session's key and our mark over it, so that it lives as
 * long as the session and no longer.
 *
 * What a page asks of that session is its door's to say; here is only who came, and where they were going.
 */
import { sessionByKey, type SessionRow } from '../../domain/sessions/index.ts'
import { minutes, type Clock } from '../../platform/clock.ts'
import { randomToken, sameBytes } from '../../platform/crypto/random.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { ownPath } from '../../platform/http/site.ts'
import type { SessionKey } from '../../policy/vocabulary.ts'

/** What a portal of our own asks of the protocol's engine. */
export interface OwnClient {
  /** Where the browser goes to sign in, or to show more of who it is. */
  authorizationUrl(asked: AskedOfArrival & { readonly state: string; readonly verifier: string }): string
  /** Redeems a code in this process: no token is made. @returns the session that the code came from */
  redeem(code: string, verifier: string): Promise<SessionKey | undefined>
}

export interface AskedOfArrival {
  readonly acr?: string | undefined
  /** Seconds. */
  readonly maxAge?: number | undefined
  /** Whether the account's address must be proven, too. */
  readonly provesAddress?: boolean
}

/** A session that lives. */
export type LiveSession = SessionRow & { readonly id: SessionKey }

export interface OwnPortal {
  /** In the names of its cookies. */
  readonly name: 'account' | 'operator' | 'desk'
  readonly client: OwnClient
  readonly issuer: URL
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  /** Where it begins, and whether a path is one of its pages. */
  readonly home: string
  isOurs(path: string): boolean
}

export interface Arrival {
  /** Sends the browser through the journey of a sign-in: for as much as is missing, and no more. */
  start(exchange: Exchange, asked: AskedOfArrival): Answer
  /** Comes back with a code, which is redeemed here, or with the reason why there is none. */
  back(exchange: Exchange): Promise<{ readonly to: string } | { readonly refused: true; readonly to: string }>
  /** The session of this browser, if it lives. */
  sessionHere(exchange: Pick<Exchange, 'cookie'>, now: Date): Promise<LiveSession | undefined>
}

/** What the browser carries from here to the sign-in and back. */
interface Started {
  readonly state: string
  readonly verifier: string
  readonly to: string
}

export function createArrival(portal: OwnPortal): Arrival {
  const { name, vault, db, issuer, home } = portal
  const prefix = issuer.protocol === 'https:' ? '__Host-' : ''
  const [cookie, startCookie] = [`${prefix}sluis_${name}`, `${prefix}sluis_${name}_start`]
  const [context, startContext] = [`${name}-cookie`, `${name}-start`]
  const startedIn = (exchange: Exchange): Started | undefined => {
    const sealed = exchange.cookie(startCookie)
    try {
      if (sealed === undefined) return undefined
      return JSON.parse(vault.open(Buffer.from(sealed, 'base64url'), startContext).toString()) as Started
    } catch {
      return undefined // not of our making
    }
  }
  return {
    start(exchange, asked) {
      const to = ownPath(exchange.query.get('to') ?? undefined)
      const started: Started = {
        state: randomToken(128),
        verifier: randomToken(256),
        to: portal.isOurs(to) ? to : home,
      }
      const sealed = vault.seal(JSON.stringify(started), startContext).toString('base64url')
      exchange.setCookie(startCookie, sealed, { path: '/', maxAge: minutes(30) })
      return seeOther(portal.client.authorizationUrl({ ...started, ...asked }))
    },
    async back(exchange) {
      const { query } = exchange
      const started = startedIn(exchange)
      // begun in another tab meanwhile, or not by us: whoever is signed in comes back here at once
      if (!started || query.get('state') !== started.state) return { to: home }
      if (query.has('error')) return { refused: true, to: started.to }
      const key = await portal.client.redeem(query.get('code') ?? '', started.verifier)
      if (key === undefined) return { to: home }
      // ties the browser to the session that it signed in with
      exchange.setCookie(cookie, `${key}.${vault.mac(context, key).toString('base64url')}`, { path: '/' })
      return { to: started.to }
    },
    async sessionHere(exchange, now) {
      const [key = '', mark = ''] = (exchange.cookie(cookie) ?? '').split('.')
      const marks = vault.macs(context, key)
      if (!marks.some((right) => sameBytes(right, Buffer.from(mark, 'base64url')))) return undefined
      const id = key as SessionKey // our own mark stands beside it
      const session = await sessionByKey(db, id)
      const isAlive = session?.ended_at === null && (session.idle_at ?? session.expires_at) > now
      return session && isAlive ? { ...session, id } : undefined
    },
  }
}
