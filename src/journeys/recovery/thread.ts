import type { Vault } from '../../platform/crypto/vault.ts'
import { minutes } from '../../platform/clock.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { ownPath } from '../../platform/http/site.ts'
import { asLocale, type Locale } from '../../platform/render/locale.ts'

/** What goes along from page to page, so that nothing is typed twice and the way leads on to where somebody wanted to be. */
export interface Thread {
  /** What was typed on the sign-in's page, or here. */
  readonly username?: string | undefined
  /** The register by whose numbers the portal has people say who they are, and what was typed of it. */
  readonly register?: string | undefined
  readonly called?: { readonly number: string; readonly userName: string } | undefined
  /** What was asked for last. */
  readonly sent?: 'link' | 'link-by-number' | 'user-names' | undefined
  /** The page of the sign-in that it was asked from. */
  readonly back?: string | undefined
  /** Once there is a new password: which portal the link was asked on the way to, and in which language it was read. */
  readonly done?: { readonly clientId?: string | undefined; readonly locale: Locale } | undefined
}

interface Keeping {
  readonly vault: Vault
  readonly here: { readonly secure: boolean }
}

const CONTEXT = 'recovery-thread'
const cookieName = ({ here }: Keeping): string => (here.secure ? '__Host-sluis_recovery' : 'sluis_recovery')

/** Keeps it for ten minutes, sealed, in the browser that it is about. */
export function keepThread(by: Keeping, exchange: Exchange, thread: Thread): void {
  const sealed = by.vault.seal(JSON.stringify(thread), CONTEXT).toString('base64url')
  exchange.setCookie(cookieName(by), sealed, { path: '/', maxAge: minutes(10) })
}

/** What goes along; nothing where it is too old, or not of our making. */
export function threadOf(by: Keeping, exchange: Pick<Exchange, 'cookie'>): Thread {
  const sealed = exchange.cookie(cookieName(by))
  try {
    if (sealed === undefined) return {}
    const { back, done, ...rest } = JSON.parse(
      by.vault.open(Buffer.from(sealed, 'base64url'), CONTEXT).toString(),
    ) as Omit<Thread, 'back' | 'done'> & { back?: string; done?: { clientId?: string; locale: string } }
    const locale = asLocale(done?.locale)
    return { ...rest, back: backOf(back), done: locale && { clientId: done?.clientId, locale } }
  } catch {
    return {}
  }
}

/** The way back to where somebody came from: a path of ours, or none. */
export const backOf = (path: string | undefined | null): string | undefined =>
  path === undefined || path === null || ownPath(path) === '/' ? undefined : path
