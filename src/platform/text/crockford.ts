import { randomInt } from 'node:crypto'
import { codeIn } from './typed.ts'

/** Crockford's Base32: no letter that looks like a digit, and few that make words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** So many characters that people read from one screen and type into another, each equally likely: five bits each. */
export const randomCrockford = (length: number): string =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** As it was meant, however it is spaced and cased: O is 0, I and L are 1. */
export const crockfordIn = (typed: string): string =>
  codeIn(typed).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')

/** Twice a value in the field of 32 elements, of which each character is one: x⁵ + x² + 1. */
const twice = (value: number): number => (value << 1) ^ (value & 16 ? 0b100101 : 0)

/**
 * The character that is written behind others, so that a slip is seen: another character in one place, or two that changed
 * places, wherever they stand. Each place weighs twice as much as the one behind it, and no two of 31 places weigh the same.
 */
export function checkOf(characters: string): string {
  const sum = Array.from(characters).reduce((so, each) => twice(so ^ ALPHABET.indexOf(each)), 0)
  return ALPHABET.charAt(sum)
}

/** So many characters that somebody reads from paper, and the one that is checked behind them. */
export function randomChecked(length: number): string {
  const characters = randomCrockford(length)
  return `${characters}${checkOf(characters)}`
}

/** In groups of five and what is checked, as it is read out: `7KQ4M-8XN2P-R`. */
export const inGroups = (characters: string): string => characters.match(/.{1,5}/g)?.join('-') ?? ''

/** Whether this is so many characters of the alphabet and the right one behind them. */
export const isChecked = (characters: string, length: number): boolean =>
  characters.length === length + 1 &&
  Array.from(characters).every((each) => ALPHABET.includes(each)) &&
  checkOf(characters.slice(0, -1)) === characters.at(-1)
