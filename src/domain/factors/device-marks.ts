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

/** A kind of mark: what its cookie is called, what it is made for, and how long it is one. */
interface Kind {
  readonly cookie: string
  readonly purpose: string
  readonly days: number
  /** So many people of one browser have one. */
  readonly most: number
  /** Whether a new password, and a factor that is removed, end it. */
  readonly isOfEra: boolean
}

const device: Kind = { cookie: 'sluis_device', purpose: 'device-mark', days: 90, most: 5, isOfEra: true }
/** That somebody has signed in here, by whatever: it opens no door, and says that this browser is no new one. */
const seen: Kind = { cookie: 'sluis_seen', purpose: 'seen-mark', days: 400, most: 20, isOfEra: false }

/** Whose mark it is, and of which of their eras. */
export type Marked = Pick<Account, 'id' | 'era' | 'device_era'>

export interface Marking {
  readonly vault: Vault
  /** Whether people reach us by https. */
  readonly secure: boolean
}

type Cookies = Pick<Exchange, 'cookie' | 'setCookie'>

const cookieName = ({ cookie }: Kind, secure: boolean): string => (secure ? `__Host-${cookie}` : cookie)

interface Mark {
  readonly text: string
  readonly nonce: string
  readonly day: number
  readonly mac: Buffer
}

const marksOf = ({ most }: Kind, cookie: string | undefined): Mark[] =>
  (cookie ?? '')
    .split('~')
    .slice(0, most)
    .flatMap((text) => {
      const [, nonce, day, mac] = /^([\w-]{22})\.(\d{1,6})\.([\w-]{43})$/.exec(text) ?? []
      if (nonce === undefined || mac === undefined) return []
      return [{ text, nonce, day: Number(day), mac: Buffer.from(mac, 'base64url') }]
    })

const dayOf = (now: Date): number => Math.floor(now.getTime() / days(1))

const said = (
  { isOfEra }: Kind,
  { nonce, day }: Pick<Mark, 'nonce' | 'day'>,
  { id, era, device_era: changes }: Marked,
): string => (isOfEra ? `${nonce}/${id}/${era}/${changes}/${day}` : `${nonce}/${id}/${day}`)

/** Not of tomorrow's tomorrow, and not too old. */
const isInTime = (kind: Kind, { day }: Mark, now: Date): boolean =>
  day <= dayOf(now) + 1 && day > dayOf(now) - kind.days

function known(
  kind: Kind,
  { vault, secure }: Marking,
  { cookie }: Pick<Cookies, 'cookie'>,
  account: Marked,
  now: Date,
): string | undefined {
  return marksOf(kind, cookie(cookieName(kind, secure)))
    .filter((each) => isInTime(kind, each, now))
    .find((each) =>
      vault.macs(kind.purpose, said(kind, each, account)).some((right) => sameBytes(right, each.mac)),
    )?.nonce
}

function mark(kind: Kind, marking: Marking, exchange: Cookies, account: Marked, now: Date): void {
  const { vault, secure } = marking
  const name = cookieName(kind, secure)
  const own = known(kind, marking, exchange, account, now)
  const others = marksOf(kind, exchange.cookie(name)).filter(
    (each) => each.nonce !== own && isInTime(kind, each, now),
  )
  const made = { nonce: randomToken(128), day: dayOf(now) }
  const newest = `${made.nonce}.${made.day}.${vault.mac(kind.purpose, said(kind, made, account)).toString('base64url')}`
  const all = [newest, ...others.map(({ text }) => text)].slice(0, kind.most)
  exchange.setCookie(name, all.join('~'), { path: '/', maxAge: days(kind.days) })
}

/** The nonce by which this browser is known for the account, or undefined. */
export const knownDevice = (
  marking: Marking,
  exchange: Pick<Cookies, 'cookie'>,
  account: Marked,
  now: Date,
): string | undefined => known(device, marking, exchange, account, now)

/** Marks this browser as one of the account's, renewing its nonce. */
export const markDevice = (marking: Marking, exchange: Cookies, account: Marked, now: Date): void =>
  mark(device, marking, exchange, account, now)

/** Notes that somebody has signed in here. @returns whether they had before */
export function seenHere(marking: Marking, exchange: Cookies, account: Marked, now: Date): boolean {
  // what an older release has marked counts as well
  const was = [seen, device].some((kind) => known(kind, marking, exchange, account, now) !== undefined)
  mark(seen, marking, exchange, account, now)
  return was
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
