import http, { IncomingMessage, ServerResponse, type Server } from 'node:http'
import { BlockList, Socket } from 'node:net'
import { seconds } from '../clock.ts'
import type { Log } from '../log.ts'
import type { RequestHandler } from './outermost.ts'
import { boundConnections, isAnswering } from './connections.ts'
import { CookieResponse } from './cookies.ts'
import { setSecurityHeaders } from './headers.ts'
import { newReference } from './reference.ts'
import { contains, plain } from './origin.ts'

export interface ServerOptions {
  readonly log: Log
  /** Whose connections are not one peer's. */
  readonly proxies?: BlockList
  /** What of an address is one peer; the address when left out. */
  readonly networkOf?: (address: string) => string
  /** Whether people reach it by https. */
  readonly secure?: boolean
  /** What a person sees whose request could not be read. */
  readonly problemPage?: (problem: { code: string; status: number; reference: string }) => string
}

/** How many connections a process holds: of all, and of one peer, which may be a whole office. */
const CONNECTIONS = { most: 4096, mostOfPeer: 1024 }

/**
 * A server that slow or many clients cannot hold up (G12): headers, or a first byte, within 10 s, a request within 30 s,
 * and a bounded number of connections. What it cannot read it refuses as everything else is refused: with our headers, a
 * reference, and a line in the log.
 */
export function createServer(handler: RequestHandler, options: ServerOptions): Server {
  const { proxies = new BlockList() } = options
  const server = http.createServer(
    {
      ...{ headersTimeout: seconds(10), requestTimeout: seconds(30), keepAliveTimeout: seconds(65) },
      // how often it looks for those that have had their time
      ...{ connectionsCheckingInterval: seconds(1), maxHeaderSize: 16_384 },
      ServerResponse: CookieResponse,
    },
    (request, response) => {
      void handler(request, response)
    },
  )
  // for a peer that takes no answer, longer than a connection may stand idle
  server.setTimeout(seconds(70))
  boundConnections(server, {
    ...CONNECTIONS,
    peerOf({ remoteAddress }) {
      const address = plain(remoteAddress)
      return contains(proxies, address) ? undefined : (options.networkOf?.(address) ?? address)
    },
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!(socket instanceof Socket)) return
    try {
      refuseUnread(socket, error, options)
    } catch {
      // what a stranger sends ends no process
      socket.destroy()
    }
  })
  return server
}

/** Refusals of the parser, by its code (RFC 9110 §15.5, RFC 6585 §5). */
const REFUSALS: Readonly<Record<string, readonly [status: number, problem: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow'],
}

/** Connections on which a refusal of ours is on its way. */
const refused = new WeakSet<Socket>()

function refuseUnread(socket: Socket, { code = '' }: NodeJS.ErrnoException, options: ServerOptions): void {
  // who has said nothing, or is gone, is told nothing; nor who would take it for a part of another answer
  if (
    code === 'ECONNRESET' ||
    !socket.writable ||
    socket.bytesRead === 0 ||
    isAnswering(socket) ||
    refused.has(socket)
  ) {
    socket.destroy()
    return
  }
  refused.add(socket)
  const [status, problem] = REFUSALS[code] ?? [400, 'bad-request']
  const reference = newReference()
  const response = new ServerResponse(new IncomingMessage(socket))
  response.assignSocket(socket)
  response.shouldKeepAlive = false
  response.setHeader('X-Request-Id', reference)
  setSecurityHeaders(response, options.secure ?? false)
  response.setHeader('Content-Type', options.problemPage ? 'text/html; charset=utf-8' : 'text/plain')
  response.statusCode = status
  response.end(options.problemPage?.({ code: problem, status, reference }) ?? problem)
  response.once('finish', () => socket.destroySoon())
  options.log.info({ reference, status, problem, kind: code }, 'a request could not be read')
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

/** Has every connection end with its next answer: load balancers go elsewhere, and nobody is cut off. */
export function sendAway(server: Server): void {
  server.prependListener('request', (_request, response: ServerResponse) => {
    response.shouldKeepAlive = false
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
