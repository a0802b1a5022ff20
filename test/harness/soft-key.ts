import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

interface Options {
  readonly challenge: string
  readonly rpId?: string
  readonly rp?: { readonly id: string }
  readonly user?: { readonly id: string }
}

/** What a key does wrongly, for tests that want it so. */
export interface Twist {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly userVerified?: boolean
  /** Says that it can leave its device, or that it cannot. */
  readonly synced?: boolean
  /** Whether it says that it is backed up; where it is synced, it is. */
  readonly backedUp?: boolean
  readonly counter?: number
  readonly userHandle?: string
  readonly crossOrigin?: boolean
  readonly transports?: unknown
  /** A public key of its own, as COSE writes it: pairs of label and value. */
  readonly publicKey?: readonly (readonly [number, number | Buffer])[]
}

const b64 = (bytes: Buffer): string => bytes.toString('base64url')
const sha = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest()

/** How a key says of what make it is: by the make's certificate, or, without, by itself. */
export interface Attestation {
  readonly aaguid: string
  readonly certificate?: Buffer
  /** Those who have issued it, one by one. */
  readonly issuers?: readonly Buffer[]
  readonly key?: KeyObject
}

/** The few forms of CBOR (RFC 8949) that an attestation needs. */
const head = (major: number, n: number): Buffer =>
  n < 24
    ? Buffer.from([(major << 5) | n])
    : n < 256
      ? Buffer.from([(major << 5) | 24, n])
      : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
const text = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)])
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value])
const int = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value))
const map = (...pairs: Buffer[]): Buffer => Buffer.concat([head(5, pairs.length / 2), ...pairs])

/** A key in software, as an authenticator makes and uses it (WebAuthn §6): for what no browser would do, and quickly. */
export class SoftKey {
  readonly id: Buffer
  counter = 0
  private readonly key: KeyObject
  private readonly coordinates: { x: Buffer; y: Buffer }
  private readonly origin: string
  private readonly synced: boolean
  private readonly attestation: Attestation | undefined
  private owner = ''

  constructor(origin: string, options: { synced?: boolean; attestation?: Attestation; id?: Buffer } = {}) {
    this.id = options.id ?? randomBytes(16)
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.key = privateKey
    this.coordinates = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') }
    this.origin = origin
    this.synced = options.synced ?? false
    this.attestation = options.attestation
  }

  /** The answer to a page that sets up a key. */
  create(options: Options, twist: Twist = {}): string {
    this.owner = options.user?.id ?? ''
    const { x, y } = this.coordinates
    const parts = twist.publicKey ?? [
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, x],
      [-3, y],
    ]
    const publicKey = map(
      ...parts.flatMap(([label, value]) => [
        int(label),
        typeof value === 'number' ? int(value) : bytes(value),
      ]),
    )
    const aaguid = Buffer.from((this.attestation?.aaguid ?? '0'.repeat(32)).replaceAll('-', ''), 'hex')
    const attested = Buffer.concat([
      aaguid,
      Buffer.from([this.id.length >> 8, this.id.length & 255]),
      this.id,
      publicKey,
    ])
    const authData = Buffer.concat([this.flagged(options, twist, 0x40), attested])
    const clientData = this.clientData('webauthn.create', options, twist)
    const [format, statement] = this.attest(Buffer.concat([authData, sha(clientData)]))
    const attestationObject = map(
      ...[text('fmt'), text(format), text('attStmt'), statement, text('authData'), bytes(authData)],
    )
    return this.answer({
      clientDataJSON: b64(clientData),
      attestationObject: b64(attestationObject),
      transports: twist.transports ?? ['internal'],
    })
  }

  /** The answer to a page that asks for a key. */
  get(options: Options, twist: Twist = {}): string {
    this.counter += 1
    const authData = this.flagged(options, twist, 0)
    const clientData = this.clientData('webauthn.get', options, twist)
    const signature = sign('sha256', Buffer.concat([authData, sha(clientData)]), this.key)
    return this.answer({
      clientDataJSON: b64(clientData),
      authenticatorData: b64(authData),
      signature: b64(signature),
      userHandle: twist.userHandle ?? this.owner,
    })
  }

  /** WebAuthn §8.2, the packed form; §8.7, none. */
  private attest(signed: Buffer): [format: string, statement: Buffer] {
    if (!this.attestation) return ['none', map()]
    const { certificate, issuers = [], key = this.key } = this.attestation
    const x5c = certificate ? [certificate, ...issuers] : []
    const chain = certificate ? [text('x5c'), Buffer.concat([head(4, x5c.length), ...x5c.map(bytes)])] : []
    return ['packed', map(text('alg'), int(-7), text('sig'), bytes(sign('sha256', signed, key)), ...chain)]
  }

  private clientData(type: string, { challenge }: Options, twist: Twist): Buffer {
    return Buffer.from(
      JSON.stringify({
        type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? this.origin,
        crossOrigin: twist.crossOrigin ?? false,
      }),
    )
  }

  private flagged({ rpId, rp }: Options, twist: Twist, more: number): Buffer {
    const synced = twist.synced ?? this.synced
    const flags =
      0x01 |
      (twist.userVerified === false ? 0 : 0x04) |
      (synced ? 0x08 : 0) |
      ((twist.backedUp ?? synced) ? 0x10 : 0) |
      more
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(twist.counter ?? this.counter)
    return Buffer.concat([sha(twist.rpId ?? rpId ?? rp?.id ?? ''), Buffer.from([flags]), counter])
  }

  private answer(response: object): string {
    const id = b64(this.id)
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} })
  }
}

/** What a page hands to the browser for a ceremony. */
export function optionsOn(page: { text: string }): Options {
  const [, said = ''] = /data-options="([^"]+)"/.exec(page.text) ?? []
  return JSON.parse(said.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Options
}
