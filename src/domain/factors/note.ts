import { actorOf, append, type Acting, type SeenFrom } from '../audit/index.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import type { AccountId, AttemptId } from '../../policy/vocabulary.ts'
import type { Factor } from './contract.ts'

export interface About {
  /** Undefined outside a sign-in: in "my account", or by a mailed link. */
  readonly attempt?: AttemptId | undefined
  readonly clientId?: string | undefined
  readonly account: AccountId | undefined
  readonly factor: Factor
  /** Who did it; otherwise whoever has the account, or nobody. */
  readonly who?: Acting
  readonly seenFrom?: SeenFrom
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
  const name = `factors.${about.factor.kind}.${what}` as const
  const event = {
    ...(about.who ?? { by: actorOf(about.account), seenFrom: about.seenFrom }),
    accountId: about.account,
    clientId: about.clientId,
    details: { attempt, reason },
  }
  if (db.isTransaction) await append(db as Tx, name, event, now)
  else await db.transaction().execute((tx) => append(tx, name, event, now))
}
