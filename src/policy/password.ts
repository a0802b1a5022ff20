/** What a password may be, before anything is said of its quality. */

/** In Unicode code points, after NFC. Longer input is refused before it costs a hash (A26). */
export const LONGEST_PASSWORD = 256
export const SHORTEST_PASSWORD = 12

/**
 * The one form in which a password is hashed and compared: NFC (RFC 8265 §4.2, OpaqueString), so that the same
 * characters typed on another keyboard are the same password. Nothing is trimmed, cut or folded.
 */
export const normalisePassword = (typed: string): string => typed.normalize('NFC')

export const lengthOf = (password: string): number => Array.from(password).length

export const isTooLong = (typed: string): boolean =>
  typed.length > LONGEST_PASSWORD * 4 || lengthOf(normalisePassword(typed)) > LONGEST_PASSWORD
