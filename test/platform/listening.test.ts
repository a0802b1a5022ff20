import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import http from 'node:http'
import net, { type AddressInfo, type Socket } from 'node:net'
import request from 'supertest'
import { boundConnections } from '../../src/platform/http/connections.ts'
import { until } from '../harness/until.ts'
import { startWorld, type World } from '../harness/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** Sends bytes as they are, and waits for all that comes back. */
function raw(...pieces: readonly string[]): Promise<string> {
  const { port } = new URL(world.origin)
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), 'localhost')
    let said = ''
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()))
    socket.once('close', () => resolve(said))
    socket.once('error', reject)
    for (const piece of pieces) socket.write(piece)
  })
}

describe('a request that cannot be read', () => {
  test.each([
    [
      'headers that are too long',
      `GET / HTTP/1.1\r\nhost: x\r\ncookie: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    ['no request at all', 'hello there\r\n\r\n', 400, 'bad-request'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na',
      400,
      'bad-request',
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\na',
      400,
      'bad-request',
    ],
  ])('with %s is refused by a page of ours', async (_name, bytes, status, problem) => {
    const said = await raw(bytes)
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    const reference = /^x-request-id: (.*)\r$/im.exec(said)?.[1]
    expect(said.toLowerCase()).toContain("content-security-policy: default-src 'none'")
    expect(said).toContain(`data-reason="${problem}"`)
    expect(said).toContain(`Reference: ${reference}`)
    expect(world.logged.find((line) => line['reference'] === reference)).toMatchObject({
      status,
      problem,
      level: 30,
    })
  })

  test('behind another one, of which the first was answered, ends the connection and not the process', async () => {
    const socket = net.connect(Number(new URL(world.origin).port), 'localhost')
    socket.on('error', () => undefined)
    let said = ''
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const slow = 'POST /token HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n'
    socket.write(`GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n${slow}`)
    await until(() => said.includes('"status":"live"'))
    socket.write('zz\r\nzz\r\n')
    socket.write('zz\r\n')
    await until(() => socket.destroyed || socket.readableEnded)
    await request(world.origin).get('/health/live').expect(200)
  })

  test('after one that is being answered ends the connection, and is taken for no part of that answer', async () => {
    const said = await raw('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n', 'nonsense\r\n\r\n')
    expect(said.match(/HTTP\/1\.1/g)?.length ?? 0).toBeLessThanOrEqual(2)
    expect(said).not.toMatch(/HTTP\/1\.1 200[^]*data-reason[^]*"status":"live"/)
  })
})

describe('connections on which nothing is said', () => {
  test('are closed after ten seconds: without a word, or told so where they said a little', async () => {
    const began = Date.now()
    const [silent, slow] = await Promise.all([raw(), raw('GET / HTTP/1.1\r\nhost:')])
    expect(silent).toBe('')
    expect(slow).toMatch(/^HTTP\/1\.1 408 [^]*data-reason="too-slow"/)
    expect(Date.now() - began).toBeGreaterThan(8000)
    expect(Date.now() - began).toBeLessThan(14_000)
  }, 20_000)
})

describe('more connections than a server holds', () => {
  /** A server that holds few, with whom its connections are of, by the port they come from. */
  async function holding(
    bounds: { most: number; mostOfPeer: number },
    peerOf: (socket: Socket) => string | undefined,
  ) {
    const server = http.createServer((request, response) => {
      if (request.url !== '/never') response.end('here')
    })
    boundConnections(server, { ...bounds, peerOf })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const sockets: Socket[] = []
    const seen = { connections: 0, requests: 0 }
    server.on('connection', () => (seen.connections += 1)).on('request', () => (seen.requests += 1))
    let asked = 0
    const open = async (text = ''): Promise<Socket> => {
      const socket = net.connect(port, '127.0.0.1')
      socket.on('error', () => undefined).resume()
      sockets.push(socket)
      await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
      if (text) socket.write(text)
      // the server knows of it, and has read what was asked
      asked += text.split('HTTP/1.1').length - 1
      await until(() => seen.connections === sockets.length && seen.requests >= asked)
      return socket
    }
    const close = async (): Promise<void> => {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
    const isOpen = (socket: Socket): boolean => !socket.destroyed && !socket.readableEnded
    return { open, close, isOpen }
  }
  const asking = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`

  test('end with the oldest that has asked for nothing; whoever comes is let in, whoever is answered stays', async () => {
    const { open, close, isOpen } = await holding({ most: 3, mostOfPeer: 99 }, () => undefined)
    const answered = await open(asking('/never'))
    const silent = await open()
    const idle = await open(asking('/'))
    const fourth = await open()
    await until(() => !isOpen(silent))
    expect([answered, idle, fourth].map(isOpen)).toEqual([true, true, true])
    const fifth = await open(asking('/never'))
    await until(() => !isOpen(fourth))
    expect([answered, idle, fifth].map(isOpen)).toEqual([true, true, true])
    const sixth = await open(asking('/never'))
    await until(() => !isOpen(idle))
    expect([answered, fifth, sixth].map(isOpen)).toEqual([true, true, true])
    await close()
  })

  test('on which a body does not come make room as well; where all are answered, whoever comes is turned away', async () => {
    const { open, close, isOpen } = await holding({ most: 2, mostOfPeer: 99 }, () => undefined)
    const posting = await open('POST /never HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n')
    const answered = await open(asking('/never'))
    const third = await open(asking('/never'))
    await until(() => !isOpen(posting))
    const fourth = await open()
    await until(() => !isOpen(fourth))
    expect([answered, third].map(isOpen)).toEqual([true, true])
    await close()
  })

  test('are not idle while the second of two answers is under way', async () => {
    const { open, close, isOpen } = await holding({ most: 1, mostOfPeer: 99 }, () => undefined)
    const two = await open(asking('/') + asking('/never'))
    const other = await open()
    await until(() => !isOpen(other))
    expect(isOpen(two)).toBe(true)
    await close()
  })

  test('of one peer end with its own, and touch nobody else’s', async () => {
    let peer = 'one'
    const { open, close, isOpen } = await holding({ most: 99, mostOfPeer: 2 }, () => peer)
    const first = await open()
    peer = 'other'
    const elsewhere = await open()
    peer = 'one'
    const second = await open()
    const third = await open()
    await until(() => !isOpen(first))
    expect([elsewhere, second, third].map(isOpen)).toEqual([true, true, true])
    await close()
  })
})
