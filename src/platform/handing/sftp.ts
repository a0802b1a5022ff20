import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import type Client from 'ssh2-sftp-client'
import { sameBytes } from '../crypto/random.ts'
import { seconds } from '../clock.ts'
import { HandingFault, type Handing, type Receiver } from './contract.ts'
import { guarding, writeWhole } from './writing.ts'

export interface SftpOptions {
  readonly host: string
  readonly port: number
  readonly user: string
  /** Where its folders are; empty: where one is after signing in. */
  readonly folder: string
  /** As `ssh-keygen -lf` shows it: `SHA256:…`. No other server is talked to. */
  readonly hostKey: string
  /** In the form of OpenSSH or PEM. */
  readonly privateKey: string
  readonly passphrase: string | undefined
}

const fingerprint = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`

const READY_WITHIN = seconds(20)

/** A folder of somebody else’s server, by SFTP (draft-ietf-secsh-filexfer-02, as OpenSSH serves it). */
export function sftpReceiver(options: SftpOptions): Receiver {
  const { host, port, user, folder } = options
  const at = (...parts: string[]): string => [...(folder === '' ? [] : [folder]), ...parts].join('/')
  return {
    name: `sftp ${user}@${host}:${port}/${folder}`,
    async open() {
      const { default: SftpClient } = (await import('ssh2-sftp-client')) as unknown as {
        // its types say `export =`, which an import of ESM has as `default`
        default: typeof Client
      }
      let isTheirs = true
      // small questions do not wait for more to ask
      const sock = connect({ host, port, noDelay: true })
      // a key that cannot be read is thrown before anybody listens to it
      sock.on('error', quiet)
      // silent where it would print of its own accord: what happens is told by what it throws
      const client = new SftpClient('sluis', { error: quiet, end: quiet, close: quiet })
      try {
        await client.connect({
          sock,
          ...{ host, port, username: user, privateKey: options.privateKey },
          ...(options.passphrase === undefined ? {} : { passphrase: options.passphrase }),
          ...{ readyTimeout: READY_WITHIN, retries: 0, keepaliveInterval: 5000, keepaliveCountMax: 4 },
          hostVerifier: (key: Buffer) => {
            isTheirs = sameBytes(Buffer.from(fingerprint(key)), Buffer.from(options.hostKey))
            return isTheirs
          },
        })
      } catch (error) {
        await client.end().catch(quiet)
        sock.destroy()
        if (!isTheirs)
          throw new HandingFault('host-key', 'the server shows another key than LETTERS_HOST_KEY')
        throw faultOf(error)
      }
      return handingBy(client, at)
    },
  }
}

const quiet = (): undefined => undefined

/** The library’s words may repeat what was asked: of them only what kind it was is told. */
function faultOf(error: unknown): HandingFault {
  if (error instanceof HandingFault) return error
  const { code, message = '', level } = error as { code?: unknown; message?: string; level?: string }
  if (/cannot parse privateKey|passphrase/i.test(message))
    return new HandingFault('not-let-in', 'LETTERS_KEY_FILE holds no key that can be read')
  if (level === 'client-authentication' || /authentication methods failed/i.test(message))
    return new HandingFault('not-let-in', 'the server does not take this user and key')
  if (
    /EPIPE|ENOTCONN|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|ECONNRESET|Timed out|getaddrinfo|No SFTP connection|Connection lost|closed/i.test(
      `${String(code)} ${message}`,
    )
  )
    return new HandingFault('unreachable', 'the server cannot be reached, or went away')
  if (/permission denied/i.test(message))
    return new HandingFault('not-let-in', 'the folder may not be written')
  if (code === 'ENOENT' || /no such file/i.test(message))
    return new HandingFault('unreachable', 'the folder is not there')
  if (/no space|quota/i.test(message)) return new HandingFault('full', 'there is no room on the server')
  return new HandingFault('failed', 'the server could not do it')
}

function handingBy(client: Client, at: (...parts: string[]) => string): Handing {
  const guarded = guarding(faultOf)
  return {
    list: guarded(async () => (await client.list(at() || '.')).map(({ name }) => name)),
    make: guarded(async (folder) => void (await client.mkdir(at(folder)))),
    put: guarded((file, bytes) =>
      writeWhole(bytes, {
        write: (pieces) =>
          client.put(Readable.from(pieces), at(file), { writeStreamOptions: { flags: 'w', mode: 0o640 } }),
        sizeOf: async () => (await client.stat(at(file))).size,
      }),
    ),
    remove: guarded(async (folder) => {
      if (await client.exists(at(folder))) await client.rmdir(at(folder), true)
    }),
    rename: guarded(async (folder, name) => {
      if ((await client.exists(at(name))) || !(await client.exists(at(folder)))) return false
      try {
        // OpenSSH refuses a name that is taken: of two who come this far, one has it
        await client.rename(at(folder), at(name))
        return true
      } catch (error) {
        if (await client.exists(at(name))) return false
        throw error
      }
    }),
    close: async () => void (await client.end().catch(quiet)),
  }
}
