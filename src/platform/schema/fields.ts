import { z } from 'zod'
import { asSeen, isName } from '../text/typed.ts'

/**
 * Fields of forms, as people fill them in. What is wrong is a word, which a page says in the person's language: `missing`,
 * `malformed`, `too-long` or `unknown`.
 */
export type WhatIsWrong = 'missing' | 'malformed' | 'too-long' | 'unknown'

const wrong = (what: WhatIsWrong) => ({ error: what })

/** A field that was not sent is one that was left empty. */
const sent = <S extends z.ZodType>(schema: S) =>
  z.preprocess((typed: unknown) => (typed === undefined ? '' : typed), schema)

interface LineOptions {
  /** Characters at most. */
  readonly most?: number
  readonly isOptional?: boolean
}

const typed = ({ most = 200, isOptional = false }: LineOptions) =>
  z
    .string(wrong('malformed'))
    // what holds nothing that is seen was left empty
    .overwrite((said) => (asSeen(said) === '' ? '' : said.normalize('NFC').trim()))
    .min(isOptional ? 0 : 1, wrong('missing'))
    .max(most, wrong('too-long'))

/** A line of text, composed (NFC) and with nothing around it; '' where it may be left empty. */
export const line = (options: LineOptions = {}) =>
  sent(typed(options).refine((said) => said === '' || isName(said), wrong('malformed')))

/**
 * A line that is read as something, such as an address, however it was pasted.
 *
 * @param reader what it says; undefined where it says nothing of the kind. It is strict: whatever it takes is taken.
 */
export const readLine = <T>(reader: (said: string) => T | undefined, options: LineOptions = {}) =>
  sent(
    typed(options).transform((said, context): T => {
      const found = reader(said)
      if (found !== undefined) return found
      context.issues.push({ code: 'custom', input: said, message: 'malformed' })
      return z.NEVER
    }),
  )

/** A few words to somebody, on however many lines they were typed: they are kept as one. They may be left out. */
export const sentences = (most: number) =>
  readLine(
    (said) => {
      const one = said.replace(/\s*\n\s*/g, ' ')
      return one === '' || isName(one) ? one : undefined
    },
    { most, isOptional: true },
  )

/** One of several. */
export const pick = <const T extends string>(values: readonly T[]) => sent(z.enum(values, wrong('unknown')))

/** One of several, or none of them: undefined. */
export const pickOrNone = <const T extends string>(values: readonly T[]) =>
  z.preprocess((typed: unknown) => values.find((each) => each === typed), z.enum(values).optional())

/** A box that is ticked, or is not. */
export const ticked = () => z.preprocess((typed: unknown) => typed !== undefined && typed !== '', z.boolean())

/** A secret, exactly as it was typed. It is never shown again. */
export const secret = () => sent(z.string(wrong('malformed'))).meta({ isSecret: true })

/** Whether what was typed into a field may be shown again. */
export const isSecret = (field: z.ZodType): boolean => z.globalRegistry.get(field)?.['isSecret'] === true
