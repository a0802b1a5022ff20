import { accountBySubject, type Account } from '../../domain/accounts/index.ts'
import { clientById, sectorIn, subjectOfPairwise, subjectsOfPairwise } from '../../domain/clients/index.ts'
import type { Db } from '../../platform/db/database.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import { insistedSubject, type Parameters } from './wish.ts'

/** Portals of one sector know somebody by the same subject (OIDC Core §8.1). */
export const sectorOf = (client: { clientId: string }): string => {
  const sector: unknown = Reflect.get(client, 'sectorIdentifier')
  return typeof sector === 'string' ? sector : client.clientId
}

/** The account that the request insists on. A subject that we do not know is an account that nobody can be. */
export async function accountInsistedOn(
  db: Db,
  params: Parameters,
  now: Date,
): Promise<AccountId | undefined> {
  const subject = insistedSubject(params)
  if (subject === undefined) return undefined
  const client = await clientById(db, String(params['client_id']), now)
  const sector = client && sectorIn(client.metadata)
  const own = sector === undefined ? subject : await subjectOfPairwise(db, { sector, pairwise: subject })
  const isOne = own !== undefined && !own.includes('\0')
  return (isOne ? await accountBySubject(db, own) : undefined)?.id ?? ('nobody' as AccountId)
}

/** Whom portals know by a subject, pairwise or not: two where two portals know two by one. */
export async function accountsBehind(db: Db, subject: string): Promise<Account[]> {
  if (subject.includes('\0')) return []
  const all = [subject, ...(await subjectsOfPairwise(db, subject))]
  const found = await Promise.all(all.map((each) => accountBySubject(db, each)))
  return found.filter((each) => each !== undefined)
}
