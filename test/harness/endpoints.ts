import { afterAll, beforeAll } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { BlockList } from 'node:net'
import { Writable } from 'node:stream'
import type { Endpoint } from '../../src/platform/http/exchange.ts'
import { createServer } from '../../src/platform/http/listen.ts'
import { HttpProblem } from '../../src/platform/http/problem.ts'
import { createApplication } from '../../src/platform/http/outermost.ts'
import { createLog } from '../../src/platform/log.ts'

export interface Answering {
  readonly origin: string
  readonly port: number
  /** Every line that was logged. */
  readonly logged: Record<string, unknown>[]
}

/** Endpoints of a test's own behind our outermost handler, on a free port: what the HTTP room can do before anybody needs it. */
export function useEndpoints(endpoints: readonly Endpoint[]): () => Answering {
  let answering: Answering
  let server: http.Server
  beforeAll(async () => {
    const logged: Record<string, unknown>[] = []
    const log = createLog(
      'debug',
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          for (const line of chunk.toString().trim().split('\n'))
            logged.push(JSON.parse(line) as Record<string, unknown>)
          done()
        },
      }),
    )
    let handler: http.RequestListener = () => undefined
    server = createServer((request, response) => handler(request, response), { log })
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const { port } = server.address() as AddressInfo
    const issuer = new URL(`http://localhost:${port}`)
    const application = createApplication({
      ...{ issuer, log, proxies: new BlockList() },
      problemPage: ({ code, reference }) => `<p data-reason="${code}">${reference}</p>`,
      answers: {
        ...{ endpoints, health: [], mounted: [] },
        fallback: () => Promise.reject(new HttpProblem(404, 'not-found')),
      },
    })
    handler = (request, response) => void application(request, response)
    answering = { origin: issuer.origin, port, logged }
  })
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return () => answering
}
