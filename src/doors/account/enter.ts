import type { Frame } from '../../../views/layout.ts'
import { accountById, type Account, shownAs } from '../../domain/accounts/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import { credentialRevision, keepDevice } from '../../domain/factors/index.ts'
import { seconds } from '../../platform/clock.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import { FRESH_SECONDS } from '../../policy/levels/change.ts'
import type { TimeZone } from '../../policy/password/life.ts'
import type { Evidence } from '../../policy/vocabulary.ts'
import type { LiveSession } from '../../journeys/arrival/index.ts'
import type { AccountDoor } from './contract.ts'

/** Somebody who is signed in to "my account", and asks for one of its pages. */
export interface AccountVisit {
  readonly door: AccountDoor
  readonly exchange: Exchange
  readonly account: Account
  readonly session: LiveSession
  readonly frame: Frame
  /** Who acts: the owner, here. */
  readonly who: Acting
  /** What was proven a few minutes ago at the most. */
  readonly proven: readonly Evidence[]
  /** How often the account's credentials had been changed before that was looked at. */
  readonly changes: number
  readonly zone: TimeZone
  readonly now: Date
}

export interface Needs {
  /** What changes credentials: all that the person can prove, proven within five minutes. */
  readonly fresh?: boolean
  /** What is worth all that the account has: where less was proven, its mail is read as well. */
  readonly whole?: boolean
  /** Where to go on after signing in; where nothing is said, the same page. */
  readonly back?: string
}

/**
 * A page for who is signed in, with all the kinds of proof that they have. Anybody else is sent through the same
 * journey as to any portal, and comes back; so is a session that nothing but this has used for a while, which keeps
 * it alive.
 */
export const signedIn =
  (door: AccountDoor, needs: Needs, handle: (visit: AccountVisit) => Promise<Answer>) =>
  async (exchange: Exchange): Promise<Answer> => {
    const now = door.clock()
    const session = await door.portal.arrival.sessionHere(exchange, now)
    const account = session && (await accountById(door.db, session.account_id))
    const away = (): Answer => signInFirst(exchange, needs)
    if (!session || !account) return away()
    const idle = now.getTime() - session.seen_at.getTime() > seconds(door.here.sessionIdle) / 2
    if (idle && exchange.method === 'GET') return away()
    const maxAge = needs.fresh ? FRESH_SECONDS : undefined
    const changes = needs.fresh ? await credentialRevision(door.db, account.id) : 0
    const stands = await door.portal.stands({ key: session.id, account: account.id }, maxAge, now)
    if (!stands.isMet) return away()
    const { proven } = stands
    if (needs.whole && !stands.isWhole && !(await readMail(door, { session, account }, now)))
      return signInFirst(exchange, needs, 'address')
    return handle({
      ...{ door, exchange, account, session, proven, changes, now },
      frame: {
        ...frameOf(door, exchange, account),
        ...{ who: { address: shownAs(account) }, signOut: '/session/end' },
      },
      who: {
        by: { account: account.id },
        seenFrom: { address: exchange.address, userAgent: exchange.userAgent },
      },
      zone: account.time_zone ?? door.here.timeZone,
    })
  }

/** Whether the account's mail was read in this session, just now. */
export const readMail = (
  door: AccountDoor,
  { session, account }: Pick<AccountVisit, 'session' | 'account'>,
  now: Date,
): Promise<boolean> => {
  const { id, era, email } = account
  if (email === null) return Promise.resolve(false)
  return door.portal.addressProven({ key: session.id, account: id, era, email }, now)
}

export const frameOf = (door: AccountDoor, exchange: Exchange, account?: Account): Frame => ({
  locale: chooseLocale({ ...exchange.wishes, account: account?.locale }),
  brand: door.here.brand,
  here: exchange.method === 'GET' ? exchange.path : '/account',
})

function signInFirst(exchange: Exchange, { fresh, back }: Needs, also?: 'address'): Answer {
  const to = back ?? (exchange.method === 'GET' ? exchange.path : '/account')
  const query = new URLSearchParams({
    to,
    ...(fresh ? { fresh: 'yes' } : {}),
    ...(also ? { with: also } : {}),
  })
  return seeOther(`/account/sign-in?${query.toString()}`)
}

export const freshFor = (fresh: boolean): number | undefined => (fresh ? FRESH_SECONDS : undefined)

/** This browser goes on being known for the account, after its owner has changed something in it that ends what is known. */
export async function keepKnown({ door, exchange, account, now }: AccountVisit): Promise<void> {
  const marking = { vault: door.vault, secure: door.here.issuer.protocol === 'https:' }
  keepDevice(marking, exchange, { before: account, after: await accountById(door.db, account.id) }, now)
}
