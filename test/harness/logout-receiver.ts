import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A portal's own server, which takes logout tokens; `failing` times it answers 500 first. */
export async function logoutReceiver(failing = 0) {
  const received: { body: string; type: string | undefined }[] = []
  let notify: () => void = () => undefined
  const server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ body, type: request.headers['content-type'] })
      response.writeHead(received.length <= failing ? 500 : 204).end()
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
