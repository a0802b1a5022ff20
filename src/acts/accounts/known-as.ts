import { accountBySubject, type Account } from '../../domain/accounts/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import { knowAs as knowAsSaid } from '../../domain/clients/index.ts'
import { duplicateOf } from '../../platform/db/connect.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refused } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'

type KnownAs = Awaited<ReturnType<typeof knowAsSaid>>

/**
 * Has a portal that has subjects of its own know somebody by what an older system called them there. No other account is
 * known to portals by it as its own.
 */
export async function knowAs(
  tx: Tx,
  who: Acting,
  { account, client, as }: { readonly account: Account; readonly client: string; readonly as: string },
  now: Date,
): Promise<KnownAs> {
  const other = await accountBySubject(tx, as)
  if (other && other.id !== account.id) return refused('subject-taken')
  return knowAsSaid(tx, who, { client, account, as }, now)
}

export const knownAsActs = {
  knowAs: act({
    name: 'accounts.know-as',
    tells: { nobody: 'portals go on knowing them, and nothing changes for them' },
    refusal: (error): KnownAs | undefined =>
      duplicateOf(error) === 'oidc_pairwise_subject_once' ? refused('subject-taken') : undefined,
    run: (tx, who, account: Account, input: { readonly client: string; readonly as: string }, now) =>
      knowAs(tx, who, { account, ...input }, now),
  }),
}
