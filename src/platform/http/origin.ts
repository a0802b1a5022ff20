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

/** An IPv4 address as itself, also where it came over IPv6. */
export const plain = (address = ''): string => (address.startsWith('::ffff:') ? address.slice(7) : address)

/** Whether one of the ranges has the address in it. */
export const contains = (list: BlockList, address: string): boolean => {
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/**
 * Refuses a request that was not sent to the configured origin (421, RFC 9110 §15.5.20), whatever header
 * says so, and then rewrites the forwarding headers to the truth: from here on `Host` is the issuer's,
 * `X-Forwarded-For` is the client's address alone, and nothing else of them is left.
 *
 * Forwarded headers count only when the peer is a listed proxy. Of several hops, the last that is no listed proxy is the
 * client, and what was said of its hop is how it reached us: what the proxies call each other is their own affair.
 *
 * @returns the client's address
 */
export function settleOrigin(request: IncomingMessage, issuer: URL, proxies: BlockList): string {
  const { headers } = request
  const peer = plain(request.socket.remoteAddress)
  if (!request.url?.startsWith('/')) throw misdirected([request.url])
  // one of them might be what a proxy has looked at, and the other what we look at (RFC 9112 §3.2)
  if (request.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length > 1)
    throw new HttpProblem(400, 'bad-request', { detail: 'more than one Host header' })
  if (headers.host === issuer.host && !isForwarded(headers)) {
    headers['x-forwarded-for'] = peer
    headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1)
    return peer
  }
  const { client, hosts, protocols } = contains(proxies, peer)
    ? ofTheClientsHop(peer, headers, proxies)
    : { client: peer, hosts: [headers.host, ...everyHost(headers)], protocols: [] }
  if (hosts.some((host) => !sameHost(host, issuer))) throw misdirected(hosts)
  if (protocols.some((protocol) => `${protocol.toLowerCase()}:` !== issuer.protocol))
    throw misdirected(protocols)
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

interface Told {
  readonly client: string
  readonly hosts: readonly (string | undefined)[]
  readonly protocols: readonly string[]
}

/** What a chain of listed proxies says of the client's hop. */
function ofTheClientsHop(peer: string, headers: IncomingMessage['headers'], proxies: BlockList): Told {
  const elements = forwarded(headers)
  const standard = clientOf(
    peer,
    elements.map((element) => element['for'] ?? ''),
    proxies,
  )
  const xff = list(headers, 'x-forwarded-for')
  // of one header only, X-Forwarded-For before Forwarded: a proxy sets one and may pass the other on
  const customary = xff.length > 0 ? clientOf(peer, xff, proxies) : standard
  const element = hopAt(elements, standard.hop)
  const said = (...values: (string | undefined)[]): string[] => values.filter((value) => value !== undefined)
  const hosts = said(hopAt(list(headers, 'x-forwarded-host'), customary.hop), element?.['host'])
  return {
    client: customary.client,
    hosts: hosts.length > 0 ? hosts : [headers.host],
    protocols: said(hopAt(list(headers, 'x-forwarded-proto'), customary.hop), element?.['proto']),
  }
}

/** Of what each hop has said, in their order, the last being the nearest: what one has, or the first that said anything. */
const hopAt = <T>(said: readonly T[], hop: number): T | undefined => said.at(-Math.min(hop, said.length) || 0)

/** From the nearest hop outwards, as long as each was told by a listed proxy and says an address. */
function clientOf(
  peer: string,
  hops: readonly string[],
  proxies: BlockList,
): { client: string; /** Counted from here. */ hop: number } {
  let client = peer
  let told = 0
  for (const hop of hops.toReversed()) {
    const address = addressIn(hop)
    if (!contains(proxies, client) || address === undefined) break
    client = address
    told += 1
  }
  return { client, hop: Math.max(told, 1) }
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

/** Whether a host is the issuer's, in whatever letters, and with the dot that ends a name (RFC 1034 §3.1). */
function sameHost(host: string | undefined, issuer: URL): boolean {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host)) return false
  return URL.parse(`${issuer.protocol}//${host.replace(/\.(?=(:\d*)?$)/, '')}`)?.host === issuer.host
}

/** Every host that is claimed, by whomever. */
const everyHost = (headers: IncomingMessage['headers']): string[] => [
  ...list(headers, 'x-forwarded-host'),
  ...forwarded(headers).flatMap(({ host }) => host ?? []),
]

const list = (headers: IncomingMessage['headers'], name: string): string[] =>
  [headers[name] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

/**
 * The elements of `Forwarded`, one a hop (RFC 7239 §4).
 *
 * @throws HttpProblem where a quote is left open: what a proxy has added behind it would be taken for the client's words
 */
function forwarded(headers: IncomingMessage['headers']): Partial<Record<string, string>>[] {
  const { forwarded: text = '' } = headers
  if (text.replace(/"(?:[^"\\]|\\.)*"/g, '').includes('"'))
    throw new HttpProblem(400, 'bad-request', { detail: 'an open quote in the Forwarded header' })
  // commas and semicolons in quotes are none
  const parts = (of: string, by: string): string[] =>
    of.match(new RegExp(`(?:[^${by}"]|"(?:[^"\\\\]|\\\\.)*")+`, 'g')) ?? []
  return parts(text, ',').map((element) =>
    Object.fromEntries(
      parts(element, ';').map((pair) => {
        const [name = '', value = ''] = pair.split(/=(.*)/s, 2)
        return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')]
      }),
    ),
  )
}
