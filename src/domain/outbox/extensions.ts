import net from 'node:net'
import tls from 'node:tls'
import { seconds } from '../../platform/clock.ts'

/**
 * What a mail server says that it can do, in its answer to EHLO (RFC 5321 §4.1.1.1), in capitals.
 *
 * @param url `smtp://…` or `smtps://…`
 * @throws when it does not answer within ten seconds, or answers otherwise
 */
export async function mailExtensions(url: string): Promise<string[]> {
  const { protocol, hostname, port } = new URL(url)
  const isTls = protocol === 'smtps:'
  const to = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (isTls ? 465 : 587)) }
  const socket = isTls ? tls.connect({ ...to, servername: hostname }) : net.connect(to)
  const { promise, resolve, reject } = Promise.withResolvers<string[]>()
  socket.setTimeout(seconds(10), () => socket.destroy(new Error('it does not answer')))
  socket.once('error', reject)
  socket.once('close', () => reject(new Error('it closed the connection')))
  let said = ''
  let isGreeted = false
  socket.on('data', (chunk: Buffer) => {
    said += chunk.toString('latin1')
    const lines = said.split('\r\n')
    // the last line of an answer has a space after its code
    const end = lines.findIndex((line) => /^\d{3} /.test(line))
    if (end < 0) return
    const answer = lines.slice(0, end + 1)
    said = lines.slice(end + 1).join('\r\n')
    if (isGreeted)
      return resolve(answer.slice(1).map((line) => line.slice(4).split(' ', 1)[0]?.toUpperCase() ?? ''))
    isGreeted = true
    socket.write('EHLO localhost\r\n')
  })
  try {
    return await promise
  } finally {
    socket.end('QUIT\r\n')
    socket.destroySoon()
  }
}
