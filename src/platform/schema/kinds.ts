import { closestMatch } from 'leven'
import { z } from 'zod'
import { isName } from '../text/typed.ts'

// zod writes code for its objects while it runs, unless it is told not to: nothing here does
z.config({ jitless: true })

/** What something that a stranger says must be. */
export type Schema<T = unknown> = z.ZodType<T>
/** What is known of a value that a schema has taken. */
export type Of<S extends Schema> = z.output<S>
/** More faults than this nobody reads, and nobody has looked for. */
export const MOST_FAULTS = 100

type Members = Readonly<Record<string, Schema>>

type Said = { readonly input: unknown; readonly keys?: readonly string[] }
/** The sentence about a value, without its subject: what it must be, or that it is not there. */
const must = (what: string | ((input: unknown) => string)) => ({
  error: ({ input }: Said) => {
    if (input === undefined) return 'is missing'
    return `must be ${typeof what === 'string' ? what : what(input)}`
  },
})

export const yesOrNo = () => z.boolean(must('true or false'))

/** One of a few values. What is nearly one of them is told which. @param what they are, in the plural */
export function oneOf<const T extends string | number>(values: readonly T[], what?: string) {
  const names = values.map(String)
  const said = must((input) => `${choiceOf(names, what)}${didYouMean(input, names)}`)
  return (values.length === 0 ? z.never(said) : z.literal(values, said)) as z.ZodLiteral<T>
}

/** A list of names that there are. @param what they are, in the plural */
export const namesOf = <const T extends string>(names: readonly T[], what: string) =>
  listOf(oneOf(names, what), `${what}: ${names.join(', ')}`)

const choiceOf = (names: readonly string[], what: string | undefined): string => {
  if (names.length === 0) return 'left out: there are none here'
  if (what !== undefined) return `one of the ${what} ${names.join(', ')}`
  return names.length === 2 ? names.join(' or ') : `one of ${names.join(', ')}`
}

const didYouMean = (input: unknown, names: readonly string[]): string => {
  // what is far longer than any name is none of them, and dear to compare
  if (typeof input !== 'string' || input.length > 100) return ''
  // two letters that changed places count as two
  const near = closestMatch(input, names, { maxDistance: Math.min(3, Math.floor(input.length / 2)) })
  return near === undefined || near === input ? '' : `; did you mean ${near}?`
}

/** A whole number within bounds, both included. @param or what is said of another value that is taken as well */
export function whole(from: number, to = Number.MAX_SAFE_INTEGER, or = '') {
  const bounds = must(`a whole number from ${from}${to === Number.MAX_SAFE_INTEGER ? '' : ` to ${to}`}${or}`)
  return z.int(bounds).min(from, bounds).max(to, bounds)
}

const isVisible = (text: string): boolean => text === '' || isName(text)
const SEEN = { error: 'must be text without control characters, with something to see' }

/**
 * A text that stands on a line with others: well-formed, without control characters, and of which something is seen.
 * Every text from outside is one; only a password is not.
 */
export const text = ({ most = 2000, least = 1 }: { most?: number; least?: number } = {}) =>
  z
    .string(must('a text'))
    .min(least, must('a text'))
    .max(most, { error: `must have at most ${most} characters` })
    .refine(isVisible, SEEN)

/** A text of a certain form. @param what as in `must be a URI` */
export const form = <T extends string = string>(
  what: string,
  holds: RegExp | ((text: string) => boolean),
  more: { most?: number } = {},
) =>
  text(more)
    .refine((said): said is T => (holds instanceof RegExp ? holds.test(said) : holds(said)), {
      error: `must be ${what}`,
    })
    // a refinement has no place in a document by itself
    .meta(holds instanceof RegExp ? { pattern: holds.source } : {})

/**
 * A text that is judged.
 *
 * @param faultOf what is wrong with it, as a sentence without its subject; the text is shown as its subject
 */
export const judged = (faultOf: (text: string) => string | undefined) =>
  z
    .string(must('a text'))
    .check(({ value, issues }) => {
      const message = faultOf(value)
      if (message !== undefined)
        issues.push({ code: 'custom', input: value, message, params: { shown: true } })
    })
    .refine(isVisible, SEEN)

/** What is not read here, whatever it is. */
export const unread = () => z.unknown()

/** Anything, of which all texts, the names of its members too, are such as `text` takes. */
export const anything = () =>
  z
    .unknown()
    .refine((value) => isWithin(value, DEEPEST), {
      error: `must not be nested deeper than ${DEEPEST}`,
      abort: true,
    })
    .refine(hasVisibleTexts, SEEN)

/** What is nested deeper than this was made to exhaust whoever reads it. */
const DEEPEST = 32

const isWithin = (value: unknown, depth: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (depth > 0 && Object.values(value).every((each) => isWithin(each, depth - 1)))

function hasVisibleTexts(value: unknown): boolean {
  if (typeof value === 'string') return isVisible(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, each]) => isVisible(name) && hasVisibleTexts(each))
}

/** A list. @param what the items are, in the plural */
export const listOf = <S extends Schema>(
  item: S,
  what: string,
  { most = 1000, least = 0 }: { most?: number; least?: number } = {},
) =>
  z
    .array(item, must(`a list of ${what}`))
    .min(least, must(`a list of ${what}`))
    .max(most, { error: `must have at most ${most} ${what}` })

/** An object with these members and no other. @param what as in `must be an object` */
export function members<M extends Members>(of: M, what = 'an object') {
  const names = Object.keys(of)
  return z.strictObject(of, {
    // one line for each that is not known: a fault has one place
    error: ({ input, keys }: Said) =>
      keys
        ?.slice(0, MOST_FAULTS)
        .map((key) => unknownName(key, names))
        .join('\n') ?? must(what).error({ input }),
  })
}

/** An object of which some members are known, and of others what they are. */
export const openMembers = <M extends Members>(of: M, others: Schema = z.unknown()) =>
  z.object(of, must('an object')).catchall(others)

/** Where the names are many, only the nearest is told. */
const FEW = 12

/** What is said of a member that is not known: which one may be meant, or which there are. */
export const unknownName = (key: string, names: readonly string[]): string => {
  const near = didYouMean(key, names)
  const few =
    names.length <= FEW
      ? `; there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ') || 'none'}`
      : ' here'
  return `is not known${near === '' ? few : near}`
}

/** An object with any of these names, each with a value of one kind. @param what as in `must be an object` */
export const mapOf = <S extends Schema>(names: readonly string[], value: S, what?: string) =>
  members(Object.fromEntries(names.map((name) => [name, value.optional()])), what) as unknown as Schema<
    Readonly<Record<string, Of<S>>>
  >

/** An object of which nothing is known but what its members are. @param what as in `must be an object` */
export const anyMembers = <S extends Schema>(value: S, what = 'an object') =>
  z.record(z.string(), value, must(what))

/** One of several kinds. @param what as in `must be a text, or one for each language` */
export const either = <A extends Schema, B extends Schema>(a: A, b: B, what: string) =>
  z.union([a, b], must(what))

/** A value with what it means, as documents and help tell it, and what holds where nothing is said. */
export const setting = <S extends Schema>(value: S, otherwise: NoInfer<Of<S>>, meaning: string) =>
  value.default(otherwise as never).meta({ description: meaning })
