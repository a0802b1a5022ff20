import http from 'node:http'
import request from 'supertest'
import type { World } from './world.ts'

/** Asks the port that metrics are on, as Prometheus does. */
export async function scrape(world: Pick<World, 'app'>, path = '/metrics'): Promise<[number, string]> {
  const { metrics } = world.app
  const server = http.createServer((asked, answer) => void metrics.handler(asked, answer))
  const { status, text } = await request(server).get(path)
  return [status, text]
}
