import { hash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** `bits` of randomness from the system's generator, as base64url. */
export const randomToken = (bits = 256): string => randomBytes(bits / 8).toString('base64url')

/** `digits` decimal digits, each equally likely. */
export const randomDigits = (digits: number): string =>
  Array.from({ length: digits }, () => randomInt(10)).join('')

/** SHA-256, for values that are random enough not to need more (256-bit tokens, ids). */
export const sha256 = (value: string): Buffer => hash('sha256', value, 'buffer')

/** Compares without telling, by time, where the first difference is. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
