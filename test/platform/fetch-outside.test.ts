import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetchOutside, isPublic } from '../../src/platform/http/fetch-outside.ts'

const asked: string[] = []
const server = http.createServer((request, response) => {
  asked.push(request.url ?? '')
  if (request.url === '/on') return response.writeHead(302, { location: '/file' }).end()
  if (request.url === '/broken') {
    response.writeHead(200, { 'content-length': 100 }).write('half')
    return setTimeout(() => response.destroy(), 20)
  }
  return response.end(request.url === '/large' ? Buffer.alloc(5000) : 'a file')
})
let origin: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const fetchHere = (path: string) => fetchOutside(new URL(path, origin), { most: 1000, anywhere: true })
const fetchGuarded = (url: string) => fetchOutside(new URL(url), { most: 1000, anywhere: false })

describe('a file from elsewhere', () => {
  test('is read', async () => expect((await fetchHere('/file')).toString()).toBe('a file'))

  test('is not looked for where an answer sends one on', async () => {
    asked.length = 0
    await expect(fetchHere('/on')).rejects.toThrow('answered 302')
    expect(asked).toEqual(['/on'])
  })

  test('is not read to its end where it is too large', () =>
    expect(fetchHere('/large')).rejects.toThrow('is larger than 1000 bytes'))

  test('that breaks off is none', () => expect(fetchHere('/broken')).rejects.toThrow(/ECONNRESET|aborted/))
})

describe('in production', () => {
  test.each([
    ['http://example.org/logo.png', 'is not https'],
    ['https://127.0.0.1/logo.png', 'its address is not a public one'],
    ['https://0x7f.1/logo.png', 'its address is not a public one'],
    ['https://2130706433/logo.png', 'its address is not a public one'],
    ['https://[::1]/logo.png', 'its address is not a public one'],
    ['https://[::ffff:10.0.0.1]/logo.png', 'its address is not a public one'],
    ['https://[64:ff9b::a00:1]/logo.png', 'its address is not a public one'],
    ['https://169.254.169.254/latest/meta-data', 'its address is not a public one'],
    // a name is looked up, and what it was looked up to is what is connected to
    ['https://localhost/logo.png', 'its address is not a public one'],
  ])('%s is not fetched: %s', (url, why) => expect(fetchGuarded(url)).rejects.toThrow(why))
})

test.each([
  ['8.8.8.8', true],
  ['2001:4860:4860::8888', true],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['192.0.2.1', false],
  ['198.18.0.1', false],
  ['fc00::1', false],
  ['fe80::1', false],
  ['::', false],
  ['2002:7f00:1::', false],
  ['::ffff:127.0.0.1', false],
  ['::7f00:1', false],
  ['4000::1', false],
  ['no address', false],
])('%s: of the public Internet, %s', (address, is) => expect(isPublic(address)).toBe(is))
