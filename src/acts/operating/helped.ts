import { phoneOf, type Account } from '../../domain/accounts/index.ts'
import { append, eventsOf } from '../../domain/audit/index.ts'
import { resend } from '../../domain/outbox/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Queryable } from '../../platform/db/database.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import { liftWaits, reserveTry, waitsAmong, type Named } from '../../platform/throttle/throttle.ts'
import { networkOf, recoveryPace } from '../../policy/paces.ts'
import { refused, type FactorKind } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'

/** How many of the latest events say in which networks somebody was. */
const SEEN = 100

/** Something that somebody must wait with. */
export interface Wait {
  /** What is counted. */
  readonly dimension: string
  readonly until: Date
}

/**
 * All that is counted of one person, beside what their network is counted for: tries of each factor, from everywhere and
 * from the networks that they were seen in, and what they had sent.
 */
async function countersOf(
  db: Queryable,
  { id, email }: Pick<Account, 'id' | 'email'>,
  kinds: readonly FactorKind[],
): Promise<Named[]> {
  const seen = await eventsOf(db, id, { before: undefined, types: undefined, limit: SEEN })
  const networks = new Set(seen.flatMap(({ address }) => (address === null ? [] : networkOf(address))))
  const own = (dimension: string): Named => ({ dimension, subject: id })
  return [
    ...kinds.flatMap((kind) => [
      ...['account', 'devices', 'renewal'].map((what) => own(`${kind}.${what}`)),
      ...[...networks].map((network) => ({
        dimension: `${kind}.account-and-address`,
        subject: `${id}/${network}`,
      })),
    ]),
    ...[
      'signin.mailed-code',
      'sms.sent.account',
      'recovery.account',
      'activation.recovery',
      'selfservice.email.account',
    ].map(own),
    ...(email === null ? [] : [{ dimension: 'recovery.address', subject: lookupOf(email) }]),
  ]
}

/** What somebody must wait with at this moment, the longest first. */
export async function waitsOf(
  db: Queryable,
  account: Pick<Account, 'id' | 'email'>,
  kinds: readonly FactorKind[],
  now: Date,
): Promise<Wait[]> {
  const waits = await waitsAmong(db, await countersOf(db, account, kinds), now)
  return waits.map(({ dimension, until }) => ({ dimension, until }))
}

/** What is done for somebody who cannot go on. No password is set by it, and no code is seen. */
export const createHelpActs = ({ vault, queue }: { readonly vault: Vault; readonly queue: Queue }) => ({
  /** Lets somebody try again at once: three times an hour, or guessing would be slowed no more. @param input what is counted; undefined: all of it */
  liftWaits: act({
    name: 'people.lift-waits',
    tells: { nobody: 'they try again, and are let' },
    run: async (
      tx,
      who,
      account: Account,
      { kinds, dimension }: { kinds: readonly FactorKind[]; dimension?: string | undefined },
      now,
    ) => {
      const counters = (await countersOf(tx, account, kinds)).filter(
        (each) => dimension === undefined || each.dimension === dimension,
      )
      const counter = { dimension: 'people.lifted', subject: account.id, pace: recoveryPace }
      const reserved = await reserveTry(tx, [counter], now)
      if (!reserved.ok) return { ...refused('too-many'), retryAfter: reserved.retryAfter }
      if (!(await liftWaits(tx, counters))) return refused('already-so')
      const details = { what: dimension ?? 'all' }
      await append(tx, 'accounts.waits.lifted', { ...who, accountId: account.id, details }, now)
      return { ok: true as const }
    },
  }),

  /** Sends a message of theirs once more, to where they read their messages. Three an hour at most. */
  resend: act({
    name: 'people.resend',
    tells: { nobody: 'they have the message itself' },
    run: async (tx, who, account: Account, id: string, now) => {
      const counter = { dimension: 'outbox.resend', subject: account.id, pace: recoveryPace }
      const reserved = await reserveTry(tx, [counter], now)
      if (!reserved.ok) return { ...refused('too-many'), retryAfter: reserved.retryAfter }
      const to = { mail: account.email ?? undefined, sms: phoneOf(vault, account) }
      return resend(tx, { queue, vault }, who, { id, accountId: account.id, to }, now)
    },
  }),
})
