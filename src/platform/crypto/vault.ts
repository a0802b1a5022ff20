import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'

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
  /** The id of the key that seals. */
  readonly newest: string
  /** @throws MissingKey where it was sealed by a key that is not here; another error where it was altered or moved to another row */
  open(sealed: Buffer, context: string): Buffer
  /**
   * HMAC-SHA-256 under a key for `purpose`: a short code or a mark that only we can make.
   *
   * @param by the id of an encryption key; the newest when left out
   * @throws MissingKey where that key is not here
   */
  mac(purpose: string, data: string | Buffer, by?: string): Buffer
  /** The same for every key, newest first: to check what was made by a key that nobody noted. */
  macs(purpose: string, data: string): Buffer[]
  /** 256 bits that only we can derive from `info`, by the key of this id. @throws MissingKey where it is not here */
  derive(purpose: string, info: string, by: string, length?: number): Buffer
  /** One derived key per encryption key, newest first. */
  derivedKeys(purpose: string): { id: string; key: Buffer }[]
}

/** A value is sealed by a key that this process does not have: another one may. */
export class MissingKey extends Error {
  override readonly name = 'MissingKey'
  readonly id: string
  constructor(id: string) {
    super(
      `a value is sealed by the key ${id}, which is not in ENCRYPTION_KEYS here: add it at the end of the list, in every process`,
    )
    this.id = id
  }
}

/** A value that does not open by the key whose id it bears: altered, moved, or sealed by another one of that name. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey'
  readonly id: string
  constructor(id: string, options: ErrorOptions) {
    super(
      'unable to authenticate data: altered, moved to another row, or sealed by another key of that name',
      options,
    )
    this.id = id
  }
}

const VERSION = 1
const IV = 12
const TAG = 16

export function createVault([newest, ...older]: readonly EncryptionKey[]): Vault {
  if (newest === undefined) throw new Error('a vault needs at least one key')
  const sealing = objectsOf(newest, older, 'seal')
  const marking = new Map<string, Keyring>()
  const keysFor = (purpose: string): Keyring => {
    const known = marking.get(purpose) ?? objectsOf(newest, older, purpose)
    marking.set(purpose, known)
    return known
  }
  const keyOf = (id: string): Buffer => {
    const found = [newest, ...older].find((each) => each.id === id)
    if (!found) throw new MissingKey(id)
    return found.key
  }
  return {
    newest: newest.id,
    seal(plain, context) {
      const iv = randomBytes(IV)
      const [{ id, key }] = sealing
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      cipher.setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([
        Buffer.from([VERSION, id.length]),
        Buffer.from(id),
        iv,
        body,
        cipher.getAuthTag(),
      ])
    },
    open(sealed, context) {
      const start = 2 + (sealed[1] ?? 0)
      const id = sealed.subarray(2, start).toString()
      const key = sealing.find((one) => one.id === id)?.key
      if (sealed[0] !== VERSION) throw new Error('not a sealed value')
      // what a stranger hands in names no key of anybody's
      if (!/^[\w-]{1,32}$/.test(id)) throw new Error('not a sealed value')
      if (key === undefined) throw new MissingKey(id)
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(start, start + IV))
      decipher.setAAD(Buffer.from(context))
      decipher.setAuthTag(sealed.subarray(-TAG))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(start + IV, -TAG)), decipher.final()])
      } catch (cause) {
        throw new WrongKey(id, { cause })
      }
    },
    mac(purpose, data, by = newest.id) {
      const found = keysFor(purpose).find(({ id }) => id === by)
      if (!found) throw new MissingKey(by)
      return mark(found.key, data)
    },
    macs: (purpose, data) => keysFor(purpose).map(({ key }) => mark(key, data)),
    derive: (purpose, info, by, length = 32) => expand(keyOf(by), purpose, info, length),
    derivedKeys: (purpose) =>
      [newest, ...older].map(({ id, key }) => ({ id, key: expand(key, purpose, '', 32) })),
  }
}

type Named = { readonly id: string; readonly key: KeyObject }
type Keyring = readonly [Named, ...Named[]]

/** As key objects: Node spends more on looking at raw bytes than on sealing with them. */
function objectsOf(newest: EncryptionKey, older: readonly EncryptionKey[], purpose: string): Keyring {
  const object = ({ id, key }: EncryptionKey): Named => ({
    id,
    key: createSecretKey(expand(key, purpose, '', 32)),
  })
  return [object(newest), ...older.map(object)]
}

const mark = (key: KeyObject, data: string | Buffer): Buffer =>
  createHmac('sha256', key).update(data).digest()

const expand = (key: Buffer, purpose: string, info: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `sluis/${purpose}/${info}`, length))
