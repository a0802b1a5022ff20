import {
  challenge,
  confirmEnrolment,
  type Factor,
  type Fields,
  personOf,
  type Problem,
  type Shown,
} from '../factors/index.ts'
import { HttpProblem } from '../platform/http/problem.ts'
import { seeOther, type Answer, type Exchange } from '../platform/http/exchange.ts'
import type { AccountId } from '../policy/vocabulary.ts'
import { dispatch } from './dispatch.ts'
import { deviceCookieName, knownDevice } from './device.ts'
import { answerPage, visit, type SignIn, type Visit } from './visit.ts'

/** GET …/challenge/:kind and …/enrol/:kind: the page, or, when it is not this page's turn, back to the dispatcher. */
export async function showFactor(
  signIn: SignIn,
  exchange: Exchange,
  what: 'challenge' | 'enrol',
): Promise<Answer> {
  const factor = factorOf(signIn, exchange)
  const seen = await visit(signIn, exchange)
  return isTurnOf(seen, what, factor)
    ? render(signIn, seen, what, factor, {}, undefined)
    : seeOther(seen.root)
}

export async function answerChallenge(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const factor = factorOf(signIn, exchange)
  const seen = await visit(signIn, exchange)
  if (!isTurnOf(seen, 'challenge', factor)) return seeOther(seen.root)
  const cookie = exchange.cookie(deviceCookieName(signIn.secure))
  const result = await challenge(
    signIn.host,
    {
      factor,
      attempt: seen.request.attempt,
      clientId: seen.request.client.id,
      account: seen.facts.account?.id,
      fields: exchange.form,
      origin: seen.origin,
      knownDevice: (account: AccountId) => knownDevice(signIn.vault, cookie, account),
    },
    seen.now,
  )
  if (result.ok) return dispatch(signIn, exchange, { request: seen.request, likely: result.account })
  return render(
    signIn,
    seen,
    'challenge',
    factor,
    withoutSecrets(exchange.form),
    result.problem,
    result.status,
  )
}

export async function answerEnrolment(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const factor = factorOf(signIn, exchange)
  const seen = await visit(signIn, exchange)
  const { account } = seen
  if (!isTurnOf(seen, 'enrol', factor) || !account) return seeOther(seen.root)
  const result = await confirmEnrolment(
    signIn.host,
    {
      factor,
      account,
      attempt: seen.request.attempt,
      clientId: seen.request.client.id,
      fields: exchange.form,
      origin: seen.origin,
    },
    seen.now,
  )
  return result.ok
    ? dispatch(signIn, exchange, { request: seen.request, likely: account.id })
    : render(signIn, seen, 'enrol', factor, {}, result.problem, result.status)
}

const withoutSecrets = ({ username }: Fields): Fields => (username === undefined ? {} : { username })

function factorOf(signIn: SignIn, exchange: Exchange): Factor {
  const factor = signIn.factors.find(({ kind }) => kind === exchange.params['kind'])
  if (!factor) throw new HttpProblem(404, 'not-found')
  return factor
}

const isTurnOf = ({ step, request }: Visit, what: 'challenge' | 'enrol', factor: Factor): boolean =>
  request.prompt !== 'consent' && step.type === 'ask' && step.what === what && step.kind === factor.kind

async function render(
  signIn: SignIn,
  seen: Visit,
  what: 'challenge' | 'enrol',
  factor: Factor,
  typed: Fields,
  problem: Problem | undefined,
  status = 200,
): Promise<Answer> {
  const { request, root, frame } = seen
  const person = seen.account && personOf(seen.account)
  const hint = person?.email ?? request.loginHint
  const shown: Shown = {
    frame: { ...frame, here: `${root}/${what}/${factor.kind}` },
    action: `${root}/${what}/${factor.kind}`,
    cancel: `${root}/cancel`,
    portal: request.client.name,
    person,
    typed: { ...(hint === undefined ? {} : { username: hint }), ...typed },
    problem,
  }
  if (what === 'challenge') return answerPage(seen, factor.challenge.page(shown), problem, status)
  if (!factor.enrolment || !person) throw new HttpProblem(404, 'not-found')
  const draft = await factor.enrolment.draft(person, request.attempt)
  return answerPage(seen, factor.enrolment.page(shown, draft), problem, status)
}
