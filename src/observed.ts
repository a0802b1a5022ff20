/** How a process is seen from outside: whether it is ready, and what it counts. */
import type { House } from './house.ts'
import { attemptsGauge, attemptsUnderWay } from './journeys/signin/index.ts'
import { seconds } from './platform/clock.ts'
import type { RequestHandler } from './platform/http/outermost.ts'
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

/** What is told apart of an address: what stands in it that is somebody's own, or anybody's, is left out. */
export function placeOf(url: string): string {
  const [path = ''] = url.split('?', 1)
  const [, ...parts] = path.split('/')
  return `/${parts
    .slice(0, 4)
    .map((part) => (/^[a-z][a-z-]{0,24}$/.test(part) ? part : ':x'))
    .join('/')}`
}

/** Tallies how long answers take: of those that went well, by where they are. */
export const timed =
  (handler: RequestHandler, { tally }: Pick<House, 'tally'>): RequestHandler =>
  (request, response) => {
    const from = performance.now()
    response.once('finish', () => {
      const isPicture = /^\/(assets|brand)\//.test(request.url ?? '')
      if (response.statusCode < 400 && !isPicture)
        tally('answer', {
          a: `${request.method ?? ''} ${placeOf(request.url ?? '')}`,
          ms: performance.now() - from,
        })
    })
    return handler(request, response)
  }
