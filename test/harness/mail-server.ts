import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Received {
  readonly subject: string | undefined
  readonly text: string | undefined
  readonly html: string | undefined
  readonly to: string | undefined
  readonly from: string | undefined
  readonly messageId: string | undefined
  /** As it came. */
  readonly raw: Buffer
  /** Whom the envelope names. */
  readonly recipients: readonly string[]
}

/** What a server says no with, and where. */
export interface Refusal {
  readonly at: 'sender' | 'recipient' | 'content'
  /** As `550 5.1.1 no such user`; `hang`: it says nothing at all. */
  readonly answer: string
}

type Done = (error?: Error | null) => void

/** A real SMTP server on a free port, which answers as the test wants. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = []
  let refusal: Refusal | undefined
  let connections = 0
  let mostAtOnce = 0
  let atOnce = 0
  const waiting: (() => void)[] = []
  const answered = (): void => {
    for (const go of waiting.splice(0)) go()
  }
  const answer = (at: Refusal['at'], done: Done): void => {
    if (refusal?.at !== at) return done()
    if (refusal.answer === 'hang') return
    const [code, text] = [refusal.answer.slice(0, 3), refusal.answer.slice(4)]
    done(Object.assign(new Error(text), { responseCode: Number(code) }))
    answered()
  }
  const take = async (raw: Buffer, recipients: string[], done: Done): Promise<void> => {
    const { subject, text, html, messageId, to: [to] = [], from } = await PostalMime.parse(raw)
    received.push({ subject, text, html, to: to?.address, from: from?.address, messageId, recipients, raw })
    done()
    answered()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 500,
    logger: false,
    onConnect(_session, done) {
      connections += 1
      atOnce += 1
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      done()
    },
    onClose() {
      atOnce -= 1
    },
    onMailFrom: (_address, _session, done) => answer('sender', done),
    onRcptTo: (_address, _session, done) => answer('recipient', done),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refusal?.at === 'content') return answer('content', done)
        const recipients = envelope.rcptTo.map(({ address }) => address)
        void take(Buffer.concat(chunks), recipients, done)
      })
    },
    ...options,
  })
  // whoever was kept waiting goes away without a word
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    connections: () => ({ all: connections, mostAtOnce }),
    refuse: (next: Refusal | undefined) => (refusal = next),
    /** Resolves when the server has answered another message, one way or the other. */
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
