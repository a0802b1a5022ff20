import { overviewPage } from '../../../views/account/overview.ts'
import { credentialsOf } from '../../domain/factors/index.ts'
import { passwordLife } from '../../domain/factors/password/index.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import { daysLeft } from '../../policy/password/life.ts'
import { liveSessionsOf } from '../../domain/sessions/index.ts'
import type { AccountVisit } from './enter.ts'

/** Greets by name, and says in a line each how things stand. */
export async function showOverview(visit: AccountVisit): Promise<Answer> {
  const { door, account, now, zone } = visit
  const { db } = door
  const life = await passwordLife(db, door.here.policy.password, account.id)
  const credentials = await credentialsOf(db, account.id)
  const removable = door.ways.factors.filter(({ enrolment }) => enrolment).map(({ kind }) => kind)
  const [sessions, shared] = [
    await liveSessionsOf(db, account.id, now),
    await door.portal.sharing.portalsOf(account, now),
  ]
  return page(
    overviewPage({
      frame: visit.frame,
      name: account.given_name ?? account.name,
      email: account.email,
      hasPassword: life !== undefined,
      expiresAt: life?.expiresAt,
      daysLeft: life?.expiresAt && daysLeft(life.expiresAt, now, zone),
      zone,
      factors: credentials.filter(({ kind }) => removable.includes(kind)).length,
      sessions: sessions.length,
      portals: shared.length,
      done: visit.exchange.query.get('done'),
    }),
  )
}
