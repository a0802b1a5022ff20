import { codePage, elsewherePage, shownElsewherePage } from '../../../views/activation/code.ts'
import { donePage, joinPage, notTheirsPage, overPage } from '../../../views/activation/pages.ts'
import { isOfCode } from '../../../views/texted-code.ts'
import { passwordBeside } from '../../../views/activation/password.ts'
import { perform } from '../../acts/index.ts'
import { sentCodeOf, type Accepted } from '../../acts/activations/index.ts'
import { accountById, shownAs } from '../../domain/accounts/index.ts'
import { activationPhone } from '../../domain/activations/index.ts'
import { personOf, type Problem, renewableOf, personToBe } from '../../domain/factors/index.ts'
import { endOf, smsKind } from '../../domain/factors/sms/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { crockfordIn, isChecked } from '../../platform/text/crockford.ts'
import { LETTER_CODE_LENGTH, LETTER_REFERENCE_LENGTH } from '../../policy/letters.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import { networkOf, networkPace } from '../../policy/paces.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import { activatePath, type Activating } from './contract.ts'
import { landing } from './landing.ts'
import { frameOf, look, pathOf, type Visit } from './look.ts'

export type Show = (deps: Activating, exchange: Exchange) => Promise<Answer>

/** Who asks for a page of an activation: they are nobody here before they are. */
export const byNobody = (exchange: Exchange) =>
  ({ by: 'nobody', seenFrom: { address: exchange.address, userAgent: exchange.userAgent } }) as const

/** A page of one step: whoever is at another step is sent there, and whoever has no visit to where codes are typed. */
export const atStep =
  (path: string, handle: (deps: Activating, exchange: Exchange, visit: Visit) => Promise<Answer>): Show =>
  async (deps, exchange) => {
    const visit = await look(deps, exchange)
    if (!visit) return seeOther(activatePath)
    const here = pathOf(visit)
    return here === path ? handle(deps, exchange, visit) : seeOther(here)
  }

/** GET /activate: on to what comes next; without a visit, where a code is typed that was asked for in another browser. */
export const showHere: Show = async (deps, exchange) => {
  const visit = await look(deps, exchange)
  const path = visit ? pathOf(visit) : activatePath
  return path === activatePath ? showElsewhere(deps, exchange, {}) : seeOther(path)
}

const codePath = `${activatePath}/code`

export const showCode = atStep(codePath, (deps, _exchange, visit) => renderCode(deps, visit))

export const answerCode = atStep(codePath, async (deps, exchange, visit) => {
  const who = byNobody(exchange)
  if (exchange.form['do'] === 'send') {
    const asked = { locale: visit.frame.locale, address: exchange.address }
    const sent = await perform(deps, deps.activations.sendCode, who, visit.visit, asked)
    return sent.ok || sent.reason === 'visit-over' ? seeOther(activatePath) : renderCode(deps, visit, sent)
  }
  const of = { visit: visit.visit.token_hash }
  const code = exchange.form['code'] ?? ''
  const shown = await perform(deps, deps.activations.showCode, who, of, { code })
  if (shown.ok || shown.reason === 'visit-over') return seeOther(activatePath)
  const problem = { ...shown, field: isOfCode(shown.reason) ? 'code' : undefined }
  return renderCode(deps, (await look(deps, exchange)) ?? visit, problem, code)
})

async function renderCode(
  deps: Activating,
  visit: Visit,
  problem?: Problem,
  typed?: string,
): Promise<Answer> {
  const html = codePage({
    frame: { ...visit.frame, here: codePath },
    action: codePath,
    about: visit.about,
    code: sentCodeOf({ vault: deps.vault, timeZone: deps.here.timeZone }, visit.row, visit.legs, visit.now),
    typed,
    reference: visit.visit.reference,
    here: new URL(activatePath, deps.issuer).href.replace(/^https?:\/\//, ''),
    problem,
  })
  return page(html, { problem })
}

/** Digits of a code by text message: what is longer stands in a letter. */
const LONGEST_TEXTED = 6

/** Where a code is typed that was asked for in another browser. */
async function showElsewhere(
  deps: Activating,
  exchange: Exchange,
  { problem, reference = '' }: { readonly problem?: Problem; readonly reference?: string },
): Promise<Answer> {
  const frame = { ...(await frameOf(deps, exchange)), here: activatePath }
  return page(elsewherePage({ frame, action: activatePath, reference, problem }), { problem })
}

export const answerElsewhere: Show = async (deps, exchange) => {
  const { reference = '', code = '' } = exchange.form
  const again = (problem: Problem) => showElsewhere(deps, exchange, { problem, reference })
  const typed = crockfordIn(reference)
  if (typed === '') return again({ reason: 'reference-missing', field: 'reference' })
  // what is told from what they type alone tells nothing of what there is
  if (isChecked(typed, LETTER_REFERENCE_LENGTH))
    return again({ reason: 'reference-of-letter', field: 'reference' })
  const isByLetter = crockfordIn(code).length > LONGEST_TEXTED
  if (isByLetter && !isChecked(crockfordIn(code), LETTER_CODE_LENGTH))
    return again({ reason: 'code-mistyped', field: 'code' })
  const network = {
    dimension: 'activation.reference.network',
    subject: networkOf(exchange.address),
    pace: networkPace,
  }
  const may = await reserveTry(deps.db, [network], deps.clock())
  if (!may.ok) return again({ reason: 'network-limit', retryAfter: may.retryAfter })
  const of = { reference: typed.slice(0, 20) }
  const shown = await perform(deps, deps.activations.showCode, byNobody(exchange), of, { code })
  if (shown.ok)
    return page(shownElsewherePage({ frame: { ...(await frameOf(deps, exchange)), here: activatePath } }))
  if (shown.reason === 'code-missing') return again({ reason: 'code-missing', field: 'code' })
  // whether there is such a reference is not told
  const { retryAfter } = shown
  return again(
    retryAfter === undefined ? { reason: 'not-together' } : { reason: 'too-many-tries', retryAfter },
  )
}

const passwordPath = `${activatePath}/password`

export const showPassword = atStep(passwordPath, (deps, _exchange, visit) => renderPassword(deps, visit, {}))

export const answerPassword = atStep(passwordPath, async (deps, exchange, visit) => {
  const keepsNumber = exchange.form['keep-number'] === 'yes'
  const choosing = { fields: exchange.form, keepsNumber, gone: exchange.gone() }
  const token = visit.visit.token_hash
  const done = await perform(deps, deps.activations.activate, byNobody(exchange), token, choosing)
  // what is over meanwhile is told where everybody is sent on from
  if (!done.ok && done.reason === 'not-chosen' && done.problem.reason !== 'visit-over')
    return renderPassword(deps, visit, { problem: done.problem, keepsNumber })
  return settled(deps, exchange, done, visit)
})

async function renderPassword(
  deps: Activating,
  { row, account, frame, about, visit }: Visit,
  { problem, keepsNumber = false }: { readonly problem?: Problem; readonly keepsNumber?: boolean },
): Promise<Answer> {
  const factor = renewableOf(deps.factors)
  const phone = visit.code_at === null ? undefined : activationPhone(deps.vault, row)
  const person = account ? personOf(account) : personToBe(row)
  const html = factor.renewal.page({
    frame: { ...frame, here: passwordPath, who: { address: row.email } },
    ...{ action: passwordPath, because: 'activation', leave: undefined, person, typed: {}, problem },
    within: passwordBeside({
      ...{ frame, about, keepsNumber },
      end: phone === undefined || !offersTexts(deps) ? undefined : endOf(phone),
    }),
  })
  return page(html, { problem })
}

/** Whether people may have text messages as a second factor here. */
const offersTexts = ({ factors }: Activating): boolean =>
  factors.some(({ kind, enrolment }) => kind === smsKind && enrolment !== undefined)

const joinPath = `${activatePath}/join`

/** Whoever has an account signs in as always, comes back, and is asked. */
export const showJoin = atStep(joinPath, async (_deps, _exchange, visit) => {
  if (visit.step === 'sign-in') return seeOther(`/account/sign-in?to=${joinPath}`)
  const { frame, about, row } = visit
  const model = { frame: { ...frame, here: joinPath }, action: joinPath, about }
  return page(joinPage({ ...model, isAdministrator: row.role === 'administrator' }))
})

export const answerJoin = atStep(joinPath, async (deps, exchange, visit) => {
  if (visit.step === 'sign-in' || !visit.signedIn) return seeOther(`/account/sign-in?to=${joinPath}`)
  const { account } = visit.signedIn
  const token = visit.visit.token_hash
  const done = await perform(deps, deps.activations.join, byNobody(exchange), token, { account })
  return settled(deps, exchange, done, visit)
})

/** What came of accepting: on to where it leads, or why it cannot be. */
async function settled(deps: Activating, exchange: Exchange, done: Accepted, visit: Visit): Promise<Answer> {
  if (done.ok) return seeOther(`${activatePath}/done`)
  if (done.reason === 'not-chosen' || done.reason === 'visit-over' || done.reason === 'changed-meanwhile')
    return seeOther(activatePath)
  return renderOver(deps, { ...visit, frame: await frameOf(deps, exchange, { row: visit.row }) }, done.reason)
}

export const showNotTheirs = atStep(`${activatePath}/not-theirs`, async (deps, exchange, visit) => {
  const signedIn = visit.signedIn && (await accountOf(deps, visit.signedIn.account))
  const frame = { ...visit.frame, here: exchange.path }
  const model = { frame, about: visit.about, email: visit.row.email, account: deps.here.accountPath }
  return page(notTheirsPage({ ...model, action: `${activatePath}/not-me`, signedIn: signedIn ?? '' }))
})

const accountOf = async ({ db }: Activating, id: AccountId): Promise<string | undefined> => {
  const account = await accountById(db, id)
  return account && shownAs(account)
}

/** Whoever is signed in here and is not meant signs out, and goes on as who is. */
export const leaveSession: Show = async (deps, exchange) => {
  const here = await deps.protocol.whoIsHere(exchange.raw)
  if (here) {
    const who = { ...byNobody(exchange), by: { account: here.account } }
    await perform(deps, deps.activations.leaveSession, who, here.key)
  }
  return seeOther(activatePath)
}

export const showOver = atStep(`${activatePath}/over`, (deps, _exchange, visit) =>
  // whoever has used it here, and came back or pressed twice, was on the way to sign in
  visit.row.purpose === 'recovery' && visit.visit.accepted_at !== null && visit.visit.carried_at === null
    ? Promise.resolve(seeOther(signInFor(deps)))
    : renderOver(deps, visit, visit.over ?? 'ask-again'),
)

/** Where whoever gets back in signs in: on to what they sign in with. */
export const signInFor = ({ here }: Activating): string => `/account/sign-in?to=${here.accountPath}/factors`

type Over = NonNullable<Visit['over']> | 'ask-again' | 'already-member' | 'user-name-taken' | 'numbers-gone'

/** Why it can be accepted no more, and where they go on. */
export async function renderOver(
  deps: Activating,
  { frame, about, row, account }: Visit,
  reason: Over,
): Promise<Answer> {
  // who has accepted it goes on to where it led
  const isTheirs = reason === 'accepted' && account !== undefined && row.account_id === account.id
  const to = isTheirs || reason === 'already-member' ? await landing(deps, row) : undefined
  const model = { frame: { ...frame, here: `${activatePath}/over` }, about, reason, to }
  return page(overPage(model), { status: 200, problem: { reason } })
}

/** It is done: the browser goes on to the portal by itself, and says where that is. */
export const showDone: Show = async (deps, exchange) => {
  const visit = await look(deps, exchange)
  if (!visit || visit.visit.accepted_at === null) return seeOther(activatePath)
  const to = await landing(deps, visit.row)
  const frame = { ...visit.frame, here: `${activatePath}/done` }
  return page(donePage({ frame, about: visit.about, to }))
}
