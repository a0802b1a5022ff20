import http from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = readonly [status: number, body?: string, headers?: Record<string, string>]

/** A portal's own server, which takes logout tokens; before it does, it gives these answers. */
export async function logoutReceiver(...first: readonly Answer[]) {
  const received: { body: string; type: string | undefined }[] = []
  let notify: () => void = () => undefined
  const server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ body, type: request.headers['content-type'] })
      const [status, text, headers] = first[received.length - 1] ?? [204]
      response.writeHead(status, headers).end(text)
      notify()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    uri: `http://localhost:${(server.address() as AddressInfo).port}/backchannel`,
    received,
    until: (count: number) =>
      new Promise<void>((resolve) => {
        const check = (): void => (received.length >= count ? resolve() : undefined)
        notify = check
        check()
      }),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
