import { days } from '../platform/clock.ts'
import type { Exchange } from '../platform/http/exchange.ts'
import { randomToken, sameBytes } from '../platform/crypto/random.ts'
import type { Vault } from '../platform/crypto/vault.ts'
import type { AccountId } from '../policy/vocabulary.ts'

/**
 * Device cookies (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"): a browser that signed in
 * fully to an account carries a mark of it. Guessing from elsewhere then slows down elsewhere. The cookie names
 * nobody: each mark is a nonce and our MAC over nonce and account.
 */
const MOST_MARKS = 5
const LIFETIME = days(180)

export const deviceCookieName = (secure: boolean): string => (secure ? '__Host-sluis_device' : 'sluis_device')

const marksOf = (cookie: string | undefined): string[] =>
  (cookie ?? '')
    .split('~')
    .filter((mark) => /^[\w-]{22}\.[\w-]{43}$/.test(mark))
    .slice(0, MOST_MARKS)

/** The nonce by which this browser is known for the account, or undefined. */
export function knownDevice(
  vault: Vault,
  cookie: string | undefined,
  account: AccountId,
): string | undefined {
  return marksOf(cookie)
    .map((mark) => mark.split('.') as [string, string])
    .find(([nonce, mac]) =>
      vault
        .macs('device-cookie', `${nonce}/${account}`)
        .some((right) => sameBytes(right, Buffer.from(mac, 'base64url'))),
    )?.[0]
}

/** Marks this browser as one of the account's, renewing its nonce. */
export function rememberDevice(
  vault: Vault,
  exchange: Pick<Exchange, 'cookie' | 'setCookie'>,
  account: AccountId,
  secure: boolean,
): void {
  const name = deviceCookieName(secure)
  const before = exchange.cookie(name)
  const own = knownDevice(vault, before, account)
  const others = marksOf(before).filter((mark) => own === undefined || !mark.startsWith(`${own}.`))
  const nonce = randomToken(128)
  const mark = `${nonce}.${vault.mac('device-cookie', `${nonce}/${account}`).toString('base64url')}`
  exchange.setCookie(name, [mark, ...others].slice(0, MOST_MARKS).join('~'), { path: '/', maxAge: LIFETIME })
}
