import { lockAccount, putOffWayBack, type Account } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import type { FactorKind } from '../../policy/vocabulary.ts'
import { answerOffer } from './store.ts'
import type { SignIn, Visit } from './visit.ts'

/**
 * Notes that somebody does not want now what they are offered: once, however often it is sent. A way back is offered
 * again on a later day, for which its being put off is counted. The account first, as everybody locks them.
 */
export const putOff = (
  { db }: SignIn,
  { account, request, seenFrom, now }: Visit & { readonly account: Account },
  { what, factor }: { readonly what: 'offer' | 'replace'; readonly factor: FactorKind },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockAccount(tx, account.id)
    if (!(await answerOffer(tx, request.attempt))) return
    if (what === 'offer') await putOffWayBack(tx, account.id, now)
    const details = { attempt: request.attempt, factor }
    const about = { accountId: account.id, clientId: request.client.id, details, seenFrom }
    const event = what === 'offer' ? 'signin.offer.put-off' : 'signin.replacement.put-off'
    await append(tx, event, { by: { account: account.id }, ...about }, now)
  })
