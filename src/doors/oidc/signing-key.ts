import { createPrivateKey, createPublicKey, sign, type JsonWebKey, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { ExternalSigningKey } from 'oidc-provider'
import { privateJwk, type Algorithm, type KeyRow } from '../../domain/keys/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'

const signElsewhere = promisify<string, Buffer, KeyObject, Buffer>(sign)

/**
 * A key that signs for the engine, which itself sees the public half only. Elliptic curves sign at once, in some 50
 * microseconds: the engine's own way, through another thread, costs as much again, and everything of the request
 * outlives the young heap by it. RSA takes a millisecond, so that is done elsewhere.
 */
export class SigningKey extends ExternalSigningKey {
  readonly #privateKey: KeyObject
  readonly #publicKey: KeyObject
  readonly #named: { readonly kid: string; readonly alg: Algorithm }

  constructor(jwk: JsonWebKey, named: { readonly kid: string; readonly alg: Algorithm }) {
    super()
    this.#privateKey = createPrivateKey({ key: jwk, format: 'jwk' })
    this.#publicKey = createPublicKey(this.#privateKey)
    this.#named = named
  }

  override get kid(): string {
    return this.#named.kid
  }

  override get alg(): Algorithm {
    return this.#named.alg
  }

  override keyObject(): KeyObject {
    return this.#publicKey
  }

  /** @returns the signature as RFC 7518 §3.3, §3.4 and RFC 8037 §3.1 have it */
  override async sign(data: Uint8Array): Promise<Buffer> {
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    if (this.alg === 'ES256')
      return sign('sha256', bytes, { key: this.#privateKey, dsaEncoding: 'ieee-p1363' })
    if (this.alg === 'EdDSA') return sign(null, bytes, this.#privateKey)
    return signElsewhere('sha256', bytes, this.#privateKey)
  }
}

/** The keys as the engine takes them, in the order in which it picks. */
export const openKeys = (vault: Vault, keys: readonly KeyRow[]): SigningKey[] =>
  keys.map((key) => new SigningKey(privateJwk(vault, key), key))
