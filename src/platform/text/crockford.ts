import { randomInt } from 'node:crypto'
import { codeIn } from './typed.ts'

/** Crockford's Base32: no letter that looks like a digit, and none that makes words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** So many characters that people read from one screen and type into another, each equally likely: five bits each. */
export const randomCrockford = (length: number): string =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** As it was meant, however it is spaced and cased: O is 0, I and L are 1. */
export const crockfordIn = (typed: string): string =>
  codeIn(typed).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
