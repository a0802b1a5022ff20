import { setImmediate } from 'node:timers/promises'
import { createHash, randomBytes } from 'node:crypto'
import http from 'node:http'
import { duplexPair } from 'node:stream'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose'

export interface Answered {
  readonly status: number
  readonly location: string | undefined
  readonly body: Readonly<Record<string, unknown>>
}

/** A browser and a portal's server in one, on a line of its own to an engine that listens nowhere. */
export interface Party {
  get(path: string): Promise<Answered>
  post(
    path: string,
    form: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>
  /** Forgets who is signed in. */
  forget(): void
}

/** @param issuer what the engine is asked as */
export function createParty(server: http.Server, issuer: URL): Party {
  const cookies = new Map<string, string>()
  const ask = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body = '',
  ): Promise<Answered> => {
    // nothing here waits for a network: what does, takes its turn in between
    await setImmediate()
    return new Promise((resolve, reject) => {
      const request = http.request({
        ...{ method, path },
        createConnection: () => {
          const [ours, theirs] = duplexPair()
          server.emit('connection', theirs)
          return ours
        },
        headers: {
          host: issuer.host,
          'x-forwarded-host': issuer.host,
          'x-forwarded-proto': issuer.protocol.slice(0, -1),
          'x-forwarded-for': '127.0.0.1',
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'content-length': String(Buffer.byteLength(body)),
          connection: 'close',
          ...headers,
        },
      })
      request.on('error', reject)
      request.on('response', (response) => {
        for (const line of response.headers['set-cookie'] ?? []) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
          cookies.set(name, value)
        }
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location,
            body: jsonIn(Buffer.concat(parts).toString()),
          }),
        )
      })
      request.end(body)
    })
  }
  return {
    get: (path) => ask('GET', path, { accept: 'application/json' }),
    post: (path, form, headers = {}) =>
      ask(
        'POST',
        path,
        { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', ...headers },
        new URLSearchParams(form).toString(),
      ),
    forget: () => cookies.clear(),
  }
}

function jsonIn(text: string): Answered['body'] {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null ? (said as Answered['body']) : {}
  } catch {
    return {}
  }
}

/** What a portal keeps of a sign-in that it began. */
export interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly challenge: string
}

export function begin(): Begun {
  const random = (): string => randomBytes(32).toString('base64url')
  const verifier = random()
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  return { state: random(), nonce: random(), verifier, challenge }
}

/** A key of the rehearsal's own, in the place of one that only the portal has. */
export interface OwnKey {
  readonly alg: string
  readonly privateKey: CryptoKey
  readonly jwk: Readonly<Record<string, unknown>>
}

export async function createKey(): Promise<OwnKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'rehearsal', alg: 'ES256', use: 'sig' }
  return { alg: 'ES256', privateKey, jwk }
}

/** How a client shows who it is (RFC 7523 §2.2). */
export const assertion = (key: OwnKey, client: string, issuer: string, now: Date): Promise<string> =>
  new SignJWT({ jti: randomBytes(16).toString('base64url') })
    .setProtectedHeader({ alg: key.alg, kid: 'rehearsal' })
    .setIssuer(client)
    .setSubject(client)
    .setAudience(issuer)
    .setIssuedAt(Math.floor(now.getTime() / 1000))
    .setExpirationTime(Math.floor(now.getTime() / 1000) + 60)
    .sign(key.privateKey)

/** That a request is made by whoever has the key (RFC 9449 §4). */
export const proof = (key: OwnKey, method: string, url: string, now: Date): Promise<string> => {
  const { kid: _kid, use: _use, alg: _alg, ...jwk } = key.jwk
  return new SignJWT({ jti: randomBytes(16).toString('base64url'), htm: method, htu: url })
    .setProtectedHeader({ alg: key.alg, typ: 'dpop+jwt', jwk })
    .setIssuedAt(Math.floor(now.getTime() / 1000))
    .sign(key.privateKey)
}
