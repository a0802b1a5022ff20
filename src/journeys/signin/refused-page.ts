import { refusedPage } from '../../../views/signin/refused.ts'
import { toDo } from '../../../views/signin/retiring.ts'
import { actorOf, append } from '../../domain/audit/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { explain, lacksAddress, type Step } from '../../policy/signin/index.ts'
import { keepExplanation } from './store.ts'
import { whomToAsk } from './whom-to-ask.ts'
import { visit, type SignIn, type Visit } from './visit.ts'

type Refused = Extract<Step, { type: 'refuse' }>

/** Writes down why somebody is refused, once: when they are told so, whether they go back to the portal or not. */
async function note(
  signIn: SignIn,
  { reference }: Exchange,
  { request, seenFrom, facts, now }: Visit,
  { reason }: Refused,
): Promise<void> {
  const of = { accountId: facts.account?.id, clientId: request.client.id }
  const row = { attempt_id: request.attempt, reason, reference, at: now, said: explain(facts) }
  await signIn.db.transaction().execute(async (tx) => {
    const isNew = await keepExplanation(tx, {
      ...row,
      account_id: of.accountId ?? null,
      client_id: of.clientId,
    })
    const details = { attempt: request.attempt, reason }
    const who = { by: actorOf(of.accountId), seenFrom }
    if (isNew) await append(tx, 'signin.attempt.refused', { ...who, ...of, details }, now)
  })
}

/** Where they show that post reaches them, where that is all that is missing, and letters are posted. */
function addressAt({ here }: SignIn, { facts }: Visit, { reason }: Refused): string | undefined {
  const isIt = reason === 'level-out-of-reach' && here.letters.isServed && lacksAddress(facts)
  return isIt ? `${here.accountPath}/postal` : undefined
}

/** Why it stops. The portal gets the standard error, but only after the person has read why. */
export async function showRefusal(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  const { step, request, root, frame } = seen
  if (step.type !== 'refuse') return seeOther(root)
  await note(signIn, exchange, seen, step)
  const model = {
    frame,
    action: `${root}/refused`,
    portal: request.client.name,
    reason: step.reason,
    toDo: step.reason === 'portal-retired' ? toDo(frame.locale, request.client) : undefined,
    ask: await whomToAsk(signIn, seen, step.reason),
    addressAt: addressAt(signIn, seen, step),
    reference: exchange.reference,
    // whoever was asked for is signed in here, and somebody else sits here
    mayEndSession: step.reason === 'somebody-else' && request.session !== undefined,
  }
  return page(refusedPage(model), {
    status: 403,
    formTargets: request.client.formTargets,
    problem: { reason: step.reason },
  })
}

export async function leaveRefused(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  const { step, root } = seen
  if (step.type !== 'refuse') return seeOther(root)
  await note(signIn, exchange, seen, step)
  const endsSession = step.reason === 'somebody-else' && exchange.form['do'] === 'sign-out'
  const refusal = { error: step.error, description: step.reason, endsSession }
  return seeOther(await signIn.protocol.finish(exchange.raw, refusal))
}

/** The person does not want to: the portal gets access_denied, and the session stays, unless they are somebody else. */
export async function cancel(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const { request, seenFrom, facts, now } = await visit(signIn, exchange)
  await signIn.db.transaction().execute((tx) =>
    append(
      tx,
      'signin.attempt.cancelled',
      {
        by: actorOf(facts.account?.id),
        accountId: facts.account?.id,
        clientId: request.client.id,
        details: { attempt: request.attempt },
        seenFrom,
      },
      now,
    ),
  )
  return seeOther(
    await signIn.protocol.finish(exchange.raw, {
      error: 'access_denied',
      description: 'the person cancelled the sign-in',
      endsSession: exchange.form['do'] === 'sign-out',
    }),
  )
}
