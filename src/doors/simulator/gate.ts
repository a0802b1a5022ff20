import { accountById } from '../../domain/accounts/index.ts'
import type { Gate } from '../../journeys/signin/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { acrToTell, goalWithin, type Wish } from '../../policy/levels/goal.ts'
import { rungByKey, type Ladder, type Rung } from '../../policy/levels/ladder.ts'
import { isRetired, type Step } from '../../policy/signin/index.ts'
import type { faults } from './answer.ts'
import type { AccountId, AttemptId, FactorKind, SessionKey } from '../../policy/vocabulary.ts'

/** What somebody was made to be. */
export interface Simulated {
  readonly account: AccountId
  readonly rung: Rung
  readonly amr: readonly string[]
  readonly at: Date
  /** What is the matter with what the next code is redeemed for. */
  readonly fault: Fault | undefined
}

export type Fault = (typeof faults)[number]

/** The gate of a sign-in that nobody goes through: it remembers who was chosen, and asks whether that is enough. */
export interface SimulatedGate extends Gate {
  choose(attempt: AttemptId, chosen: Simulated): void
  /** What is the matter with what is redeemed in this session: once. */
  takeFault(session: SessionKey): Fault | undefined
}

const PASSWORD = 'password' as FactorKind

export function createSimulatedGate(db: Db, ladder: Ladder): SimulatedGate {
  const byAttempt = new Map<AttemptId, Simulated>()
  const bySession = new Map<SessionKey, Simulated>()
  return {
    begin: async () => undefined,
    choose: (attempt, chosen) => void byAttempt.set(attempt, chosen),
    takeFault(session) {
      const chosen = bySession.get(session)
      if (chosen) bySession.set(session, { ...chosen, fault: undefined })
      return chosen?.fault
    },
    async bind(attempt, session) {
      const chosen = byAttempt.get(attempt)
      if (chosen) bySession.set(session, chosen)
    },
    async judge({ wish, session, attempt, pinned }, now) {
      if (isRetired(wish.retiresAt, now))
        return { type: 'refuse', reason: 'portal-retired', error: 'access_denied' }
      const chosen = (attempt && byAttempt.get(attempt)) ?? (session ? bySession.get(session.key) : undefined)
      const isHere = chosen !== undefined && chosen.account === session?.account
      if (!isHere || (wish.again && attempt === undefined)) return asks('signin-missing')
      if (pinned !== undefined && pinned !== chosen.account)
        return { type: 'refuse', reason: 'somebody-else', error: 'login_required' }
      return judged(db, ladder, { wish, chosen, isNew: attempt !== undefined }, now)
    },
  }
}

const asks = (reason: 'signin-missing' | 'level-missing'): Step => ({
  ...{ type: 'ask', what: 'challenge', kind: PASSWORD, others: [], reason },
})

async function judged(
  db: Db,
  ladder: Ladder,
  { wish, chosen, isNew }: { wish: Wish; chosen: Simulated; isNew: boolean },
  now: Date,
): Promise<Step> {
  const goal = goalWithin(ladder, wish, 'high')
  if (!goal.ok) return { type: 'refuse', reason: goal.reason, error: 'unmet_authentication_requirements' }
  // asking for more lets nothing below it be staler
  const ages = ladder.filter(({ rank }) => rank <= goal.rung.rank).map(({ key }) => wish.levelMaxAges?.[key])
  const most = Math.min(wish.maxAge ?? Infinity, ...ages.map((each) => each ?? Infinity))
  if (!isNew && now.getTime() - chosen.at.getTime() > most * 1000) return asks('signin-missing')
  if (chosen.rung.rank < goal.rung.rank)
    return isNew
      ? { type: 'refuse', reason: 'level-out-of-reach', error: 'unmet_authentication_requirements' }
      : asks('level-missing')
  const account = await accountById(db, chosen.account)
  return {
    type: 'finish',
    account: chosen.account,
    rank: chosen.rung.rank,
    acr: acrToTell(ladder, wish, chosen.rung),
    amr: [...chosen.amr],
    authTime: chosen.at,
    choice: undefined,
    era: account?.era ?? 0,
  }
}

/** The level of this key. @throws where there is none: it was checked when it was chosen */
export function rungOf(ladder: Ladder, key: string): Rung {
  const rung = rungByKey(ladder, key)
  if (!rung) throw new Error(`there is no level ${key}`)
  return rung
}
