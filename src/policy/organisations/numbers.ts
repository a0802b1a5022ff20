/**
 * How the numbers of a register look: letters, digits and signs that stand for themselves, `\d` for a digit, `[A-Z]` for
 * one of several, each perhaps with `?`, `{3}` or `{6,8}`. Nothing else of regular expressions, and at most three parts
 * of varying length, so that no text takes long to compare (CWE-1333).
 */
const PART = /(?:\[(?:[A-Za-z0-9](?:-[A-Za-z0-9])?)+\]|\\d|[A-Za-z0-9 ./_-])(?:\?|\{\d{1,2}(?:,\d{1,2})?\})?/y
const VARIES = /\?|\{\d+,\d+\}$/
const MOST_THAT_VARY = 3

/** Longer than this is no number. */
export const MOST_OF_A_NUMBER = 64

/** As a regular expression of the whole of a number: a dot is a dot. */
const expressionOf = (pattern: string): RegExp => new RegExp(`^(?:${pattern.replaceAll('.', '\\.')})$`)

/** Whether a text says how numbers look. */
export function isNumberPattern(pattern: string): boolean {
  const parts: string[] = []
  PART.lastIndex = 0
  for (let at = 0; at < pattern.length; at = PART.lastIndex) {
    const [part] = PART.exec(pattern) ?? []
    if (part === undefined) return false
    parts.push(part)
  }
  if (parts.length === 0 || pattern.length > 100) return false
  if (parts.filter((part) => VARIES.test(part)).length > MOST_THAT_VARY) return false
  try {
    // bounds that are the wrong way around, ranges as well
    return expressionOf(pattern).source.length > 0
  } catch {
    return false
  }
}

/** A number as it is kept, and what it is compared by. */
export interface Numbered {
  readonly value: string
  /** Capitals and digits alone. */
  readonly lookup: string
}

const lookupOf = (value: string): string => value.toUpperCase().replace(/[^A-Z0-9]/g, '')

/**
 * A number however it was typed: as the register's pattern has it, in capitals or with spaces, dots and dashes left out
 * where that fits; undefined: it is none of the register's.
 */
export function numberIn({ pattern }: { readonly pattern: string }, typed: string): Numbered | undefined {
  const said = typed.trim()
  if (said.length === 0 || said.length > MOST_OF_A_NUMBER) return undefined
  const fits = expressionOf(pattern)
  const close = said.replace(/[\s./_-]/g, '')
  const value = [said, said.toUpperCase(), close, close.toUpperCase()].find((each) => fits.test(each))
  const lookup = value === undefined ? '' : lookupOf(value)
  return value === undefined || lookup === '' ? undefined : { value, lookup }
}
