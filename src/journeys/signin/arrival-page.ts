import { arrivalPage } from '../../../views/signin/arrival.ts'
import { isOfCode } from '../../../views/texted-code.ts'
import { sentCodeOf } from '../../acts/activations/index.ts'
import { perform } from '../../acts/index.ts'
import type { Account } from '../../domain/accounts/index.ts'
import { detailsUnderWay, legsOf } from '../../domain/activations/index.ts'
import type { Problem } from '../../domain/factors/index.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { dispatch } from './dispatch.ts'
import { answerPage, visit, type SignIn, type Visit } from './visit.ts'

type Due = Visit & { readonly account: Account }

const isDue = (seen: Visit): seen is Due =>
  seen.request.prompt !== 'consent' &&
  seen.step.type === 'ask' &&
  seen.step.what === 'arrival' &&
  seen.account !== undefined

/** GET …/arrival: the code that reaches whoever comes for the first time by a second way. Opening the page sends nothing. */
export async function showArrival(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  return isDue(seen) ? render(signIn, seen, undefined) : seeOther(seen.root)
}

export async function answerArrival(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  if (!isDue(seen)) return seeOther(seen.root)
  const { account, request, seenFrom, frame } = seen
  const who = { by: { account: account.id }, seenFrom }
  if (exchange.form['do'] === 'send') {
    const asked = { locale: frame.locale, address: exchange.address }
    const sent = await perform(signIn, signIn.activations.sendArrivalCode, who, account, asked)
    return sent.ok ? seeOther(`${seen.root}/arrival`) : render(signIn, seen, sent)
  }
  const code = exchange.form['code'] ?? ''
  const shown = await perform(signIn, signIn.activations.showArrivalCode, who, account, {
    ...{ attempt: request.attempt, code },
  })
  if (shown.ok) return dispatch(signIn, exchange, { request, likely: account.id })
  const problem = { ...shown, field: isOfCode(shown.reason) ? 'code' : undefined }
  return render(signIn, seen, problem, code)
}

async function render(
  { db, vault, here: { timeZone } }: SignIn,
  seen: Due,
  problem: Problem | undefined,
  typed?: string,
): Promise<Answer> {
  const row = await detailsUnderWay(db, seen.account.id)
  const legs = await legsOf(db, row ? [row.id] : [])
  const code = sentCodeOf({ vault, timeZone }, row, legs, seen.now)
  const path = `${seen.root}/arrival`
  const frame = { ...seen.frame, here: path }
  return answerPage(
    seen,
    arrivalPage({ frame, action: path, cancel: `${seen.root}/cancel`, code, typed, problem }),
    problem,
  )
}
