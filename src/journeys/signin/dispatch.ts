import { chooseLocale } from '../../platform/render/locale.ts'
import { newBrowserIsTold } from '../../policy/signin/new-browser-is-told.ts'
import { append } from '../../domain/audit/index.ts'
import { noteSignedIn, type Account } from '../../domain/accounts/index.ts'
import { owner } from '../../domain/outbox/index.ts'
import { keepPortal } from '../../domain/clients/index.ts'
import { markDevice, seenHere } from '../../domain/factors/index.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import type { Step } from '../../policy/signin/index.ts'
import { newBrowserToldPace } from '../../policy/paces.ts'
import { giveKeptBack, reserveTry } from '../../platform/throttle/throttle.ts'
import { carryActivation } from './carry.ts'
import { finishAttempt } from './store.ts'
import { pathOf, visit, type SignIn, type Visit } from './visit.ts'

/**
 * The only place that knows what comes next. Every page returns here (a form that was right, without another trip
 * of the browser); here the rules are asked, and the browser is sent to the page of their answer, or, when
 * nothing is missing, back to the protocol.
 */
export async function dispatch(
  signIn: SignIn,
  exchange: Exchange,
  before?: Parameters<typeof visit>[2],
): Promise<Answer> {
  const first = await visit(signIn, exchange, before)
  const seen = (await carryActivation(signIn, exchange, first))
    ? await visit(signIn, exchange, { request: first.request })
    : first
  const portal = { clientId: seen.request.client.id, locale: seen.frame.locale }
  keepPortal({ vault: signIn.vault, secure: signIn.here.secure }, exchange, portal, seen.now)
  // the same from beginning to end, whoever it turns out to be
  const language = chooseLocale({ ...exchange.wishes, asked: seen.request.uiLocales })
  if (seen.request.prompt === 'consent') return seeOther(`${seen.root}/consent`)
  const path = pathOf(seen.root, seen.step)
  if (path !== undefined) {
    const a = path.slice(seen.root.length + 1)
    signIn.here.countStep({ client: portal.clientId, a, b: language })
    return seeOther(path)
  }
  if (seen.step.type !== 'finish' || !seen.account)
    throw new Error('a step without a page that does not finish')
  signIn.here.countStep({ client: portal.clientId, a: FINISH, b: language })
  return finish(signIn, exchange, { ...seen, account: seen.account }, seen.step)
}

/** What is counted of whoever gets to the end. */
const FINISH = 'finish'

async function finish(
  signIn: SignIn,
  exchange: Exchange,
  seen: Visit & { account: Account },
  step: Step & { type: 'finish' },
): Promise<Answer> {
  const { request, now, seenFrom } = seen
  const marking = { vault: signIn.vault, secure: signIn.here.secure }
  const wasHere = seenHere(marking, exchange, seen.account, now)
  const hasArrived = await signIn.db.transaction().execute(async (tx) => {
    // what was issued is used by this
    if (!(await arriveByDetails(tx, signIn, seen))) return false
    // the account first, as everybody who changes something of it does
    const hadSignedIn = await noteSignedIn(tx, step.account, now)
    const finished = await finishAttempt(tx, request.attempt, now)
    if (!finished) return true
    await giveKeptBack(tx, finished.counted)
    await tellOfBrowser(tx, signIn, seen, { wasHere, hadSignedIn })
    const details = { attempt: request.attempt, acr: step.acr, amr: step.amr.join(' ') }
    await append(
      tx,
      'signin.attempt.finished',
      {
        by: { account: step.account },
        accountId: step.account,
        clientId: request.client.id,
        ...(step.choice && { organisationId: step.choice.organisation }),
        details,
        seenFrom,
      },
      now,
    )
    return true
  })
  // it was taken back at this very moment: the rules are asked anew
  if (!hasArrived) return seeOther(seen.root)
  if (step.amr.includes('mfa')) markDevice(marking, exchange, seen.account, now)
  const { account, acr, amr, authTime } = step
  const login = { account, subject: seen.account.subject, acr, amr, authTime }
  return seeOther(await signIn.protocol.finish(exchange.raw, { login }))
}

/** Who gets in by details that were issued has used them by that. @returns whether they were good still, where there were any */
async function arriveByDetails(
  tx: Tx,
  { activations }: SignIn,
  { account, facts, request, seenFrom, now }: Visit & { account: Account },
): Promise<boolean> {
  if (!facts.arrival) return true
  const who = { by: { account: account.id }, seenFrom }
  return (await activations.arrive.run(tx, who, account, { attempt: request.attempt }, now)).ok
}

/** Whoever has the account is told that it is used where it was not before, if that is worth telling. */
async function tellOfBrowser(
  tx: Tx,
  { outbox }: SignIn,
  { account, request, seenFrom, now }: Visit & { account: Account },
  known: { readonly wasHere: boolean; readonly hadSignedIn: boolean },
): Promise<void> {
  if (!newBrowserIsTold({ ...known, isWanted: account.tells_new_browsers })) return
  const counter = { dimension: 'signin.told-of-browser', subject: account.id, pace: newBrowserToldPace }
  if (!(await reserveTry(tx, [counter], now)).ok) return
  const model = { portal: request.client.name }
  await outbox.write(tx, 'signin/new-browser', owner(account, seenFrom), model, now)
}
