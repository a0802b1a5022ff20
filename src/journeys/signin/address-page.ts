import { proveAddressPage, type ProveAddress } from '../../../views/signin/prove-address.ts'
import type { Problem } from '../../domain/factors/index.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { restsFor } from '../../policy/paces.ts'
import { checkAddressCode, sendAddressCode } from './address-proof.ts'
import { dispatch } from './dispatch.ts'
import { attemptById } from './store.ts'
import { answerPage, visit, type SignIn, type Visit } from './visit.ts'

const isTurn = ({ step, request }: Visit): boolean =>
  request.prompt !== 'consent' && step.type === 'ask' && step.what === 'prove-address'

export async function showAddressProof(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  return isTurn(seen) ? render(signIn, seen, undefined) : seeOther(seen.root)
}

export async function answerAddressProof(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  const { account, request, seenFrom, now } = seen
  if (!isTurn(seen) || !account) return seeOther(seen.root)
  const about = { attempt: request.attempt, account: account.id, clientId: request.client.id, seenFrom }
  if (exchange.form['do'] === 'send') {
    const sent = await sendAddressCode(signIn, about, seen.frame, request.client.name, now)
    if (sent.ok) return seeOther(`${seen.root}/prove-address`)
    const { reason, retryAfter } = sent
    return render(signIn, seen, { reason, retryAfter })
  }
  const checked = await checkAddressCode(signIn, about, exchange.form['code'] ?? '', now)
  if (checked.ok) return dispatch(signIn, exchange, { request, likely: account.id })
  const { reason } = checked
  const isOfAll = reason === 'code-spent' || reason === 'code-expired'
  return render(signIn, seen, isOfAll ? { reason } : { reason, field: 'code' })
}

/** Who has nothing to count is no newcomer: see `progressOf`. */
const whyOf = ({ step, frame, account }: Visit): ProveAddress['why'] =>
  step.type === 'ask' && step.reason === 'renewal-due'
    ? 'renewal-due'
    : frame.progress
      ? account?.email_verified_at
        ? 'first'
        : 'welcome'
      : 'level-missing'

async function render(signIn: SignIn, seen: Visit, problem: Problem | undefined): Promise<Answer> {
  const attempt = await attemptById(signIn.db, seen.request.attempt)
  const sentAt = attempt?.code_sent_at ?? null
  const html = proveAddressPage({
    frame: { ...seen.frame, here: `${seen.root}/prove-address` },
    action: `${seen.root}/prove-address`,
    cancel: `${seen.root}/cancel`,
    why: whyOf(seen),
    address: seen.account?.email ?? '',
    sent: sentAt !== null,
    rests: sentAt === null ? 0 : restsFor(sentAt, seen.now),
    problem,
  })
  return answerPage(seen, html, problem)
}
