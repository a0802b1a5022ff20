import type { Account } from '../../domain/accounts/index.ts'
import { wishOfClient, type ClientMetadata } from '../../domain/clients/index.ts'
import { wishFor, type OperatorsAsk } from '../../policy/operating/index.ts'
import { explain, type Explanation, type Facts } from '../../policy/signin/index.ts'
import type { Wish } from '../../policy/levels/goal.ts'
import type { AccountId, AttemptId, SessionKey } from '../../policy/vocabulary.ts'
import { readFacts } from './facts.ts'

export interface Foreseen {
  readonly account: Account
  readonly metadata: ClientMetadata
  readonly acr: string | undefined
  readonly resource: string | undefined
  readonly operators: OperatorsAsk
}

export type LookAtSource = Parameters<typeof readFacts>[0]

/** Somebody as the rules see them, before they have proven anything. */
export const createLookAt =
  (source: LookAtSource) =>
  (account: AccountId, wish: Wish, now: Date): Promise<Facts> => {
    const session = { key: '' as SessionKey, account }
    return readFacts(source, { wish, attempt: undefined, session, pinned: undefined }, now)
  }

/**
 * What would be asked of somebody by a portal, rule by rule: the password is what everybody can prove; what comes after it
 * is what one wants to know.
 *
 * @param acr the level that the portal asks for; undefined: none beyond its own
 * @param resource what its tokens are for; undefined: nothing that is named
 */
export async function foresee(
  source: Parameters<typeof readFacts>[0],
  { account, metadata, acr, resource, operators }: Foreseen,
  now: Date,
): Promise<Explanation> {
  const own = { ...wishOfClient(metadata), acrValues: acr === undefined ? [] : [acr], again: false }
  const wish = wishFor(own, [resource], operators)
  const nobody = { key: '' as SessionKey, account: account.id }
  const about = { wish, attempt: undefined, session: nobody, pinned: undefined }
  const start = await readFacts(source, about, now)
  const known = start.account?.factors
    .flatMap(({ kind, canProve }) => canProve.map((traits) => ({ kind, traits })))
    .find(({ traits }) => traits.proves.includes('something-known'))
  const era = start.account?.era ?? 0
  const proven = known && { ...known, at: start.now, era, attempt: '' as AttemptId }
  return explain(proven ? { ...start, evidence: [proven] } : start)
}
