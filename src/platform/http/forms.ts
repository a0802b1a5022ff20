import { isSecret, members, read, type Of, type Schema } from '../schema/index.ts'
import type { Fields } from './bodies.ts'

/** What is wrong with a field, by the word that its page has for it: `name-missing`. */
export interface FieldFault {
  /** Undefined: what is wrong is of the page as a whole. */
  readonly field?: string | undefined
  readonly reason: string
  /** Which of what was typed it is of, where that is several. */
  readonly about?: string | undefined
  /** Seconds after which it makes sense to try again. */
  readonly retryAfter?: number | undefined
}

/** A form as its page shows it: what was typed, secrets excepted, and what is wrong with it. */
export interface FormState {
  readonly typed: Fields
  readonly faults: readonly FieldFault[]
}

type Shape = Readonly<Record<string, Schema>>
export type Values<S extends Shape> = { readonly [Name in keyof S]: Of<S[Name]> }

export type Filled<S extends Shape> = FormState &
  ({ readonly ok: true; readonly value: Values<S> } | { readonly ok: false })

/** A form of ours: its fields, each by a schema (see `platform/schema/fields.ts`). */
export interface DeclaredForm<S extends Shape> {
  /** What was filled in, or everything that is wrong with it. What the form does not have is left aside. */
  read(fields: Fields): Filled<S>
  /** The form before anybody has typed. */
  show(typed?: Fields): FormState
  /** The form once more, with what the act found wrong. */
  refused(filled: FormState, ...faults: readonly FieldFault[]): FormState
}

export function declaredForm<S extends Shape>(shape: S): DeclaredForm<S> {
  const schema = members(shape)
  const names = Object.keys(shape)
  return {
    read(fields) {
      const own = Object.fromEntries(names.map((name) => [name, fields[name]]))
      const typed = Object.fromEntries(
        names.flatMap((name) => {
          const said = fields[name]
          return said === undefined || isSecret(shape[name]!) ? [] : [[name, said]]
        }),
      )
      const said = read(schema, own)
      if (said.ok) return { ok: true, typed, faults: [], value: said.value as Values<S> }
      const faults = said.faults.map(({ path, says }) => ({
        field: String(path[0]),
        reason: `${path[0]}-${says}`,
      }))
      return { ok: false, typed, faults }
    },
    show: (typed = {}) => ({ typed, faults: [] }),
    refused: ({ typed }, ...faults) => ({ typed, faults }),
  }
}
