/** How a process is seen from outside: whether it is ready, and what it counts. */
import type { House } from './house.ts'
import { attemptsGauge, attemptsUnderWay } from './journeys/signin/index.ts'
import { seconds } from './platform/clock.ts'
import { createHealth, type Health } from './platform/http/health.ts'
import { createMetrics, type Metrics } from './platform/http/metrics.ts'

const skewGauge = {
  name: 'sluis_clock_skew_seconds',
  help: 'How far the clock of this machine is ahead of the database’s',
}

export function observed(house: House): { readonly health: Health; readonly metrics: Metrics } {
  const { clockWatch, rewindWatch, config, db, clock } = house
  const most = config.clockSkewMost
  const health = createHealth(house.healthDb, [
    () => (most !== undefined && Math.abs(clockWatch.skew()) > seconds(most) ? 'clock-off' : undefined),
    () => (rewindWatch.isRewound() ? 'database-rewound' : undefined),
  ])
  const metrics = createMetrics(health.handle)
  metrics.gauge(skewGauge, async () => clockWatch.skew() / 1000)
  metrics.gauge(attemptsGauge, () => attemptsUnderWay(db, clock()))
  return { health, metrics }
}
