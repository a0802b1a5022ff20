import { perform } from '../../acts/index.ts'
import type { Frame } from '../../../views/layout.ts'
import { factorsPage, type ToAdd } from '../../../views/account/factors.ts'
import { removeFactorPage } from '../../../views/account/remove-factor.ts'
import { floors } from '../../domain/clients/index.ts'
import {
  credentialsOf,
  enrolCredential,
  enrolmentFile,
  enrolmentPage,
  hasSecondFactor,
  lackingToAdd,
  lackingToRemove,
  lacksReplacement,
  mayRemove,
  personOf,
  rightToAdd,
  sendFrom,
  type CredentialRow,
  type Factor,
  type Lacking,
  type Managing,
  type Place,
  type Problem,
} from '../../domain/factors/index.ts'
import { randomToken } from '../../platform/crypto/random.ts'
import { orElse, page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { Rung } from '../../policy/levels/ladder.ts'
import { isUuid, type AttemptId, type CredentialId } from '../../policy/vocabulary.ts'
import { doneOf } from '../../platform/http/done.ts'
import { keepKnown, readMail, type AccountVisit } from './enter.ts'

const here = '/account/factors'

type Enrollable = Factor & { readonly enrolment: NonNullable<Factor['enrolment']> }

const enrollable = ({ door }: AccountVisit): Enrollable[] =>
  door.ways.factors.filter((each): each is Enrollable => each.enrolment !== undefined)

export const showFactors = (visit: AccountVisit): Promise<Answer> => render(visit)

async function render(visit: AccountVisit, problem?: Problem & { id?: string }): Promise<Answer> {
  const { door, account, frame, zone } = visit
  const offered = enrollable(visit)
  const kinds = offered.map(({ kind }) => kind)
  const singles = new Set(offered.flatMap(({ kind, enrolment }) => (enrolment.isSingle ? [kind] : [])))
  const rows = (await credentialsOf(door.db, account.id))
    .filter(({ kind }) => kinds.includes(kind))
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
  const made = madeNames(offered, rows, frame)
  const said = await Promise.all(
    offered.map(async ({ details }) => details?.(door.db, account.id, frame.locale)),
  )
  const details = new Map(said.flatMap((each) => [...(each ?? [])]))
  const html = factorsPage({
    frame: { ...frame, here },
    ways: toAdd(offered, rows, frame),
    zone,
    problem,
    done: doneOf(visit.exchange),
    credentials: rows.map(({ id, kind, name, created_at: since, last_used_at: used }) => ({
      ...{ id, kind, since, made: made.get(id), isSingle: singles.has(kind) },
      name: name ?? undefined,
      used: used ?? undefined,
      detail: details.get(id),
    })),
  })
  return page(html, { problem })
}

/** What each is called whose owner has given it no name: of several of a kind, with their number. */
function madeNames(
  offered: readonly Enrollable[],
  rows: readonly CredentialRow[],
  { locale }: Frame,
): ReadonlyMap<CredentialId, string> {
  return new Map(
    offered.flatMap((factor) => {
      const { name } = factor.names(locale)
      const ofKind = rows.filter(({ kind, name: called }) => kind === factor.kind && called === null)
      return ofKind.map(({ id }, i) => [id, ofKind.length > 1 ? `${name} ${i + 1}` : name] as const)
    }),
  )
}

/** What may be added, what works on no fake page first, what a stranger can take over later, what stands in last. */
const worthOf = ({ traits, enrolment }: Enrollable): number =>
  Number(traits.phishingResistant) - Number(traits.restricted) - (enrolment.isOffered ? 2 : 0)

/** The best that is not there yet is advised. Which is the first of all is chosen on the way in (see `startAdding`). */
function toAdd(offered: readonly Enrollable[], rows: readonly CredentialRow[], { locale }: Frame): ToAdd[] {
  const isThere = (each: Enrollable): boolean => rows.some(({ kind }) => kind === each.kind)
  const ways = offered.toSorted((a, b) => worthOf(b) - worthOf(a))
  const advised = ways.find((each) => !isThere(each) && !each.traits.restricted)
  return ways.map((each) => ({
    kind: each.kind,
    label: each.names(locale).add,
    isAdvised: each === advised,
  }))
}

/**
 * A new draft for each visit, named in the address, so that a reload shows the same; and counted, so that it is no more
 * once anything was added or removed. The first of all is set up on the way in instead: the sign-in's rules say who may
 * (B04), and lead back here.
 */
export async function startAdding(visit: AccountVisit): Promise<Answer> {
  const { door, changes } = visit
  const { kind } = factorNamed(visit)
  if (await hasNone(visit)) return signInTo({ to: here, level: firstLevel(door)?.key ?? '' })
  return seeOther(`${here}/add/${kind}/${randomToken(96)}-${changes}`)
}

/** By the sign-in, and back. */
const signInTo = (floors: Record<string, string>): Answer =>
  seeOther(`/account/sign-in?${new URLSearchParams(floors).toString()}`)

/** The lowest level that takes a second factor: to set up the first. */
const firstLevel = ({ here: { ladder } }: AccountVisit['door']): Rung | undefined =>
  ladder.find(({ asks, proofing }) => asks.kinds === 2 && proofing === 'none')

const hasNone = async ({ door, account }: AccountVisit): Promise<boolean> =>
  !hasSecondFactor(door.ways.factors, await credentialsOf(door.db, account.id))

/** What this release cannot add, or go on with, may be of the release beside it: back to what there is. */
export const orFactors =
  (answer: (visit: AccountVisit) => Promise<Answer>): ((visit: AccountVisit) => Promise<Answer>) =>
  (visit) =>
    orElse(here, () => answer(visit))

/** Of this session and no other; undefined where something was added or removed since it was begun. */
function draftOf(visit: AccountVisit): { id: AttemptId; isCurrent: boolean } {
  const { session, exchange, changes } = visit
  const [, draft, count] = /^([\w-]{16}(?:-(\d{1,9}))?)$/.exec(exchange.params['draft'] ?? '') ?? []
  if (draft === undefined) throw new HttpProblem(404, 'not-found')
  return { id: `account/${session.id}/${draft}` as AttemptId, isCurrent: Number(count) === changes }
}

function factorNamed(visit: AccountVisit): Enrollable {
  const factor = enrollable(visit).find(({ kind }) => kind === visit.exchange.params['kind'])
  if (!factor) throw new HttpProblem(404, 'not-found')
  return factor
}

/** Shows what is to be set up. What was set up already is not shown again: no key, and no list of codes. */
export async function showAdding(visit: AccountVisit): Promise<Answer> {
  const factor = factorNamed(visit)
  const draft = draftOf(visit)
  return (await insteadOf(visit, factor, draft)) ?? renderAdding(visit, draft.id)
}

/** Where a draft is not shown, as a page or as a file: where to go instead. */
async function insteadOf(
  visit: AccountVisit,
  factor: Enrollable,
  draft: ReturnType<typeof draftOf>,
): Promise<Answer | undefined> {
  const rows = await credentialsOf(visit.door.db, visit.account.id)
  if (rows.some((row) => row.attempt_id === draft.id) || (await hasNone(visit))) return seeOther(here)
  if (!draft.isCurrent) return seeOther(`${here}/add/${factor.kind}`)
  const lacking = lackingToAdd(await managingBy(visit), rows, factor)
  return lacking && prove(lacking, `${here}/add/${factor.kind}`)
}

async function managingBy({
  door,
  account,
  who,
  proven,
  changes,
  session,
  now,
}: AccountVisit): Promise<Managing> {
  const { ladder } = door.here
  const provedAddress = await readMail(door, { session, account }, now)
  return { ...door.ways, ladder, account, who, proven, provedAddress, changes }
}

/** By a code that is mailed, or by what a level asks. */
const prove = (lacking: Lacking, to: string): Answer =>
  signInTo({ to, fresh: 'yes', ...(lacking === 'address' ? { with: 'address' } : { level: lacking.key }) })

/** Back from there: what was asked for may be done now. */
export const addressProven = async (): Promise<Answer> => seeOther(`${here}?done=address-proven`)

/** A factor's page in "my account". */
const placeOf = ({ door, account, exchange, frame }: AccountVisit, scope: AttemptId): Place => ({
  db: door.db,
  frame: { ...frame, here: exchange.path },
  portal: frame.brand.name,
  scope,
  person: personOf(account),
  sent: { fields: exchange.form, address: exchange.address },
  around: { cancel: here, isAnother: true },
})

const renderAdding = (visit: AccountVisit, draft: AttemptId, problem?: Problem): Promise<Answer> =>
  enrolmentPage(placeOf(visit, draft), factorNamed(visit), problem, visit.now)

export async function answerAdding(visit: AccountVisit): Promise<Answer> {
  const { door, account, exchange, now } = visit
  const factor = factorNamed(visit)
  const draft = draftOf(visit)
  if (!draft.isCurrent) {
    // sent twice, or something else was added meanwhile
    const rows = await credentialsOf(door.db, account.id)
    const isThere = rows.some((row) => row.attempt_id === draft.id)
    return seeOther(isThere ? `${here}?done=factor-added` : `${here}/add/${factor.kind}`)
  }
  if (exchange.form['do'] === 'send') {
    if (await hasNone(visit)) return seeOther(here)
    const again = (problem: Problem) => renderAdding(visit, draft.id, problem)
    return sendFrom(placeOf(visit, draft.id), factor, 'enrolment', again, now)
  }
  if (exchange.form['do'] === 'save')
    return (await insteadOf(visit, factor, draft)) ?? enrolmentFile(placeOf(visit, draft.id), factor, now)
  const asked = { factor, kept: { session: visit.session.id } }
  const right = rightToAdd(await managingBy(visit), asked, now)
  const adding = { factor, account, scope: draft.id, fields: exchange.form, right, about: { who: visit.who } }
  const added = await enrolCredential(door.ways.ledger, adding, now)
  if (added.ok) return seeOther(`${here}?done=factor-added`)
  const { problem, lacking } = added
  // what was proven has grown too old, or something stronger was added, meanwhile
  if (lacking) return prove(lacking, `${here}/add/${factor.kind}`)
  // the last one was removed meanwhile: the first is set up on the way in
  return problem.reason === 'not-offered' ? seeOther(here) : renderAdding(visit, draft.id, problem)
}

export async function answerFactor(visit: AccountVisit): Promise<Answer> {
  const id = (visit.exchange.params['id'] ?? '') as CredentialId
  if (!isUuid(id)) throw new HttpProblem(404, 'not-found')
  return visit.exchange.form['do'] === 'remove' ? remove(visit, id) : rename(visit, id)
}

/** What will be left, before one of them goes. */
export async function showRemoving(visit: AccountVisit): Promise<Answer> {
  const { door, account, exchange, frame } = visit
  const offered = enrollable(visit)
  const there = await credentialsOf(door.db, account.id)
  const rows = there.filter(({ kind }) => offered.some((each) => each.kind === kind))
  const made = madeNames(offered, rows, frame)
  const named = ({ id, name, kind }: CredentialRow): string => name ?? made.get(id) ?? kind
  const row = rows.find(({ id }) => id === exchange.params['id'])
  if (!row) return seeOther(here)
  const managing = await managingBy(visit)
  if (!mayRemove(managing, there, row, await floors(door.db)))
    return render(visit, { reason: 'last-factor', id: row.id })
  if (lacksReplacement(managing, there)) return render(visit, { reason: 'set-up-first', id: row.id })
  // shown before the question, so that the answer to it is the last that is asked
  const lacking = lackingToRemove(managing, there, row)
  if (lacking) return prove(lacking, exchange.path)
  const others = rows.filter((each) => each !== row)
  // what stands in for a lost one goes with the last
  const left = hasSecondFactor(door.ways.factors, others) ? others.map(named) : []
  const action = `${here}/${row.id}`
  return page(removeFactorPage({ frame: { ...frame, here: exchange.path }, action, name: named(row), left }))
}

async function remove(visit: AccountVisit, id: CredentialId): Promise<Answer> {
  const { door, account, session, who } = visit
  const input = {
    managing: await managingBy(visit),
    id,
    floors: await floors(door.db),
    kept: { session: session.id },
  }
  const removed = await perform(door, door.acts.removeFactor, who, account, input)
  if (removed.ok) {
    await keepKnown(visit)
    return seeOther(`${here}?done=factor-removed`)
  }
  if ('lacking' in removed) return prove(removed.lacking, `${here}/proven`)
  return render(visit, { reason: removed.reason, id })
}

async function rename(visit: AccountVisit, id: CredentialId): Promise<Answer> {
  const { door, account, who, exchange } = visit
  const wanted = { id, name: exchange.form['name'] }
  const renamed = await perform(door, door.acts.renameFactor, who, account, wanted)
  if (renamed.ok) return seeOther(`${here}?done=factor-renamed`)
  return render(visit, { reason: renamed.reason, id, field: 'name' })
}
