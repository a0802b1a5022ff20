import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** A 256-bit key with the id that sealed values carry, so that keys can be rotated. */
export interface EncryptionKey {
  readonly id: string
  readonly key: Buffer
}

/**
 * Seals secrets at rest (AES-256-GCM, NIST SP 800-38D) and derives keys for other uses (HKDF, RFC 5869). The
 * first key seals; all of them open. `context` names the row a value belongs to and is authenticated with
 * it, so that a sealed value moved to another row does not open.
 */
export interface Vault {
  seal(plain: Buffer | string, context: string): Buffer
  /** @throws when the value was altered, moved to another row, or sealed with a key that is gone */
  open(sealed: Buffer, context: string): Buffer
  /** HMAC-SHA-256 under a key for `purpose`: a short code or a mark that only we can make. */
  mac(purpose: string, data: string): Buffer
  /** The same for every key, newest first: to check what an older key made. */
  macs(purpose: string, data: string): Buffer[]
  /** 256 bits that only we can derive from `info`. */
  derive(purpose: string, info: string, length?: number): Buffer
  /** One derived key per encryption key, newest first. */
  derivedKeys(purpose: string): { id: string; key: Buffer }[]
}

const VERSION = 1
const IV = 12
const TAG = 16

export function createVault(keys: readonly EncryptionKey[]): Vault {
  const [newest] = keys
  if (newest === undefined) throw new Error('a vault needs at least one key')
  const byId = new Map(keys.map((key) => [key.id, key]))
  const sealing = new Map(keys.map((key) => [key.id, expand(key.key, 'seal', '', 32)]))
  const cache = new Map<string, { id: string; key: Buffer }[]>()

  const derivedKeys = (purpose: string): { id: string; key: Buffer }[] => {
    let derived = cache.get(purpose)
    if (derived === undefined) {
      derived = keys.map((key) => ({ id: key.id, key: expand(key.key, purpose, '', 32) }))
      cache.set(purpose, derived)
    }
    return derived
  }
  const macs = (purpose: string, data: string): Buffer[] =>
    derivedKeys(purpose).map(({ key }) => createHmac('sha256', key).update(data).digest())

  return {
    seal(plain, context) {
      const iv = randomBytes(IV)
      const cipher = createCipheriv('aes-256-gcm', sealing.get(newest.id) ?? newest.key, iv)
      cipher.setAAD(Buffer.from(context))
      const id = Buffer.from(newest.id)
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.from([VERSION, id.length]), id, iv, body, cipher.getAuthTag()])
    },
    open(sealed, context) {
      const idLength = sealed[1] ?? 0
      const id = sealed.subarray(2, 2 + idLength).toString()
      const key = sealing.get(id)
      if (sealed[0] !== VERSION || key === undefined || !byId.has(id))
        throw new Error(`sealed with a key that is not here: ${id}`)
      const iv = sealed.subarray(2 + idLength, 2 + idLength + IV)
      const decipher = createDecipheriv('aes-256-gcm', key, iv)
      decipher.setAAD(Buffer.from(context))
      decipher.setAuthTag(sealed.subarray(-TAG))
      return Buffer.concat([decipher.update(sealed.subarray(2 + idLength + IV, -TAG)), decipher.final()])
    },
    mac: (purpose, data) => macs(purpose, data)[0] ?? Buffer.alloc(0),
    macs,
    derive: (purpose, info, length = 32) => expand(newest.key, purpose, info, length),
    derivedKeys,
  }
}

const expand = (key: Buffer, purpose: string, info: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `sluis/${purpose}/${info}`, length))
