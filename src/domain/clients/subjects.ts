import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { isSubject } from '../../policy/subject.ts'
import { refused, type AccountId, type Outcome } from '../../policy/vocabulary.ts'
import { clientById, type ClientMetadata } from './store.ts'
import { pairwiseSubject, subjectOfPairwise } from './subjects/store.ts'

/** Whom a client shares its people's subjects with: undefined: everybody; otherwise those of one sector (OpenID Connect Core §8.1). */
export function sectorIn(metadata: ClientMetadata): string | undefined {
  if (metadata['subject_type'] !== 'pairwise') return undefined
  const { sector_identifier_uri: sector, redirect_uris: uris, jwks_uri: keys } = metadata
  const { response_types: types = ['code'] } = metadata
  const isRedirected = Array.isArray(types) && types.length > 0
  const by = sector ?? (isRedirected && Array.isArray(uris) ? (uris as unknown[])[0] : keys)
  return URL.parse(String(by))?.host
}

export interface KnownAs {
  readonly client: string
  readonly account: { readonly id: AccountId; readonly subject: string }
  /** As an older system gave it. */
  readonly as: string
}

/**
 * Has a portal with subjects of its own know somebody by one that an older system gave. It is said before the person signs
 * in there: a subject never changes (OpenID Connect Core §5.7).
 *
 * @returns whether it was not known before
 * @throws a duplicate where the sector came to know somebody else by it at this moment
 */
export async function knowAs(
  tx: Tx,
  who: Acting,
  { client, account, as }: KnownAs,
  now: Date,
): Promise<
  Outcome<
    'subject-malformed' | 'client-unknown' | 'subject-of-account' | 'subject-taken' | 'subject-fixed',
    { readonly isNew: boolean }
  >
> {
  if (!isSubject(as)) return refused('subject-malformed')
  const row = await clientById(tx, client, now)
  if (!row) return refused('client-unknown')
  const sector = sectorIn(row.metadata)
  if (sector === undefined) return refused('subject-of-account')
  const known = await subjectOfPairwise(tx, { sector, pairwise: as })
  const isTaken = known !== undefined && known !== account.subject
  // a program's tokens say its id as `sub` (RFC 9700 §4.15)
  if (isTaken || (await clientById(tx, as, now))) return refused('subject-taken')
  const { isNew, pairwise } = await pairwiseSubject(tx, { sector, subject: account.subject, offer: as })
  if (pairwise !== as) return refused('subject-fixed')
  if (isNew)
    await append(tx, 'clients.subject.given', { ...who, accountId: account.id, clientId: client }, now)
  return { ok: true, isNew }
}
