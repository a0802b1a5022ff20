import http, { type Server } from 'node:http'
import type { RequestHandler } from './application.ts'

/**
 * A server that slow or many clients cannot hold up (G12): headers within 10 s, a request within 30 s, a
 * bounded number of sockets.
 */
export function createServer(handler: RequestHandler): Server {
  const server = http.createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 },
    (request, response) => {
      void handler(request, response)
    },
  )
  server.maxConnections = 4096
  return server
}

/** Listens on `port` (0: any) and says which it is. @throws with the code EADDRINUSE when the port is taken */
export function listen(server: Server, port: number, host?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Takes no new requests, lets those under way finish for at most `within` ms, then closes what is left. */
export function drain(server: Server, within = 10_000): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), within)
    // a connection whose last request has just ended waits for another one: there will be none
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearTimeout(deadline)
      clearInterval(idle)
      resolve()
    })
  })
}
