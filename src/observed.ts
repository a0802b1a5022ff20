/** How a process is seen from outside: whether it is ready, and what it counts. */
import type { House } from './house.ts'
import { attemptsGauge, attemptsUnderWay } from './journeys/signin/index.ts'
import { seconds } from './platform/clock.ts'
import type { RequestHandler } from './platform/http/outermost.ts'
import { createHealth, type Health } from './platform/http/health.ts'
import { declaredPathOf } from './platform/http/routing.ts'
import { factorKinds } from './joined.ts'
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

/** By the first part of their addresses, what the engine and the readiness of the process answer. */
const engineParts: ReadonlySet<string> = new Set(
  '.well-known auth token me jwks request device session reg live ready api api.json'.split(' '),
)

const known: ReadonlySet<string> = new Set(factorKinds)

/**
 * What is told apart of an address: what its endpoint was declared by, with the factor where it names one. Nothing that a
 * stranger writes in an address is told: each would be a row of its own.
 *
 * @param declared undefined: none of our endpoints answered; of the engine's the first part tells which
 */
export function placeOf(url: string, declared: string | undefined): string {
  const [path = ''] = url.split('?', 1)
  const parts = path.split('/')
  if (declared === undefined) return engineParts.has(parts[1] ?? '') ? `/${parts[1]}` : '/:x'
  return declared
    .split('/')
    .map((part, i) => (part.startsWith(':') && known.has(parts[i] ?? '') ? parts[i] : part))
    .join('/')
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
          a: `${request.method ?? ''} ${placeOf(request.url ?? '', declaredPathOf(request))}`,
          ms: performance.now() - from,
        })
    })
    return handler(request, response)
  }
