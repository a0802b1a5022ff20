import { termsPage } from '../../../views/signin/terms.ts'
import { lockAccount } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import { acceptTerms, termsAcceptedAt } from '../../domain/clients/index.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { dispatch } from './dispatch.ts'
import { answerPage, visit, type SignIn, type Visit } from './visit.ts'

/** What a portal has its people accept, where it is asked now. */
function asked({ step, account, request }: Visit) {
  const isTurn = request.prompt !== 'consent' && step.type === 'ask' && step.what === 'terms'
  const { terms } = request.wish
  return isTurn && account && terms ? { account, terms, hasChanged: step.hasChanged } : undefined
}

/** GET …/terms: what is to be accepted, each to be read in a window of its own. */
export async function showTerms(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  const due = asked(seen)
  if (!due) return seeOther(seen.root)
  const here = `${seen.root}/terms`
  const [last] = due.hasChanged ? await termsAcceptedAt(signIn.db, due.account.id, due.terms.client) : []
  return answerPage(
    seen,
    termsPage({
      frame: { ...seen.frame, here },
      ...{ action: here, cancel: `${seen.root}/cancel`, portal: seen.portal },
      ...{ termsUri: due.terms.termsUri, privacyUri: due.terms.privacyUri },
      before: last && { at: last.accepted_at, zone: due.account.time_zone ?? signIn.here.timeZone },
      version: due.terms.version,
    }),
  )
}

/** POST …/terms: accepts the version that was shown; where another came since, that is asked. */
export async function answerTerms(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  const due = asked(seen)
  if (!due) return seeOther(seen.root)
  const { account, terms } = due
  if (exchange.form['version'] !== terms.version) return seeOther(`${seen.root}/terms`)
  const { request, seenFrom, now } = seen
  await signIn.db.transaction().execute(async (tx) => {
    await lockAccount(tx, account.id)
    const isNew = await acceptTerms(tx, {
      ...{ account_id: account.id, client_id: terms.client, version: terms.version, accepted_at: now },
      ...{ terms_uri: terms.termsUri ?? null, privacy_uri: terms.privacyUri ?? null },
    })
    if (!isNew) return
    const about = {
      by: { account: account.id },
      accountId: account.id,
      clientId: request.client.id,
      seenFrom,
    }
    await append(tx, 'signin.terms.accepted', { ...about, details: { version: terms.version } }, now)
  })
  return dispatch(signIn, exchange, { request, likely: account.id })
}
