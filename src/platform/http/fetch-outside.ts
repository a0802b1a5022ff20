import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Milliseconds, for all of it. */
const PATIENCE = 5000

/** Whether an address is one of the public Internet: of nobody's own network, and of no special use (RFC 6890). */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  // of IPv6 only what is given out (RFC 4291 §2.4): 2000::/3
  const isGivenOut = parsed.kind() === 'ipv4' || ((parsed as ipaddr.IPv6).parts[0] ?? 0) >> 13 === 1
  return isGivenOut && parsed.range() === 'unicast'
}

/** Looks a name up, and goes nowhere unless every address of it is public: what is looked at is what is connected to. */
const lookupPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error) return done(error, [])
    if (!first || !addresses.every(({ address }) => isPublic(address)))
      return done(new Error('its address is not a public one'), [])
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })
}

type Fail = (why: string) => void

/** Asks a server elsewhere, and reads of its answer what is wanted. */
function askOutside<T>(
  url: URL,
  anywhere: boolean,
  read: (response: http.IncomingMessage, done: (read: T) => void, fail: Fail) => void,
): Promise<T> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!anywhere && url.protocol !== 'https:') return Promise.reject(new Error('is not https'))
  // an address is not looked up, so it is looked at here
  if (!anywhere && isIP(host) !== 0 && !isPublic(host))
    return Promise.reject(new Error('its address is not a public one'))
  const client = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const request = client.get(
      url,
      {
        signal: AbortSignal.timeout(PATIENCE),
        agent: false,
        headers: { accept: 'image/*', 'accept-encoding': 'identity' },
        ...(anywhere ? {} : { lookup: lookupPublic }),
      },
      (response) => {
        response.on('error', reject)
        read(response, resolve, (why) => {
          reject(new Error(why))
          request.destroy()
        })
      },
    )
    request.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.name === 'TimeoutError' || error.name === 'AbortError'
          ? new Error(`has not come within ${PATIENCE / 1000} seconds`)
          : new Error(error.code ?? error.message),
      ),
    )
  })
}

/**
 * Reads a file from elsewhere, whose address somebody has given: over https, from the public Internet, within five
 * seconds, and following nobody on.
 *
 * @param most bytes; more are not read
 * @param anywhere also over http, and on this machine or network: for development
 * @throws Error whose message is the rest of a sentence: `answered 404`
 */
export const fetchOutside = (
  url: URL,
  { most, anywhere }: { readonly most: number; readonly anywhere: boolean },
): Promise<Buffer> =>
  askOutside(url, anywhere, (response, done, fail) => {
    if (response.statusCode !== 200) return fail(`answered ${response.statusCode}`)
    const chunks: Buffer[] = []
    let length = 0
    response.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > most) return fail(`is larger than ${most} bytes`)
      chunks.push(chunk)
    })
    response.on('end', () => done(Buffer.concat(chunks)))
  })

/**
 * What time a server elsewhere says that it is (RFC 9110 §6.6.1), under the same conditions; of its answer nothing else is
 * read.
 *
 * @returns undefined where it does not say
 */
export const timeOutside = (
  url: URL,
  { anywhere }: { readonly anywhere: boolean },
): Promise<Date | undefined> =>
  askOutside(url, anywhere, (response, done) => {
    const said = new Date(response.headers.date ?? '')
    done(Number.isNaN(said.getTime()) ? undefined : said)
    response.destroy()
  })
