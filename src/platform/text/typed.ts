/** What people type and paste, as it is read: what nobody can see is none of it. */

/** Default-ignorable and format characters (Unicode §5.21, category Cf): zero-width spaces, joiners, marks of direction. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu

/** Every kind of space, dash and dot that stands between the digits of a code, as mails, apps and people set them. */
const SEPARATORS = /[\s\p{Z}\p{Pd}\u2212.\u00b7\u2022\u2027\u2219\u22c5\u3002\u30fb]/gu

/** More than this is nothing that somebody typed into a line. */
const LONGEST = 2000

/**
 * An address, a code, a number or a user name as it was meant: without what nobody can see, full-width letters and
 * digits as their plain ones (NFKC), nothing around it. Never a password: see `policy/password/rules.ts`.
 */
export const asSeen = (typed: string): string =>
  typed.slice(0, LONGEST).replace(UNSEEN, '').normalize('NFKC').replace(UNSEEN, '').trim()

/** The characters of a code, however they were spaced. */
export const codeIn = (typed: string): string => asSeen(typed).replace(SEPARATORS, '')

/** Control characters, ends of line, and what turns the direction of the text around it. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** Letters, digits or signs that leave ink; the Braille blank is one that does not. */
const INK = /[\p{L}\p{N}\p{P}\p{S}]/u
const BLANK = /[\p{Default_Ignorable_Code_Point}\u2800]/gu

/** Whether a name can be shown on a line with others: well-formed, without control characters, with something to see. */
export const isName = (name: string): boolean =>
  name.isWellFormed() && !CONTROLS.test(name) && INK.test(name.replace(BLANK, ''))

/** A text that was written by a program that begins files with a byte order mark (U+FEFF), as without it. */
export const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '')

/** The beginning of a text that is noted: whole letters, and nothing that a database does not take. @param most in UTF-16 units */
export const beginningOf = (text: string, most: number): string =>
  text.slice(0, most).toWellFormed().replaceAll('\0', '\uFFFD')
