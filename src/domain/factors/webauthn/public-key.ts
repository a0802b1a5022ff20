import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import type { decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'

type Cose = ReturnType<typeof decodeCredentialPublicKey>

/** Labels of a COSE key (RFC 9053 §7, RFC 8230 §4). */
const KTY = 1
const ALG = 3
const CURVE_OR_N = -1
const X_OR_E = -2
const Y = -3

/** Bits, at least, of an RSA key. */
const RSA_BITS = 2048

/**
 * Imports a credential's public key, the way it will be used: what cannot be imported verifies nothing, and what is weak
 * verifies what anybody signs.
 *
 * @throws where it is no key of its algorithm: a point off the curve, a modulus too short, a curve that does not belong
 */
export function importPublicKey(cose: Cose): KeyObject {
  const labels = cose as unknown as ReadonlyMap<number, unknown> // a Map, whose type names one kind of key's labels only
  const bytes = (label: number, length?: number): string => {
    const value = labels.get(label)
    if (!(value instanceof Uint8Array) || (length !== undefined && value.length !== length))
      throw new Error(`the key lacks its part ${label}`)
    return Buffer.from(value).toString('base64url')
  }
  const imported = (key: JsonWebKey): KeyObject => createPublicKey({ format: 'jwk', key })
  const isOf = (type: number, curve?: number): void => {
    if (labels.get(KTY) !== type) throw new Error('the key is of another type than its algorithm')
    if (curve !== undefined && labels.get(CURVE_OR_N) !== curve)
      throw new Error('the key is of another curve than its algorithm')
  }
  switch (labels.get(ALG)) {
    case -7:
      isOf(2, 1)
      return imported({ kty: 'EC', crv: 'P-256', x: bytes(X_OR_E, 32), y: bytes(Y, 32) })
    case -8:
      isOf(1, 6)
      if (!isEdwardsPoint(Buffer.from(bytes(X_OR_E, 32), 'base64url')))
        throw new Error('the key is no point of its curve')
      return imported({ kty: 'OKP', crv: 'Ed25519', x: bytes(X_OR_E, 32) })
    case -257: {
      isOf(3)
      const key = imported({ kty: 'RSA', n: bytes(CURVE_OR_N), e: bytes(X_OR_E) })
      const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {}
      if (modulusLength < RSA_BITS || publicExponent < 3n || publicExponent % 2n === 0n)
        throw new Error('the RSA key is weak')
      return key
    }
    default:
      throw new Error('the key is of no algorithm that was asked for')
  }
}

const P = 2n ** 255n - 19n
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n

/** The y of the points of an order of 8 or less: with one of them for a key, a signature fits many messages (RFC 8032 §8.9). */
const SMALL = new Set([
  0n,
  1n,
  P - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303021409n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
  P - 2707385501144840649318225287225658788936804267575313519463743609750303021409n,
])

/**
 * Whether these 32 bytes are a point of Ed25519 that a key can be (RFC 8032 §5.1.3): whether there is an x for its y. The
 * platform's import does not look.
 */
function isEdwardsPoint(encoded: Buffer): boolean {
  const littleEndian = BigInt(`0x${Buffer.from(encoded).reverse().toString('hex')}`)
  const y = littleEndian & (2n ** 255n - 1n)
  if (y >= P || SMALL.has(y)) return false
  const u = (y * y - 1n + P) % P
  const v = (((D * y) % P) * y + 1n) % P
  return power((u * v) % P, (P - 1n) / 2n) <= 1n
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let square = base, left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % P
    square = (square * square) % P
  }
  return result
}
