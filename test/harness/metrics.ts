import type { AddressInfo } from 'node:net'
import http from 'node:http'
import type { World } from './world.ts'

/** Asks the port that metrics are on, as Prometheus does. */
export async function scrape(world: Pick<World, 'app'>, path = '/metrics'): Promise<[number, string]> {
  const server = http.createServer((request, response) => void world.app.metrics.handler(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  const text = await response.text()
  await new Promise((resolve) => server.close(resolve))
  return [response.status, text]
}
