import { assetPath } from '../../../views/assets.ts'
import type { Brand } from '../../../views/brand.ts'
import { days, later, type Clock } from '../../platform/clock.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'

export interface KnownNeeds {
  readonly issuer: URL
  readonly brand: Brand
  readonly clock: Clock
  readonly demo: boolean
  /** Where somebody belongs who types our bare address; undefined: at the account. */
  readonly home: URL | undefined
  /** Whom to tell of a vulnerability. */
  readonly securityContact: URL | undefined
}

const text = (body: string): Answer => ({
  kind: 'file',
  type: 'text/plain; charset=utf-8',
  body,
  isFinal: false,
})

/**
 * The addresses that are asked for on any site: by people who type the bare one, by browsers, by password managers
 * (A Well-Known URL for Changing Passwords), by robots, and by who found a hole (RFC 9116).
 */
export function knownEndpoints({
  issuer,
  brand,
  clock,
  demo,
  home,
  securityContact,
}: KnownNeeds): Endpoint[] {
  const at = (path: string, answer: () => Answer): Endpoint => ({
    method: 'GET',
    path,
    handle: async () => answer(),
  })
  return [
    // whoever tries Sluis is welcomed there
    ...(demo && !home ? [] : [at('/', () => seeOther(home?.href ?? '/account'))]),
    at('/.well-known/change-password', () => seeOther('/account/password')),
    at('/favicon.ico', () => seeOther(brand.look?.icon ?? assetPath('icon.svg'))),
    at('/apple-touch-icon.png', () => seeOther(assetPath('touch-icon.png'))),
    // nothing here is for a search engine
    at('/robots.txt', () => text('User-agent: *\nDisallow: /\n')),
    at('/.well-known/security.txt', () => {
      if (!securityContact) throw new HttpProblem(404, 'not-found')
      const lines = {
        Contact: securityContact.href,
        // §2.5.5: less than a year ahead; whoever reads it later asks again
        Expires: later(clock(), days(180)).toISOString(),
        'Preferred-Languages': 'en, nl, sv',
        Canonical: new URL('/.well-known/security.txt', issuer).href,
      }
      return text(
        Object.entries(lines)
          .map(([name, value]) => `${name}: ${value}\n`)
          .join(''),
      )
    }),
  ]
}
