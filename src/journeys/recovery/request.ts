import { randomUUID } from 'node:crypto'
import { act } from '../../acts/index.ts'
import { accountByEmail, accountById, lockIfUnchanged, type Account } from '../../domain/accounts/index.ts'
import { append, type Acting, type SeenFrom } from '../../domain/audit/index.ts'
import { userNamesOf, whoIsCalled, type Called } from '../../domain/organisations/index.ts'
import { owner, type Outbox } from '../../domain/outbox/index.ts'
import { later, minutes, type Clock } from '../../platform/clock.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import { keepCount, reserveTry, type KeptCount } from '../../platform/throttle/throttle.ts'
import { LINK_MINUTES } from '../../policy/recovery.ts'
import { recoveryPace } from '../../policy/paces.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { writeReset } from './store.ts'

/**
 * Looks up who has an address, and mails them: tried again while the database is away, for some minutes. It works some
 * seconds after it was asked for, so that nothing of it, which is more for somebody than for nobody, is felt by the
 * requests beside it.
 */
export const recoveryJob: JobKind = { name: 'recovery-mail', retries: 4, startsAfter: [1, 5], atOnce: 4 }

export interface RecoveryMail {
  readonly db: Db
  readonly vault: Vault
  readonly outbox: Outbox
  readonly clock: Clock
  readonly issuer: URL
}

/** Who asks for what: a link, by an address or as one signs in by a number; or one's user names, by an address. */
export type Wanted =
  | { readonly email: string; readonly what?: 'link' | 'user-names' }
  | { readonly called: Called; readonly what?: 'link' }

type Asked = Wanted & {
  readonly seenFrom: SeenFrom
  /** What asking was counted on: given back once the link is used. Not there where an older release asked. */
  readonly counted?: readonly KeptCount[]
  /** The portal that they were on the way to, as far as their browser knows. */
  readonly clientId?: string | undefined
}

const contextOf = (id: string): string => `recovery-job/${id}`

/** Notes that somebody asked. The work and the words are the same whether anybody has the address or nobody. */
export async function ask(tx: Tx, deps: { vault: Vault; queue: Queue }, asked: Asked): Promise<void> {
  const id = randomUUID()
  const content = deps.vault.seal(JSON.stringify(asked), contextOf(id)).toString('base64')
  await deps.queue.send(tx, recoveryJob, { id, content })
}

/** The job: mails a link to the owner of the address, at most three an hour. */
export function workRecovery(deps: RecoveryMail): JobHandler {
  return async (data) => {
    const { id, content } = data as { id: string; content: string }
    const said = deps.vault.open(Buffer.from(content, 'base64'), contextOf(id)).toString()
    const { seenFrom, counted = [], clientId, ...wanted } = JSON.parse(said) as Asked
    const now = deps.clock()
    const account = await accountBehind(deps.db, wanted)
    const may = await mayBeSent(deps.db, account, now)
    if (!account || !may.ok)
      return noteRefusal(
        deps.db,
        { account, seenFrom, what: wanted.what },
        may.ok ? undefined : may.reason,
        now,
      )
    const who = { by: 'nobody', seenFrom } as const
    if (wanted.what === 'user-names')
      return deps.db.transaction().execute((tx) => sendUserNames(tx, deps, { account, who }, now))
    const about = { account, who, clientId, counted: [...counted, ...may.counted], isForThem: false }
    await deps.db.transaction().execute((tx) => sendLink(tx, deps, about, now))
  }
}

async function accountBehind(db: Db, wanted: Wanted): Promise<Account | undefined> {
  if ('email' in wanted) return accountByEmail(db, wanted.email)
  const { who } = await whoIsCalled(db, wanted.called)
  return who && accountById(db, who.account)
}

/** Mails somebody what they are called in the organisations that they act for. */
async function sendUserNames(
  tx: Tx,
  { outbox }: Pick<RecoveryMail, 'outbox'>,
  { account, who }: { readonly account: Account; readonly who: Acting },
  now: Date,
): Promise<void> {
  const called = await userNamesOf(tx, account.id, now)
  await outbox.write(tx, 'recovery/user-names', owner(account, who.seenFrom), { called }, now)
  await append(tx, 'recovery.user-names.sent', { ...who, accountId: account.id }, now)
}

type May = Outcome<
  'nobody' | 'not-active' | 'no-address' | 'too-many',
  { readonly counted: readonly KeptCount[] }
> & {
  /** Seconds. */
  readonly retryAfter?: number
}

async function mayBeSent(db: Db, account: Account | undefined, now: Date): Promise<May> {
  if (!account) return refused('nobody')
  if (account.standing !== 'active') return refused('not-active')
  if (account.email === null) return refused('no-address')
  const counter = { dimension: 'recovery.account', subject: account.id, pace: recoveryPace }
  const reservation = await reserveTry(db, [counter], now)
  return reservation.ok
    ? { ok: true, counted: keepCount(reservation.counted) }
    : { ...refused('too-many'), retryAfter: reservation.retryAfter }
}

interface Sent {
  readonly account: Account
  readonly who: Acting
  readonly clientId: string | undefined
  readonly counted: readonly KeptCount[]
  /** Somebody who helps them has asked. */
  readonly isForThem: boolean
}

async function sendLink(
  tx: Tx,
  deps: Pick<RecoveryMail, 'outbox' | 'issuer'>,
  { account, who, clientId, counted, isForThem }: Sent,
  now: Date,
): Promise<void> {
  if (account.email === null) return
  const token = randomToken(256)
  await writeReset(tx, {
    account_id: account.id,
    token_hash: sha256(token),
    sent_to: sha256(lookupOf(account.email)),
    era: account.era,
    created_at: now,
    expires_at: later(now, minutes(LINK_MINUTES)),
    counted,
    client_id: clientId ?? null,
  })
  // from the configured issuer: never from what a request calls us (A01)
  const link = new URL(`/recover/${token}`, deps.issuer).href
  const to = owner(account, isForThem ? undefined : who.seenFrom)
  await deps.outbox.write(tx, 'recovery/link', to, { link, minutes: LINK_MINUTES, isForThem }, now)
  await append(tx, 'recovery.link.sent', { ...who, accountId: account.id }, now)
}

/**
 * Mails somebody the link for a new password, because they asked somebody who helps them. Whoever starts it sees neither
 * the link nor anything of the password; the second factor is asked as always.
 */
export const createStartRecovery = (deps: Pick<RecoveryMail, 'outbox' | 'issuer'>) =>
  act({
    name: 'accounts.start-recovery',
    tells: 'recovery/link',
    prepare: (db, account: Account, _input: undefined, now) => mayBeSent(db, account, now),
    async run(tx, who, account, may, now): Promise<Exclude<May, { ok: true }> | { readonly ok: true }> {
      if (!may.ok) return may
      // what was looked at may have ended since: the link would then be of no use
      if (!(await lockIfUnchanged(tx, account))) return refused('not-active')
      const { counted } = may
      await sendLink(tx, deps, { account, who, clientId: undefined, counted, isForThem: true }, now)
      return { ok: true }
    },
  })

const noteRefusal = (
  db: Db,
  asked: {
    readonly account: Account | undefined
    readonly seenFrom: SeenFrom
    readonly what: Wanted['what']
  },
  reason = 'nobody',
  now: Date,
): Promise<void> =>
  db
    .transaction()
    .execute((tx) =>
      append(
        tx,
        asked.what === 'user-names' ? 'recovery.user-names.refused' : 'recovery.link.refused',
        { by: 'nobody', accountId: asked.account?.id, details: { reason }, seenFrom: asked.seenFrom },
        now,
      ),
    )
