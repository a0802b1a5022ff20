import { hours } from '../../platform/clock.ts'
import { sameBytes } from '../../platform/crypto/random.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { asLocale, type Locale } from '../../platform/render/locale.ts'

/** The portal that somebody came from last, and the language they were shown: nobody's identity. */
export interface LastPortal {
  readonly clientId: string
  readonly locale: Locale
}

export interface Marking {
  readonly vault: Vault
  /** Whether people reach us by https. */
  readonly secure: boolean
}

const KEPT = hours(24)

const cookieName = (secure: boolean): string => (secure ? '__Host-sluis_portal' : 'sluis_portal')

/** Keeps, for a day, where a page that is over can lead back to. */
export function keepPortal(
  by: Marking,
  exchange: Pick<Exchange, 'cookie' | 'setCookie'>,
  said: LastPortal,
  now: Date,
): void {
  const before = lastPortal(by, exchange, now)
  if (before?.clientId === said.clientId && before.locale === said.locale) return
  const text = Buffer.from(JSON.stringify([said.clientId, said.locale, now.getTime()])).toString('base64url')
  const mark = by.vault.mac('portal-cookie', text).toString('base64url')
  exchange.setCookie(cookieName(by.secure), `${text}.${mark}`, { path: '/', maxAge: KEPT })
}

/** What the browser says, where it is ours and of this day. */
export function lastPortal(
  { vault, secure }: Marking,
  browser: Pick<Exchange, 'cookie'>,
  now: Date,
): LastPortal | undefined {
  const [text = '', mark = ''] = (browser.cookie(cookieName(secure)) ?? '').split('.')
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
