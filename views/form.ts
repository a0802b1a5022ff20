import type { FormState } from '../src/platform/http/forms.ts'
import type { Locale } from '../src/platform/render/locale.ts'
import type { Child, Html } from './html.ts'
import { field, problemsBeside, type FieldOptions, type FieldProblem } from './field.ts'
import { problemText } from './problem-text.ts'

/** The fields of a form: each with what was typed into it, and beside it all that is wrong with it. */
export function fieldsOf(form: FormState, words: object, locale: Locale) {
  const problemsOf = (name: string): FieldProblem[] =>
    form.faults
      .filter((fault) => fault.field === name)
      .map((fault) => ({ reason: fault.reason, text: problemText(words, locale, fault, fault.about) }))
  return {
    problemsOf,
    field: (options: Omit<FieldOptions, 'value' | 'problem' | 'problems'> & { value?: string }): Html =>
      field({
        ...options,
        value: form.typed[options.name] ?? options.value,
        problems: problemsOf(options.name),
      }),
    /** For what is no field of a line: what stands beside it. */
    problemsBeside: (name: string): Child => problemsBeside(name, problemsOf(name)),
  }
}
