import { activeInOrder } from '../../domain/accounts/index.ts'
import { countHaving } from '../../domain/factors/index.ts'
import { expiringByWeek } from '../../domain/factors/password/index.ts'
import { hourOf, latestOf, writeStatistics, type Statistic } from '../../domain/statistics/index.ts'
import { days, hours, later, minutes } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Chore } from '../../platform/jobs/chores.ts'
import type { FactorKind } from '../../policy/vocabulary.ts'

const PAGE = 2000
/** Weeks of passwords that expire. */
const AHEAD = days(26 * 7)

/** How people stand: looked at four times a day, so that nobody counts them to see it. */
export const lookingAtStates = (installation: {
  /** What is a second step. */
  readonly second: readonly FactorKind[]
  readonly timeZone: string
}): Chore => ({
  name: 'lookAtStates',
  every: minutes(5),
  async run(tx, now) {
    const { at } = await latestOf(tx, 'people')
    if (at && now.getTime() - at.getTime() < hours(6)) return false
    await writeStatistics(tx, [...(await seconds(tx, installation.second, now))], 'instead')
    await writeStatistics(tx, await expiring(tx, installation.timeZone, now), 'instead')
    return false
  },
})

const state = (kind: string, now: Date, a: string, n: number): Statistic => ({
  ...{ kind, hour: hourOf(now), client_id: '', a, b: '', n },
  ...{ ms: 0, ms_most: 0 },
})

/** How many people have a second step, and how many none. */
async function seconds(tx: Tx, kinds: readonly FactorKind[], now: Date): Promise<Statistic[]> {
  let [people, having] = [0, 0]
  for (let after: string | undefined; ;) {
    const page = await activeInOrder(tx, { after, limit: PAGE })
    people += page.length
    having += await countHaving(tx, page, kinds)
    if (page.length < PAGE) break
    after = page.at(-1)
  }
  return [state('people', now, 'second', having), state('people', now, 'none', people - having)]
}

/** How many passwords expire in which week. */
async function expiring(tx: Tx, zone: string, now: Date): Promise<Statistic[]> {
  const weeks = await expiringByWeek(tx, { from: now, until: later(now, AHEAD), zone })
  return weeks.map(({ week, count }) => state('expiring', now, week, count))
}
