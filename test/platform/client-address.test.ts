import { describe, expect, test } from '@jest/globals'
import type { IncomingMessage } from 'node:http'
import { proxyList, settleOrigin } from '../../src/platform/http/origin.ts'
import { networkOf } from '../../src/policy/paces.ts'

const issuer = new URL('https://id.example')

function addressOf(
  headers: Record<string, string>,
  peer = '10.0.0.1',
  proxies = ['10.0.0.0/8', '2001:db8::/32'],
): string {
  const request = {
    url: '/',
    rawHeaders: [],
    headers: { host: 'id.example', ...headers },
    socket: { remoteAddress: peer },
  }
  return settleOrigin(request as unknown as IncomingMessage, issuer, proxyList(proxies)) // all that it looks at
}

describe('the client’s address', () => {
  test.each([
    ['nobody says anything', {}, '10.0.0.1', '10.0.0.1'],
    ['a listed proxy says it', { 'x-forwarded-for': '192.0.2.1' }, '10.0.0.1', '192.0.2.1'],
    ['a stranger says it', { 'x-forwarded-for': '192.0.2.1' }, '198.51.100.1', '198.51.100.1'],
    [
      'the client said more before the proxy',
      { 'x-forwarded-for': '1.1.1.1, 192.0.2.1' },
      '10.0.0.1',
      '192.0.2.1',
    ],
    ['two listed proxies in a row', { 'x-forwarded-for': '192.0.2.1, 10.2.2.2' }, '10.0.0.1', '192.0.2.1'],
    ['with a port', { 'x-forwarded-for': '6.6.6.6, 203.0.113.5:51234' }, '10.0.0.1', '203.0.113.5'],
    [
      'the other header, passed on from the client',
      { 'x-forwarded-for': '192.0.2.1', forwarded: 'for=6.6.6.6' },
      '10.0.0.1',
      '192.0.2.1',
    ],
    ['by Forwarded', { forwarded: 'for=192.0.2.1;proto=https' }, '10.0.0.1', '192.0.2.1'],
    ['by Forwarded, IPv6 with a port', { forwarded: 'for="[2001:db9::1]:4711"' }, '10.0.0.1', '2001:db9::1'],
    [
      'a hop that is no address ends the search',
      { 'x-forwarded-for': '6.6.6.6, unknown' },
      '10.0.0.1',
      '10.0.0.1',
    ],
    ['an IPv4 peer on an IPv6 socket', { 'x-forwarded-for': '192.0.2.1' }, '::ffff:10.0.0.1', '192.0.2.1'],
  ])('%s', (_what, headers, peer, expected) => {
    expect(addressOf(headers, peer)).toBe(expected)
  })

  test.each([
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
    '10.0.0.0/ 8',
    'localhost',
    '',
    '2001:db8::/129',
  ])('a slip in the list of proxies, "%s", is refused: it could trust strangers', (range) => {
    expect(() => proxyList([range])).toThrow(/address|range/)
  })

  test('a listed proxy that says plain http is refused', () => {
    expect(() => addressOf({ 'x-forwarded-proto': 'http' })).toThrow(/wrong-origin/)
  })
})

const two = { 'x-forwarded-for': '192.0.2.1, 10.2.2.2' }

describe('of a chain of listed proxies the client’s hop decides', () => {
  test.each<[string, Record<string, string>]>([
    ['the second speaks plain http to us', { ...two, 'x-forwarded-proto': 'https, http' }],
    ['one of them passes on what the other says', { ...two, 'x-forwarded-proto': 'https' }],
    ['in capitals', { 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'HTTPS' }],
    ['with the host in capitals', { 'x-forwarded-host': 'ID.Example' }],
    ['with the dot that ends a name', { host: 'id.example.', 'x-forwarded-host': 'id.example.' }],
    ['with a port that is the usual one', { host: 'id.example.:443' }],
    [
      'they call each other by other names',
      { ...two, host: 'sluis.internal:8080', 'x-forwarded-host': 'id.example, proxy.internal' },
    ],
    [
      'by Forwarded, with several hops',
      {
        host: 'sluis.internal',
        forwarded:
          'for=192.0.2.1;host=id.example;proto=https, For="10.2.2.2:41";HOST="proxy.internal";Proto=http',
      },
    ],
    [
      'by Forwarded, with commas and semicolons in quotes',
      { forwarded: 'for=192.0.2.1;by="a;host=evil.example,b";host="id.example";proto=HTTPS' },
    ],
  ])('%s', (_what, headers) => {
    expect(addressOf(headers)).toBe(/192\.0\.2\.1/.exec(JSON.stringify(headers))?.[0] ?? '10.0.0.1')
  })

  test.each<[string, Record<string, string>]>([
    ['it came by plain http', { ...two, 'x-forwarded-proto': 'http, https' }],
    ['it said https itself, before the first', { ...two, 'x-forwarded-proto': 'https, http, http' }],
    ['it named another host', { ...two, 'x-forwarded-host': 'evil.example, id.example' }],
    ['it named us itself, before the first', { ...two, 'x-forwarded-host': 'id.example, evil.example, x' }],
    [
      'by Forwarded it came by plain http',
      { forwarded: 'for=192.0.2.1;proto=http, for=10.2.2.2;proto=https' },
    ],
    ['by Forwarded it named another host', { forwarded: 'for=192.0.2.1;host=evil.example, for=10.2.2.2' }],
    ['nobody says which host it named, and ours is another', { ...two, host: 'sluis.internal' }],
    ['a dot too many', { host: 'id.example..' }],
  ])('and is refused where %s', (_what, headers) => {
    expect(() => addressOf(headers)).toThrow(/wrong-origin/)
  })

  test.each([
    'for=1.1.1.1;host=id.example;proto=https;x=", for=9.9.9.9',
    'for=1.1.1.1;x=", for="[2001:db9::9]"',
    'for=1.1.1.1;x="\\", for=9.9.9.9',
    'for="',
  ])('nobody swallows what a proxy adds by a quote left open: %s', (forwarded) => {
    expect(() => addressOf({ forwarded })).toThrow(/bad-request/)
    expect(() => addressOf({ forwarded }, '198.51.100.1')).toThrow(/bad-request/)
  })

  test('of strangers every host counts, and nothing else of what they say', () => {
    const stranger = '198.51.100.1'
    expect(addressOf({ ...two, 'x-forwarded-proto': 'http' }, stranger)).toBe(stranger)
    const claims = ['id.example, evil.example', 'evil.example, id.example']
    for (const hosts of claims)
      expect(() => addressOf({ 'x-forwarded-host': hosts }, stranger)).toThrow(/wrong-origin/)
    expect(() => addressOf({ forwarded: 'host=id.example, host=evil.example' }, stranger)).toThrow(
      /wrong-origin/,
    )
  })
})

test('an IPv6 address is counted with its /64, an IPv4 address by itself', () => {
  expect(
    ['192.0.2.1', '2001:db8:1:2:3:4:5:6', '2001:0db8:0001:0002::9', '2001:db8::1', '::1'].map(networkOf),
  ).toEqual(['192.0.2.1', '2001:db8:1:2::/64', '2001:db8:1:2::/64', '2001:db8:0:0::/64', '0:0:0:0::/64'])
})
