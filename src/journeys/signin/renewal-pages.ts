import { append } from '../../domain/audit/index.ts'
import {
  renewCredential,
  personOf,
  type Factor,
  type Problem,
  type Renewable,
} from '../../domain/factors/index.ts'
import { expiryPage, noteTold } from '../../domain/factors/password/index.ts'
import type { Account } from '../../domain/accounts/index.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { daysLeft } from '../../policy/password/life.ts'
import { missingOf, type Step } from '../../policy/signin/index.ts'
import { dispatch } from './dispatch.ts'
import { answerExpiry as noteAnswer } from './store.ts'
import { answerPage, visit, type SignIn, type Visit } from './visit.ts'

type Ask<What> = Step & { type: 'ask'; what: What }
type Due<What> = Visit & { readonly account: Account; readonly step: Ask<What> }

/** GET …/renew/:kind: what expired, or somebody else knows, is replaced before the sign-in goes on. */
export async function showRenewal(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const { factor, seen, due } = await look(signIn, exchange, 'renew')
  return due ? renderRenewal(factor, due, undefined) : seeOther(seen.root)
}

export async function answerRenewal(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const { factor, seen, due } = await look(signIn, exchange, 'renew')
  if (!due) return seeOther(seen.root)
  const { request, account, step, seenFrom, now } = due
  const { attempt, session } = request
  const result = await renewCredential(
    signIn.ways.ledger,
    {
      ...{ factor, account, seenFrom, attempt },
      fields: exchange.form,
      gone: exchange.gone(),
      clientId: request.client.id,
      how: { setBy: 'owner', isForced: step.because !== 'wanted' },
      kept: { attempt, session: session?.account === account.id ? session.key : undefined },
      async burn(tx) {
        // done: what was wanted is wanted no more
        await noteAnswer(tx, attempt, 'later')
        return { ok: true }
      },
    },
    now,
  )
  if (result.ok) return dispatch(signIn, exchange, { request, likely: account.id })
  return renderRenewal(factor, due, result.problem)
}

/** GET …/tell-expiry/:kind: it expires soon; now or later. */
export async function showExpiry(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const { factor, seen, due } = await look(signIn, exchange, 'tell-expiry')
  if (!due) return seeOther(seen.root)
  const { expiresAt } = due.step
  const zone = due.account.time_zone ?? signIn.here.timeZone
  const here = `${due.root}/tell-expiry/${factor.kind}`
  const html = expiryPage({
    frame: { ...due.frame, here },
    action: here,
    daysLeft: daysLeft(expiresAt, due.now, zone),
    expiresAt,
    zone,
  })
  return answerPage(due, html)
}

export async function answerExpiry(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const { factor, seen, due } = await look(signIn, exchange, 'tell-expiry')
  if (!due) return seeOther(seen.root)
  const { request, account, seenFrom, now } = due
  const answer = exchange.form['do'] === 'change' ? 'now' : 'later'
  await signIn.db.transaction().execute(async (tx) => {
    await noteAnswer(tx, request.attempt, answer)
    // whoever knows no more than the password does not keep its owner from being told
    if (missingOf(due.facts).length === 0) await noteTold(tx, account.id, now)
    const details = { attempt: request.attempt, answer }
    const about = { accountId: account.id, clientId: request.client.id, details, seenFrom }
    const type = `factors.${factor.kind}.expiry-told` as const
    await append(tx, type, { by: { account: account.id }, ...about }, now)
  })
  return dispatch(signIn, exchange, { request, likely: account.id })
}

async function look<What extends 'renew' | 'tell-expiry'>(
  signIn: SignIn,
  exchange: Exchange,
  what: What,
): Promise<{ factor: Renewable; seen: Visit; due: Due<What> | undefined }> {
  const factor = signIn.ways.factors.find((each): each is Renewable => isNamed(each, exchange))
  if (!factor) throw new HttpProblem(404, 'not-found')
  const seen = await visit(signIn, exchange)
  const { step, account, request } = seen
  const isTurn = request.prompt !== 'consent' && isAsked(step, what) && step.kind === factor.kind
  return { factor, seen, due: isTurn && account ? { ...seen, account, step } : undefined }
}

const isNamed = ({ kind, renewal }: Factor, { params }: Exchange): boolean =>
  kind === params['kind'] && renewal !== undefined

const isAsked = <What extends 'renew' | 'tell-expiry'>(step: Step, what: What): step is Ask<What> =>
  step.type === 'ask' && step.what === what

function renderRenewal(factor: Renewable, due: Due<'renew'>, problem: Problem | undefined): Answer {
  const { root, frame, step, account } = due
  const here = `${root}/renew/${factor.kind}`
  const html = factor.renewal.page({
    frame: { ...frame, here },
    action: here,
    leave: { post: `${root}/cancel` },
    because: step.because,
    person: personOf(account),
    typed: {},
    problem,
  })
  return answerPage(due, html, problem)
}
