import {
  knownDevice,
  challenge,
  credentialRevision,
  confirmEnrolment,
  personOf,
  type Asking,
  type Factor,
  type Fields,
  type OtherWay,
  type Problem,
  type Shown,
  sendTypedIn,
} from '../../domain/factors/index.ts'
import { isOfUse, rungByKey, type Rung } from '../../policy/levels/ladder.ts'
import { wouldOpen } from '../../policy/signin/index.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import type { FactorKind, Traits } from '../../policy/vocabulary.ts'
import { dispatch } from './dispatch.ts'
import { keepBrowser, mayBeRemembered, recall } from './remember.ts'
import { answerOffer } from './store.ts'
import { answerPage, visit, type SignIn, type Visit } from './visit.ts'

type What = 'challenge' | 'enrol' | 'offer'
type Turn = Visit & { readonly kinds: readonly FactorKind[] }

/** GET …/challenge/:kind and …/enrol/:kind: the page, or, when it is not this page's turn, back to the dispatcher. */
export async function showFactor(signIn: SignIn, exchange: Exchange, what: What): Promise<Answer> {
  const factor = factorOf(signIn, exchange)
  const seen = await visit(signIn, exchange)
  const turn = turnOf(seen, what, factor)
  return turn ? render(signIn, turn, { what, factor }) : seeOther(seen.root)
}

export async function answerChallenge(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const factor = factorOf(signIn, exchange)
  const seen = await visit(signIn, exchange)
  const turn = turnOf(seen, 'challenge', factor)
  if (!turn) return seeOther(seen.root)
  if (exchange.form['do'] === 'send') return send(signIn, turn, { what: 'challenge', factor }, exchange.form)
  const marking = { vault: signIn.vault, secure: signIn.here.secure }
  const result = await challenge(
    signIn.ledger,
    {
      factor,
      ...askingOf(seen),
      account: seen.account,
      clientId: seen.request.client.id,
      fields: exchange.form,
      seenFrom: seen.seenFrom,
      gone: exchange.gone(),
      knownDevice: (account) => knownDevice(marking, exchange, account, seen.now),
    },
    seen.now,
  )
  if (result.ok) {
    const { account, used } = result
    if (!factor.enrolment) await recall(signIn, exchange, seen, account)
    else if (exchange.form['remember'] === 'yes' && used && seen.account && mayBeRemembered(seen, factor))
      await keepBrowser(signIn, exchange, { ...seen, account: seen.account }, { factor, ...used })
    return dispatch(signIn, exchange, { request: seen.request, likely: account })
  }
  const { problem } = result
  return render(signIn, turn, { what: 'challenge', factor, typed: withoutSecrets(exchange.form), problem })
}

/** POST …/enrol/:kind and …/offer/:kind: what is asked for, or may be put off. */
export async function answerEnrolment(
  signIn: SignIn,
  exchange: Exchange,
  what: 'enrol' | 'offer',
): Promise<Answer> {
  const factor = factorOf(signIn, exchange)
  const before = await visit(signIn, exchange)
  const changes = before.account && (await credentialRevision(signIn.db, before.account.id))
  // judged after the count was read: whatever changes from here on is seen when it is kept
  const seen = await visit(signIn, exchange, { request: before.request, likely: before.account?.id })
  const { account, facts } = seen
  const turn = turnOf(seen, what, factor)
  if (!turn || !account || changes === undefined) return seeOther(seen.root)
  if (exchange.form['do'] === 'send') return send(signIn, turn, { what, factor }, exchange.form)
  if (what === 'offer' && exchange.form['do'] === 'later') {
    await answerOffer(signIn.db, seen.request.attempt)
    return dispatch(signIn, exchange, { request: seen.request, likely: account.id })
  }
  const result = await confirmEnrolment(
    signIn.ledger,
    {
      factor,
      account,
      attempt: seen.request.attempt,
      clientId: seen.request.client.id,
      fields: exchange.form,
      seenFrom: seen.seenFrom,
      takes: takenBy(seen, factor),
      changes,
      addsAnother:
        facts.account?.factors.some(({ kind, state }) => kind === factor.kind && state === 'enrolled') ??
        false,
    },
    seen.now,
  )
  if (result.ok) return dispatch(signIn, exchange, { request: seen.request, likely: account.id })
  return render(signIn, turn, { what, factor, fields: exchange.form, problem: result.problem })
}

/** Has sent what is to be typed in, and shows the page again. */
async function send(
  signIn: SignIn,
  turn: Turn,
  page: { what: What; factor: Factor },
  fields: Fields,
): Promise<Answer> {
  const { account, request, now, frame, seenFrom } = turn
  const { challenge: asked, enrolment } = page.factor
  const sends = page.what === 'challenge' ? asked.send : enrolment?.send
  if (!sends || !account) throw new HttpProblem(404, 'not-found')
  const sending = {
    attempt: request.attempt,
    person: personOf(account),
    portal: request.client.name,
    address: seenFrom.address,
    frame,
    fields,
  }
  const sent = await sendTypedIn(signIn.db, sends, sending, now)
  if (sent.ok) return seeOther(`${turn.root}/${page.what}/${page.factor.kind}`)
  const { reason, retryAfter } = sent
  const field = 'field' in sent && typeof sent.field === 'string' ? sent.field : undefined
  const problem = { reason, field, retryAfter }
  return render(signIn, turn, { ...page, typed: fields, problem })
}

const withoutSecrets = ({ username, remember }: Fields): Fields => ({
  ...(username === undefined ? {} : { username }),
  ...(remember === undefined ? {} : { remember }),
})

function factorOf(signIn: SignIn, exchange: Exchange): Factor {
  const factor = signIn.factors.find(({ kind }) => kind === exchange.params['kind'])
  if (!factor) throw new HttpProblem(404, 'not-found')
  return factor
}

/** The step, where this factor is one of those that it asks for. */
function turnOf(seen: Visit, what: What, { kind }: Factor): Turn | undefined {
  const { step, request } = seen
  if (request.prompt === 'consent' || step.type !== 'ask' || step.what !== what) return undefined
  const kinds = [step.kind, ...step.others]
  return kinds.includes(kind) ? { ...seen, kinds } : undefined
}

/** Whether the page is for the person who is signed in in this browser; somebody else may sit there. */
const isSignedIn = ({ account, request: { session } }: Visit): boolean =>
  account !== undefined && session?.account === account.id

/** What the level that the step is for asks of a factor. */
function askingOf(seen: Visit): Asking {
  const { facts, request } = seen
  const rung = rungOf(seen)
  return {
    attempt: request.attempt,
    account: facts.account?.id,
    verified: rung?.asks.userVerified ?? false,
    takes: rung && ((way) => isOfUse(rung, way)),
  }
}

function rungOf({ facts, step }: Visit): Rung | undefined {
  const key = step.type === 'ask' && 'level' in step ? step.level : undefined
  return key === undefined ? undefined : rungByKey(facts.ladder, key)
}

/** Whether the level can be reached with a new one that proves this. */
function takenBy(seen: Visit, { kind }: Factor): ((way: Traits) => boolean) | undefined {
  const rung = rungOf(seen)
  return rung && ((traits) => wouldOpen(seen.facts, rung, { kind, traits }))
}

async function render(
  signIn: SignIn,
  seen: Turn,
  page: {
    what: What
    factor: Factor
    typed?: Fields
    /** What came back from the page that is shown again. */
    fields?: Fields
    problem?: Problem
  },
): Promise<Answer> {
  const { what, factor, problem } = page
  const { request, root, frame, now } = seen
  const person = seen.account && personOf(seen.account)
  const hint = person?.email ?? request.loginHint
  const here = `${root}/${what}/${factor.kind}`
  const asking = askingOf(seen)
  const shown: Shown = {
    frame: { ...frame, here },
    action: here,
    cancel: `${root}/cancel`,
    signOut: isSignedIn(seen) && what === 'challenge' ? `${root}/cancel` : undefined,
    later: what === 'offer' ? here : undefined,
    mayRemember: what === 'challenge' && mayBeRemembered(seen, factor),
    portal: request.client.name,
    person,
    others: othersOf(signIn, seen, what, factor),
    typed: { ...(hint === undefined ? {} : { username: hint }), ...page.typed },
    problem,
  }
  if (what === 'challenge') {
    const beside = factor.challenge.identifier === undefined ? [] : besides(signIn, seen, shown, asking)
    const html = await factor.challenge.page(signIn.db, { ...shown, beside }, asking, now)
    return answerPage(seen, html, problem)
  }
  if (!factor.enrolment || !person) throw new HttpProblem(404, 'not-found')
  const draft = await factor.enrolment.draft(
    signIn.db,
    { person, scope: request.attempt, fields: page.fields },
    now,
  )
  return answerPage(seen, factor.enrolment.page(shown, draft), problem)
}

/** What would do as well, by its own page. Where somebody is still to be named, those ways stand on the page itself. */
const othersOf = (
  signIn: SignIn,
  { kinds, root, frame, account }: Turn,
  what: What,
  factor: Factor,
): OtherWay[] =>
  signIn.factors
    .filter(
      (each) =>
        kinds.includes(each.kind) && each !== factor && (account !== undefined || !each.challenge.entrance),
    )
    .map((each) => {
      const names = each.names(frame.locale)
      return { href: `${root}/${what}/${each.kind}`, label: what === 'challenge' ? names.use : names.add }
    })

const besides = (signIn: SignIn, { kinds, root, now }: Turn, shown: Shown, asking: Asking) =>
  signIn.factors
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ kind, challenge: { entrance } }) =>
      entrance ? [entrance({ ...shown, action: `${root}/challenge/${kind}` }, asking, now)] : [],
    )
