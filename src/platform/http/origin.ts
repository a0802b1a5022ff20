import { BlockList, isIP } from 'node:net'
import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './problem.ts'

/** A proxy address or CIDR range, as TRUST_PROXY lists them. */
export type ProxyRange = string

/** @throws when one is no address and no CIDR range: a slip here would trust strangers */
export function proxyList(ranges: readonly ProxyRange[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(range) ?? []
    const version = isIP(address)
    if (version === 0) throw new Error(`"${range}" is not an address or CIDR range`)
    // throws for a prefix that is longer than the address
    list.addSubnet(
      address,
      prefix === undefined ? (version === 6 ? 128 : 32) : Number(prefix),
      version === 6 ? 'ipv6' : 'ipv4',
    )
  }
  return list
}

const privateRanges = proxyList([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '::1',
  'fc00::/7',
  'fe80::/10',
])

/** Whether an address is of a network of somebody's own (RFC 1918, RFC 4193), or of this machine. */
export const isPrivate = (address: string): boolean => contains(privateRanges, plain(address))

const plain = (address = ''): string => (address.startsWith('::ffff:') ? address.slice(7) : address)

const contains = (list: BlockList, address: string): boolean => {
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/**
 * Refuses a request that was not sent to the configured origin (421, RFC 9110 §15.5.20), whatever header
 * says so, and then rewrites the forwarding headers to the truth: from here on `Host` is the issuer's,
 * `X-Forwarded-For` is the client's address alone, and nothing else of them is left.
 *
 * Forwarded addresses count only when the peer is a listed proxy; of several hops, the last that is no
 * listed proxy is the client.
 *
 * @returns the client's address
 */
export function settleOrigin(request: IncomingMessage, issuer: URL, proxies: BlockList): string {
  const { headers } = request
  const peer = plain(request.socket.remoteAddress)
  if (!request.url?.startsWith('/')) throw misdirected([request.url])
  if (headers.host === issuer.host && !isForwarded(headers)) {
    headers['x-forwarded-for'] = peer
    headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1)
    return peer
  }
  const trusted = contains(proxies, peer)
  const claims = forwardedClaims(headers)
  const hosts = [headers.host, ...claims.hosts]
  if (hosts.some((host) => !sameHost(host, issuer))) throw misdirected(hosts)
  if (trusted && claims.protocols.some((protocol) => `${protocol}:` !== issuer.protocol))
    throw misdirected(claims.protocols)

  const client = clientOf(peer, claims.hops, proxies)
  for (const name of Object.keys(headers)) {
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete headers[name]
  }
  headers.host = issuer.host
  headers['x-forwarded-for'] = client
  headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1)
  return client
}

const isForwarded = (headers: IncomingMessage['headers']): boolean => {
  for (const name in headers) if (name === 'forwarded' || name.startsWith('x-forwarded-')) return true
  return false
}

/** From the nearest hop outwards, as long as each was told by a listed proxy and says an address. */
function clientOf(peer: string, hops: readonly string[], proxies: BlockList): string {
  let client = peer
  for (const hop of hops.toReversed()) {
    const address = addressIn(hop)
    if (!contains(proxies, client) || address === undefined) break
    client = address
  }
  return client
}

/** The address of a hop: bare, with a port, or in brackets (RFC 7239 §6). */
function addressIn(hop: string): string | undefined {
  const bare =
    /^\[([^\]]+)\](:\d+)?$/.exec(hop)?.[1] ?? (/^[\d.]+:\d+$/.test(hop) ? hop.split(':')[0] : hop) ?? ''
  return isIP(bare) === 0 ? undefined : plain(bare)
}

const misdirected = (claimed: readonly unknown[]): HttpProblem =>
  new HttpProblem(421, 'wrong-origin', {
    detail: `the request names ${claimed.map(String).join(', ').slice(0, 200)}`,
  })

function sameHost(host: string | undefined, issuer: URL): boolean {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host)) return false
  return URL.parse(`${issuer.protocol}//${host}`)?.host === issuer.host
}

interface Claims {
  readonly hosts: string[]
  readonly protocols: string[]
  /** Of one header only, X-Forwarded-For before Forwarded: a proxy sets one and may pass the other on. */
  readonly hops: string[]
}

/** X-Forwarded-* and Forwarded (RFC 7239), as whoever sent them would have us believe. */
function forwardedClaims(headers: IncomingMessage['headers']): Claims {
  const list = (name: string): string[] =>
    [headers[name] ?? []]
      .flat()
      .join(',')
      .split(',')
      .map((s) => s.trim())
      .filter(Boolean)
  const pairs = list('forwarded')
    .flatMap((element) => element.split(';'))
    .map((pair) => pair.split('=', 2).map((s) => s.trim().replace(/^"|"$/g, '')) as [string, string?])
  const of = (key: string): string[] => pairs.filter(([k]) => k.toLowerCase() === key).map(([, v = '']) => v)
  const xff = list('x-forwarded-for')
  return {
    hosts: [...list('x-forwarded-host'), ...of('host')],
    protocols: [...list('x-forwarded-proto'), ...of('proto')],
    hops: xff.length > 0 ? xff : of('for'),
  }
}
