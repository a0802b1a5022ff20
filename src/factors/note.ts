import { append, type Origin } from '../audit/index.ts'
import type { Db, Tx } from '../platform/db/database.ts'
import type { AccountId, AttemptId } from '../policy/vocabulary.ts'
import type { Factor } from './contract.ts'

export interface About {
  /** Undefined outside a sign-in: in "my account", or by a mailed link. */
  readonly attempt?: AttemptId | undefined
  readonly clientId?: string | undefined
  readonly account: AccountId | undefined
  readonly factor: Factor
  readonly origin: Origin
  readonly reason?: string
}

/** Writes down what became of a factor: in the transaction that it became so, or by itself. */
export async function note(
  db: Db | Tx,
  what: 'accepted' | 'refused' | 'throttled' | 'enrolled' | 'renewed' | 'removed',
  about: About,
  now: Date,
): Promise<void> {
  const { attempt, reason } = about
  const event = {
    type: `factors.${about.factor.kind}.${what}`,
    actor: about.account === undefined ? 'nobody' : `account:${about.account}`,
    accountId: about.account,
    clientId: about.clientId,
    details: { ...(attempt === undefined ? {} : { attempt }), ...(reason === undefined ? {} : { reason }) },
    origin: about.origin,
  }
  if (db.isTransaction) await append(db as Tx, event, now)
  else await db.transaction().execute((tx) => append(tx, event, now))
}
