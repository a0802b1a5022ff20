import { minutes } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Exchange } from '../../platform/http/exchange.ts'

interface Marking {
  readonly vault: Vault
  /** Whether people reach us by https. */
  readonly secure: boolean
}

const CONTEXT = 'last-address'
const KEPT = minutes(10)

const cookieName = (secure: boolean): string => (secure ? '__Host-sluis_address' : 'sluis_address')

/** Keeps in this browser, sealed and for ten minutes, the address that its owner is about to sign in with. */
export const keepAddress = (
  { vault, secure }: Marking,
  exchange: Pick<Exchange, 'setCookie'>,
  address: string,
): void =>
  exchange.setCookie(cookieName(secure), vault.seal(address, CONTEXT).toString('base64url'), {
    path: '/',
    maxAge: KEPT,
  })

/** The address that was kept in this browser; undefined where there is none, or none of ours. */
export function lastAddress(
  { vault, secure }: Marking,
  exchange: Pick<Exchange, 'cookie'>,
): string | undefined {
  const sealed = exchange.cookie(cookieName(secure))
  try {
    return sealed === undefined ? undefined : vault.open(Buffer.from(sealed, 'base64url'), CONTEXT).toString()
  } catch {
    return undefined // not of our making
  }
}
