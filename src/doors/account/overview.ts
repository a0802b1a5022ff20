import { overviewPage, type Overview } from '../../../views/account/overview.ts'
import { credentialsOf } from '../../domain/factors/index.ts'
import { passwordLife } from '../../domain/factors/password/index.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import { daysLeft } from '../../policy/password/life.ts'
import { liveSessionsOf } from '../../domain/sessions/index.ts'
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
  const [sessions, shared] = [
    await liveSessionsOf(db, account.id, now),
    await door.portal.sharing.portalsOf(account, now),
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
      factors: countOf([...second, ...wayBack]),
      sessions: sessions.length,
      portals: shared.length,
      advice: adviceFor({
        expiresSoon: left !== undefined && life?.toldWithin !== undefined && left <= life.toldWithin,
        second: countOf(second),
        wayBack: { count: countOf(wayBack), kind: wayBack[0] },
      }),
      done: visit.exchange.query.get('done'),
    }),
  )
}

/** What is best done next: one thing at a time, what locks somebody out soonest first. */
function adviceFor(has: {
  expiresSoon: boolean
  second: number
  wayBack: { count: number; kind: string | undefined }
}): Overview['advice'] {
  if (has.expiresSoon) return { what: 'expires', href: '/account/password' }
  if (has.second === 0) return { what: 'no-second', href: '/account/factors' }
  if (has.second === 1 && has.wayBack.count === 0 && has.wayBack.kind !== undefined)
    return { what: 'one-way', href: `/account/factors/add/${has.wayBack.kind}` }
  return undefined
}
