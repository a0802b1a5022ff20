import { expect, test } from '@jest/globals'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createMetrics } from '../../src/platform/http/metrics.ts'

async function read(metrics: ReturnType<typeof createMetrics>): Promise<string> {
  let text = ''
  await metrics.handler(
    { url: '/metrics', method: 'GET' } as IncomingMessage,
    { writeHead: () => undefined, end: (body: string) => (text = body) } as unknown as ServerResponse,
  )
  return text
}
const valueOf = (text: string, name: string): number =>
  Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1])

test('the metric of the event loop tells how late it is, not how often that is looked at', async () => {
  const metrics = createMetrics()
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(valueOf(await read(metrics), 'nodejs_eventloop_lag_p50_seconds')).toBeLessThan(0.08)
  await new Promise((resolve) => setTimeout(resolve, 150))
  const until = performance.now() + 400
  while (performance.now() < until);
  await new Promise((resolve) => setTimeout(resolve, 150))
  const late = valueOf(await read(metrics), 'nodejs_eventloop_lag_max_seconds')
  expect(late).toBeGreaterThan(0.2)
  expect(late).toBeLessThan(2)
})
