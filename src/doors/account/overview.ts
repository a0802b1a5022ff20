import { overviewPage, type Overview } from '../../../views/account/overview.ts'
import { credentialsOf, type CredentialRow } from '../../domain/factors/index.ts'
import { days, earlier } from '../../platform/clock.ts'
import { passwordLife } from '../../domain/factors/password/index.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import { daysLeft } from '../../policy/password/life.ts'
import { heldBy } from '../../domain/organisations/index.ts'
import { liveSessionsOf } from '../../domain/sessions/index.ts'
import { doneOf } from '../../platform/http/done.ts'
import type { AccountVisit } from './enter.ts'

/** Greets by name, says in a line each how things stand, and what is best done next. */
export async function showOverview(visit: AccountVisit): Promise<Answer> {
  const { door, account, now, zone } = visit
  const { db } = door
  const life = await passwordLife(db, door.here.policy.password, account.id)
  const credentials = await credentialsOf(db, account.id)
  const kindsOf = (isOffered: boolean): string[] =>
    door.ways.factors
      .filter(({ enrolment }) => enrolment && (enrolment.isOffered ?? false) === isOffered)
      .map(({ kind }) => kind)
  const countOf = (kinds: readonly string[]): number =>
    credentials.filter(({ kind }) => kinds.includes(kind)).length
  const [second, wayBack] = [kindsOf(false), kindsOf(true)]
  const isLow = await Promise.all(
    door.ways.factors.map(async (factor) => (await factor.isLow?.(db, account.id)) ?? false),
  )
  const [sessions, shared, held] = [
    await liveSessionsOf(db, account.id, now),
    await door.portal.sharing.portalsOf(account, now),
    await heldBy(db, account.id, now),
  ]
  const left = life?.expiresAt && daysLeft(life.expiresAt, now, zone)
  return page(
    overviewPage({
      frame: visit.frame,
      name: account.given_name ?? account.name,
      hasPassword: life !== undefined,
      expiresAt: life?.expiresAt,
      daysLeft: left,
      zone,
      factors: door.ways.factors
        .filter(({ kind, enrolment }) => enrolment && countOf([kind]) > 0)
        .map((factor) => factor.names(visit.frame.locale).name),
      sessions: sessions.length,
      portals: shared.length,
      organisations: held.filter(({ why }) => why === undefined).length,
      advice: adviceFor({
        expiresSoon: left !== undefined && life?.toldWithin !== undefined && left <= life.toldWithin,
        second: countOf(second),
        wayBack: { count: countOf(wayBack), kind: wayBack[0], isLow: isLow.includes(true) },
        hasLost: hasLost(credentials, { second, wayBack }, now),
      }),
      done: doneOf(visit.exchange),
    }),
  )
}

/** What is best done next: one thing at a time, what locks somebody out soonest first. */
function adviceFor(has: {
  expiresSoon: boolean
  second: number
  wayBack: { count: number; kind: string | undefined; isLow: boolean }
  hasLost: boolean
}): Overview['advice'] {
  if (has.expiresSoon) return { what: 'expires', href: '/account/password' }
  if (has.second === 0) return { what: 'no-second', href: '/account/factors' }
  if (has.hasLost) return { what: 'lost', href: '/account/factors' }
  const { kind, count, isLow } = has.wayBack
  if (has.second !== 1 || kind === undefined || (count > 0 && !isLow)) return undefined
  return { what: count === 0 ? 'one-way' : 'few-codes', href: `/account/factors/add/${kind}` }
}

/** Somebody came in by what stands in for something lost, a month ago at the most, and has not used that since, nor set up another. */
function hasLost(
  credentials: readonly CredentialRow[],
  kinds: { readonly second: readonly string[]; readonly wayBack: readonly string[] },
  now: Date,
): boolean {
  const lastUse = ({ last_used_at: used, created_at: made }: CredentialRow): number =>
    (used ?? made).getTime()
  const stoodIn = credentials.filter(({ kind, last_used_at: used }) => used && kinds.wayBack.includes(kind))
  const at = Math.max(...stoodIn.map(lastUse), earlier(now, days(30)).getTime())
  const seconds = credentials.filter(({ kind }) => kinds.second.includes(kind))
  // what was set up since takes the place of what is lost
  const isReplaced = seconds.some(({ created_at: made }) => made.getTime() > at)
  return (
    !isReplaced && stoodIn.some((each) => lastUse(each) === at) && seconds.some((each) => lastUse(each) < at)
  )
}
