import type { Account } from '../accounts/index.ts'
import { days } from '../../platform/clock.ts'
import { randomToken, sameBytes } from '../../platform/crypto/random.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Exchange } from '../../platform/http/exchange.ts'

/**
 * Device cookies (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"): a browser that signed in
 * fully to an account carries a mark of it. Guessing from elsewhere then slows down elsewhere. The cookie names
 * nobody: each mark is a nonce, the day on which it was made, and our MAC over both, the account and its eras. A new
 * password, and a factor that is removed, end all marks there are, and ninety days end each.
 */
const MOST_MARKS = 5
const LIFETIME_DAYS = 90

/** Whose mark it is, and of which of their eras. */
export type Marked = Pick<Account, 'id' | 'era' | 'device_era'>

export interface Marking {
  readonly vault: Vault
  /** Whether people reach us by https. */
  readonly secure: boolean
}

type Cookies = Pick<Exchange, 'cookie' | 'setCookie'>

const cookieName = (secure: boolean): string => (secure ? '__Host-sluis_device' : 'sluis_device')

interface Mark {
  readonly text: string
  readonly nonce: string
  readonly day: number
  readonly mac: Buffer
}

const marksOf = (cookie: string | undefined): Mark[] =>
  (cookie ?? '')
    .split('~')
    .slice(0, MOST_MARKS)
    .flatMap((text) => {
      const [, nonce, day, mac] = /^([\w-]{22})\.(\d{1,6})\.([\w-]{43})$/.exec(text) ?? []
      if (nonce === undefined || mac === undefined) return []
      return [{ text, nonce, day: Number(day), mac: Buffer.from(mac, 'base64url') }]
    })

const dayOf = (now: Date): number => Math.floor(now.getTime() / days(1))

const said = ({ nonce, day }: Pick<Mark, 'nonce' | 'day'>, { id, era, device_era: device }: Marked): string =>
  `${nonce}/${id}/${era}/${device}/${day}`

/** The nonce by which this browser is known for the account, or undefined. */
export function knownDevice(
  { vault, secure }: Marking,
  { cookie }: Pick<Cookies, 'cookie'>,
  account: Marked,
  now: Date,
): string | undefined {
  const today = dayOf(now)
  return marksOf(cookie(cookieName(secure)))
    .filter(({ day }) => day <= today + 1 && day > today - LIFETIME_DAYS)
    .find((mark) =>
      vault.macs('device-mark', said(mark, account)).some((right) => sameBytes(right, mark.mac)),
    )?.nonce
}

/** Marks this browser as one of the account's, renewing its nonce. */
export function markDevice({ vault, secure }: Marking, exchange: Cookies, account: Marked, now: Date): void {
  const name = cookieName(secure)
  const own = knownDevice({ vault, secure }, exchange, account, now)
  const others = marksOf(exchange.cookie(name)).filter(({ nonce }) => nonce !== own)
  const made = { nonce: randomToken(128), day: dayOf(now) }
  const mark = `${made.nonce}.${made.day}.${vault.mac('device-mark', said(made, account)).toString('base64url')}`
  const all = [mark, ...others.map(({ text }) => text)].slice(0, MOST_MARKS)
  exchange.setCookie(name, all.join('~'), { path: '/', maxAge: days(LIFETIME_DAYS) })
}

/** A browser that was known before its owner changed something in it is known after it. */
export function keepDevice(
  marking: Marking,
  exchange: Cookies,
  { before, after }: { before: Marked; after: Marked | undefined },
  now: Date,
): void {
  if (after && knownDevice(marking, exchange, before, now) !== undefined)
    markDevice(marking, exchange, after, now)
}
