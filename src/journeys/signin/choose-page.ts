import { shownAs } from '../../domain/accounts/index.ts'
import { chooseAccountPage } from '../../../views/signin/choose-account.ts'
import { append } from '../../domain/audit/index.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { dispatch } from './dispatch.ts'
import { chooseAccount, forgetWho } from './store.ts'
import { answerPage, visit, type SignIn } from './visit.ts'

/** GET …/choose-account: is it you, who is signed in here, or somebody else? */
export async function showChoice(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const { seen, account } = await look(signIn, exchange)
  if (!account) return seeOther(seen.root)
  const here = `${seen.root}/choose-account`
  return answerPage(
    seen,
    chooseAccountPage({
      frame: { ...seen.frame, here },
      action: here,
      cancel: `${seen.root}/cancel`,
      portal: seen.request.client.name,
      person: { name: account.name, email: shownAs(account) },
    }),
  )
}

export async function answerChoice(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const { seen, account } = await look(signIn, exchange)
  if (!account) return seeOther(seen.root)
  const { request } = seen
  const choice = exchange.form['do'] === 'other' ? 'other' : 'same'
  await chooseAccount(signIn.db, request.attempt, choice)
  return dispatch(signIn, exchange, { request, likely: choice === 'same' ? account.id : undefined })
}

/** POST …/not-you: somebody else sits here than who began, or it was the wrong address of the same person. */
export async function answerNotYou(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const { request, step, root, account, seenFrom, now } = await visit(signIn, exchange)
  if (request.prompt === 'consent' || step.type !== 'ask' || !account) return seeOther(root)
  await signIn.db.transaction().execute(async (tx) => {
    await forgetWho(tx, request.attempt)
    const about = { accountId: account.id, clientId: request.client.id, seenFrom }
    const details = { attempt: request.attempt }
    await append(tx, 'signin.attempt.disowned', { by: 'nobody', ...about, details }, now)
  })
  return dispatch(signIn, exchange, { request })
}

async function look(signIn: SignIn, exchange: Exchange) {
  const seen = await visit(signIn, exchange)
  const { step, account, request } = seen
  const isTurn = request.prompt !== 'consent' && step.type === 'ask' && step.what === 'choose-account'
  return { seen, account: isTurn ? account : undefined }
}
