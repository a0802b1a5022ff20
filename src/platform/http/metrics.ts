import { monitorEventLoopDelay } from 'node:perf_hooks'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { RequestHandler } from './outermost.ts'

/** What Prometheus reads, on a port of its own. One registry per application, so that tests may run many. */
export interface Metrics {
  /** Counts and times what `handler` answers. */
  observe(handler: RequestHandler): RequestHandler
  /** Counts something that happens too often for the audit: tokens issued, refreshed, introspected. */
  count(event: string): void
  /** Something else that is counted, by the labels that it has. */
  counter<Label extends string>(about: CounterAbout<Label>): Count<Label>
  /** Something that is asked for when somebody looks, at most once in ten seconds. */
  gauge(about: { name: string; help: string }, read: () => Promise<number>): void
  readonly handler: RequestHandler
}

export interface CounterAbout<Label extends string> {
  readonly name: string
  readonly help: string
  readonly labels: readonly Label[]
}

export type Count<Label extends string> = (labels: Readonly<Record<Label, string>>) => void

/** Milliseconds: a delay is measured ten times a second, not a hundred: an idle process should be idle. */
const LOOP_LOOKED_AT = 100

/**
 * How late the event loop is. What the library tells under these names is the time between two measurements, most of which
 * is the wait that was asked for.
 */
function tellLoopDelay(registry: Registry): void {
  const measured = monitorEventLoopDelay({ resolution: LOOP_LOOKED_AT })
  measured.enable()
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - LOOP_LOOKED_AT / 1000)
  const values: Record<string, () => number> = {
    min: () => late(measured.min),
    max: () => late(measured.max),
    mean: () => late(measured.mean),
    p50: () => late(measured.percentile(50)),
    p90: () => late(measured.percentile(90)),
    p99: () => late(measured.percentile(99)),
  }
  for (const [name, read] of Object.entries(values)) {
    registry.removeSingleMetric(`nodejs_eventloop_lag_${name}_seconds`)
    const gauge = new Gauge({
      name: `nodejs_eventloop_lag_${name}_seconds`,
      help: `How late the event loop is: ${name}, since it was last asked`,
      registers: [registry],
      collect() {
        // before anything was measured there is nothing to tell
        gauge.set(measured.count === 0 ? 0 : read())
        if (name === 'p99') measured.reset()
      },
    })
  }
}

/** @param beside answers other paths of the same port */
export function createMetrics(
  beside: (path: string) => RequestHandler | undefined = () => undefined,
): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_LOOKED_AT })
  tellLoopDelay(registry)
  const requests = new Histogram({
    name: 'sluis_http_request_duration_seconds',
    help: 'Requests answered, by method and status class',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const events = new Counter({
    name: 'sluis_events_total',
    help: 'Things that happened, by kind',
    labelNames: ['event'],
    registers: [registry],
  })
  return {
    observe: (handler) => (request, response) => {
      const end = requests.startTimer({ method: request.method ?? '' })
      response.once('close', () => end({ status: `${Math.floor(response.statusCode / 100)}xx` }))
      return handler(request, response)
    },
    count: (event) => events.inc({ event }),
    counter({ name, help, labels }) {
      const counter = new Counter({ name, help, labelNames: [...labels], registers: [registry] })
      return (given) => counter.inc({ ...given })
    },
    gauge({ name, help }, read) {
      let asked = -Infinity
      const gauge = new Gauge({
        ...{ name, help, registers: [registry] },
        async collect() {
          if (performance.now() - asked < 10_000) return
          asked = performance.now()
          // while it cannot be read, what it was stands
          await read().then(
            (value) => gauge.set(value),
            () => undefined,
          )
        },
      })
    },
    async handler(request, response) {
      const other = beside(request.url ?? '')
      if (other && request.method === 'GET') return other(request, response)
      if (request.url !== '/metrics' || request.method !== 'GET') {
        response.writeHead(404).end()
        return
      }
      response.writeHead(200, { 'Content-Type': registry.contentType })
      response.end(await registry.metrics())
    },
  }
}
