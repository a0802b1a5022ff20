import {
  knownDevice,
  challenge,
  challengePage,
  enrolCredential,
  enrolmentFile,
  enrolmentPage,
  personOf,
  sendFrom,
  type Asking,
  type Factor,
  type Fields,
  type Place,
  type Problem,
  type Right,
} from '../../domain/factors/index.ts'
import { lastAddress } from '../../domain/accounts/index.ts'
import { isOfUse, rungByKey, type Rung } from '../../policy/levels/ladder.ts'
import { wouldOpen } from '../../policy/signin/index.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { dispatch } from './dispatch.ts'
import { keepBrowser, mayBeRemembered, recall } from './remember.ts'
import { putOff } from './put-off.ts'
import { chooseAccount, chooseOrganisation } from './store.ts'
import { visit, type SignIn, type Visit } from './visit.ts'
import { othersOf, waysPast, type Turn, type What } from './ways-beside.ts'
import { byNumberAt, findCalled, type Found } from './who-is-called.ts'

/** GET …/challenge/:kind and …/enrol/:kind: the page, or, when it is not this page's turn, back to the dispatcher. */
export async function showFactor(signIn: SignIn, exchange: Exchange, what: What): Promise<Answer> {
  const factor = factorOf(signIn, exchange)
  const seen = await visit(signIn, exchange)
  const turn = turnOf(seen, what, factor)
  return turn ? render(signIn, exchange, turn, { what, factor }) : seeOther(seen.root)
}

export async function answerChallenge(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const factor = factorOf(signIn, exchange)
  const seen = await visitOfAnswer(signIn, exchange, factor)
  const what = 'challenge'
  const turn = turnOf(seen, what, factor)
  if (!turn) return seeOther(seen.root)
  if (exchange.form['do'] === 'send') return send(signIn, exchange, turn, { what, factor })
  const marking = { vault: signIn.vault, secure: signIn.here.secure }
  let called: Found | undefined
  const result = await challenge(
    signIn.ways.ledger,
    {
      factor,
      ...askingOf(seen),
      account: seen.account,
      find: async (identified) => (called = await findCalled(signIn, seen, identified)),
      clientId: seen.request.client.id,
      fields: exchange.form,
      seenFrom: seen.seenFrom,
      gone: exchange.gone(),
      knownDevice: (account) => knownDevice(marking, exchange, account, seen.now),
    },
    seen.now,
  )
  if (!result.ok) {
    const { problem } = result
    return render(signIn, exchange, turn, { what, factor, typed: withoutSecrets(exchange.form), problem })
  }
  const { account, used } = result
  const organisation = called?.organisation
  // whoever says for whom they come has chosen; where that does not fit, they are asked
  if (organisation !== undefined && seen.request.wish.forWhom)
    await signIn.db.transaction().execute((tx) => chooseOrganisation(tx, seen.request.attempt, organisation))
  if (!factor.enrolment) await recall(signIn, exchange, seen, account)
  else if (exchange.form['remember'] === 'yes' && used && seen.account && mayBeRemembered(seen, factor))
    await keepBrowser(signIn, exchange, { ...seen, account: seen.account }, { factor, ...used })
  return dispatch(signIn, exchange, { request: seen.request, likely: account })
}

/**
 * An answer that says who somebody is, by an address or by a passkey, and comes when somebody else has signed in meanwhile
 * in another tab of this browser: nobody goes on as that other. Who types the address of who is signed in goes on.
 */
async function visitOfAnswer(signIn: SignIn, exchange: Exchange, factor: Factor): Promise<Visit> {
  const seen = await visit(signIn, exchange)
  const { request, account, facts } = seen
  const { challenge: asks } = factor
  const names = asks.identifier !== undefined || asks.entrance !== undefined
  const isBySession =
    account !== undefined &&
    request.session?.account === account.id &&
    facts.evidence.every(({ attempt }) => attempt !== request.attempt)
  if (!isBySession || turnOf(seen, 'challenge', factor) || !names) return seen
  const parsed = asks.form(exchange.form)
  const typed = parsed.ok ? asks.identifier?.(parsed.answer) : undefined
  if (typed !== undefined && (await findCalled(signIn, seen, typed)).account?.id === account.id) return seen
  await chooseAccount(signIn.db, request.attempt, 'other')
  return visit(signIn, exchange, { request })
}

/** POST …/enrol/:kind, …/offer/:kind and …/replace/:kind: what is asked for, or may be put off. */
export async function answerEnrolment(
  signIn: SignIn,
  exchange: Exchange,
  what: Exclude<What, 'challenge'>,
): Promise<Answer> {
  const factor = factorOf(signIn, exchange)
  const seen = await visit(signIn, exchange, { countsChanges: true })
  const { account, request, seenFrom, changes } = seen
  const turn = turnOf(seen, what, factor)
  if (!turn || !account || changes === undefined) return seeOther(seen.root)
  if (exchange.form['do'] === 'send') return send(signIn, exchange, turn, { what, factor })
  if (exchange.form['do'] === 'save')
    return enrolmentFile(placeOf(signIn, exchange, turn, { what, factor }), factor, seen.now)
  const goOn = (): Promise<Answer> => dispatch(signIn, exchange, { request, likely: account.id })
  if (what === 'offer' && exchange.form['do'] === 'later') {
    await putOff(signIn, { ...seen, account }, { what, factor: factor.kind })
    return goOn()
  }
  const { attempt, client } = request
  const enrolled = await enrolCredential(
    signIn.ways.ledger,
    {
      ...{ factor, account, scope: attempt, fields: exchange.form },
      right: rightOf(signIn, { ...seen, account, changes }, factor),
      about: { attempt, clientId: client.id, seenFrom },
    },
    seen.now,
  )
  // what comes next for whoever was not first is the dispatcher's to say
  if (enrolled.ok || enrolled.problem.reason === 'changed-meanwhile') return goOn()
  return render(signIn, exchange, turn, { what, factor, problem: enrolled.problem })
}

/** By what right something is set up on the way in: the rules have asked for it, or offer it. */
function rightOf(
  signIn: SignIn,
  seen: Visit & { readonly account: NonNullable<Visit['account']>; readonly changes: number },
  factor: Factor,
): Right {
  const { account, facts, request, changes, now } = seen
  const { kind, enrolment } = factor
  const rung = rungOf(seen)
  const addsAnother = facts.account?.factors.some((each) => each.kind === kind && each.state === 'enrolled')
  return {
    changes,
    // whether the level can be reached with a new one that proves this
    takes: rung && ((traits) => wouldOpen(facts, rung, { kind, traits })),
    // another sign-in began with the same: then it is there
    judge: (there) =>
      !enrolment?.isSingle && !addsAnother && there.some((row) => row.kind === kind)
        ? { ok: true }
        : undefined,
    async kept(tx, { id: credential, traits }) {
      // what one is merely offered is no proof of anything
      if (enrolment?.isOffered) return
      const proven = { factor, account: account.id, attempt: request.attempt, credential, traits }
      await signIn.ways.ledger.accepted(tx, { ...proven, era: account.era }, now)
    },
  }
}

const send = (
  signIn: SignIn,
  exchange: Exchange,
  turn: Turn,
  { what, factor }: { what: What; factor: Factor },
): Promise<Answer> =>
  sendFrom(
    placeOf(signIn, exchange, turn, { what, factor }),
    factor,
    what === 'challenge' ? 'challenge' : 'enrolment',
    (problem) => render(signIn, exchange, turn, { what, factor, typed: exchange.form, problem }),
    turn.now,
  )

const kept = ['username', 'number', 'user-name', 'remember']

const withoutSecrets = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => kept.includes(name)))

function factorOf(signIn: SignIn, exchange: Exchange): Factor {
  const factor = signIn.ways.factors.find(({ kind }) => kind === exchange.params['kind'])
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

/** A factor's page in a sign-in. */
function placeOf(
  signIn: SignIn,
  exchange: Exchange,
  seen: Turn,
  { what, factor }: { what: What; factor: Factor },
): Place {
  const { request, root, frame } = seen
  const person = seen.account && personOf(seen.account)
  // whoever has no address is known by another name
  const hint =
    (seen.account?.email === null ? undefined : person?.email) ??
    request.loginHint ??
    keptAddress(signIn, exchange, seen)
  const here = `${root}/${what}/${factor.kind}`
  return {
    db: signIn.db,
    frame: { ...frame, here },
    formTargets: request.client.formTargets,
    portal: request.client.name,
    scope: request.attempt,
    person,
    sent: { fields: exchange.form, address: exchange.address },
    around: {
      why: isAskedOf(seen, what, factor) ? seen.why : undefined,
      portal: seen.portal,
      ...(what === 'replace' ? { isAnother: true, cancel: `${root}/replace` } : { cancel: `${root}/cancel` }),
      lost: what === 'challenge' && seen.account && factor.enrolment ? `${root}/lost` : undefined,
      later: what === 'offer' ? here : undefined,
      mayRemember: what === 'challenge' && mayBeRemembered(seen, factor),
      others: othersOf(signIn, seen, what, factor),
      typed: hint === undefined ? {} : { username: hint },
    },
  }
}

/** The address that somebody has just chosen a new password for; not where they said that they are somebody else. */
const keptAddress = ({ vault, here: { secure } }: SignIn, exchange: Exchange, { facts }: Visit) =>
  facts.attempt.accountChoice === 'other' ? undefined : lastAddress({ vault, secure }, exchange)

/** Whether somebody asks for it of whom it is about: not where it is offered, nor where nobody is named yet. */
const isAskedOf = ({ account }: Visit, what: What, { challenge }: Factor): boolean =>
  what !== 'offer' && what !== 'replace' && (account !== undefined || challenge.identifier !== undefined)

async function render(
  signIn: SignIn,
  exchange: Exchange,
  seen: Turn,
  page: { what: What; factor: Factor; typed?: Fields; problem?: Problem },
): Promise<Answer> {
  const { what, factor, problem, typed } = page
  const place = placeOf(signIn, exchange, seen, page)
  if (what !== 'challenge') return enrolmentPage(place, factor, problem, seen.now)
  const asking = askingOf(seen)
  const beside = factor.challenge.identifier === undefined ? [] : waysPast(signIn, seen)
  const hint = place.around.typed?.['username']
  const byNumber =
    factor.challenge.identifier && (await byNumberAt(signIn, exchange, seen, { typed: typed ?? {}, hint }))
  const asked = { asking, problem, beside, byNumber, ...(typed ? { typed } : {}) }
  return challengePage(place, factor, asked, seen.now)
}
