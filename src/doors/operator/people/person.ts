import { personPage, type FactorShown, type PersonModel } from '../../../../views/operator/people/person.ts'
import type { PersonDoing } from '../../../../views/operator/people/history.ts'
import { mobileEnds, postalTold, recoveryOf } from '../../../acts/activations/index.ts'
import { waitsOf } from '../../../acts/operating/index.ts'
import { accountById, phoneOf, type Account } from '../../../domain/accounts/index.ts'
import { credentialsOf } from '../../../domain/factors/index.ts'
import { passwordLife } from '../../../domain/factors/password/index.ts'
import { heldBy } from '../../../domain/organisations/index.ts'
import { rolesOf } from '../../../domain/operators/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import type { OperationName } from '../../../policy/operating/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import { attempt, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { senderName } from '../sender.ts'
import { historyOf } from './history.ts'

/** More than anybody reads: an accountant acts for hundreds. */
const MOST_ORGANISATIONS = 100

/** The person whom a page is about. @throws HttpProblem 404 */
export async function personHere({ door, exchange }: Visit): Promise<Account> {
  const { id = '' } = exchange.params
  const account = isUuid(id) ? await accountById(door.db, id) : undefined
  if (!account) throw new HttpProblem(404, 'not-found')
  return account
}

/** Notes that somebody was looked at: it is the API's own look, with the same trace. */
export async function noted(visit: Visit, account: Account): Promise<Account> {
  await attempt(visit, 'people.read', { params: { id: account.id } })
  return account
}

/** Somebody on one screen. That they were looked at is noted. */
export async function showPerson(visit: Visit, refused?: Refused): Promise<Answer> {
  const account = await noted(visit, await personHere(visit))
  const model = await modelOf(visit, account)
  const html = personPage({ ...model, refused, done: doneOf(visit.exchange) })
  return page(html, refused ? { status: refused.status, problem: refused } : {})
}

async function modelOf(visit: Visit, account: Account): Promise<Omit<PersonModel, 'refused' | 'done'>> {
  const { door, frame, zone, now, may } = visit
  const { db, vault, ways, here } = door
  const kinds = ways.factors.map(({ kind }) => kind)
  const nameOf = (kind: string): string | undefined =>
    ways.factors.find((factor) => factor.kind === kind)?.names(frame.locale).name
  const roles = await rolesOf(db, { account: account.id })
  // where those who look after others are, and what they do, is for those who look after them
  const isApart = roles.length > 0 && !may('audit.events')
  const credentials = await credentialsOf(db, account.id)
  const life = await passwordLife(db, here.policy.password, account.id)
  const waits = await waitsOf(db, account, kinds, now)
  const held = may('members.list') ? await heldBy(db, account.id, now) : undefined
  const recovery = await recoveryOf(db, account, now)
  const history = await historyOf(visit, account, isApart)
  const factors = credentials.map((row): FactorShown => ({
    kind: nameOf(row.kind) ?? row.kind,
    name: row.name ?? undefined,
    since: row.created_at,
    used: row.last_used_at ?? undefined,
  }))
  const second = ways.factors.filter(({ enrolment }) => enrolment && enrolment.isOffered !== true)
  return {
    ...history,
    ...{ zone, factors },
    frame: { ...frame, here: `/operator/people/${account.id}` },
    hasSecond: credentials.some((row) => second.some(({ kind }) => kind === row.kind)),
    person: {
      ...{ id: account.id, name: account.name, email: account.email ?? undefined, subject: account.subject },
      ...{ standing: account.standing, locale: account.locale, since: account.created_at },
      isVerified: account.email_verified_at !== null,
      firstSignIn: account.first_signed_in_at ?? undefined,
      phoneEnds: phoneOf(vault, account)?.slice(-2),
      postal: await postalTold(db, vault, account.id),
      roles: roles.map(({ role }) => role),
    },
    password: life && {
      expiresAt: life.expiresAt,
      mustChange: life.because !== undefined,
      isOver: life.expiresAt !== undefined && life.expiresAt <= now,
    },
    actsFor: held
      ?.filter(({ ended_at: ended }) => ended === null)
      .slice(0, MOST_ORGANISATIONS)
      .map((each) => ({
        ...{ organisation: each.organisation_id, membership: each.id, name: each.display_name },
        ...{ isAdministrator: each.role === 'administrator', holds: each.why === undefined },
      })),
    recovery: recovery && {
      ...{ by: await senderName(db, recovery), at: recovery.created_at, closes: recovery.closes_at },
      mobileEnds: mobileEnds(vault, recovery),
    },
    waits: waits.map((wait) => ({ ...wait, factor: nameOf(wait.dimension.split('.')[0] ?? '') })),
    whyNothing: whyNothing(visit, account, roles.length > 0),
    may: doable(visit, account, roles.length > 0),
  }
}

/** Why whoever looks can do nothing for them, who could do something for others. */
function whyNothing(
  { may, ...visit }: Visit,
  account: Account,
  isPrivileged: boolean,
): PersonModel['whyNothing'] {
  if (!may('people.lift-waits')) return undefined
  if (visit.account.id === account.id) return 'own-account'
  const target = { person: account.id, isPrivileged }
  if (isPrivileged && !may('people.lift-waits', target)) return 'privileged'
  return account.standing === 'closed' ? 'account-closed' : undefined
}

const doings: readonly (readonly [PersonDoing, OperationName, (account: Account) => boolean])[] = [
  ['recover', 'people.start-recovery', ({ standing, email }) => standing === 'active' && email !== null],
  [
    'begin-recovery',
    'people.begin-recovery',
    ({ standing, email }) => standing === 'active' && email !== null,
  ],
  ['withdraw-recovery', 'people.withdraw-recovery', () => true],
  ['end-sessions', 'people.end-sessions', ({ standing }) => standing === 'active'],
  ['correct', 'people.correct-address', ({ standing }) => standing === 'active'],
  ['set-postal', 'people.set-postal', ({ standing }) => standing === 'active'],
  ['enable', 'people.enable', ({ standing }) => standing === 'disabled'],
  ['disable', 'people.disable', ({ standing }) => standing === 'active'],
  ['lift', 'people.lift-waits', () => true],
  ['resend', 'people.resend', ({ standing }) => standing === 'active'],
]

/** What whoever looks may do, as things stand: what would be refused is not offered. */
const doable = ({ may }: Visit, account: Account, isPrivileged: boolean): PersonDoing[] =>
  doings.flatMap(([what, operation, isSo]) =>
    isSo(account) && may(operation, { person: account.id, isPrivileged }) ? [what] : [],
  )
