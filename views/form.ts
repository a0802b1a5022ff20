import type { FormState } from '../src/platform/http/forms.ts'
import type { Locale } from '../src/platform/render/locale.ts'
import type { Child, Html } from './html.ts'
import { field, problemsBeside, type FieldOptions, type FieldProblem } from './field.ts'
import { fieldWords } from './words/index.ts'
import { problemText } from './problem-text.ts'

/** A page's own words for what is wrong with a field; where it has none, those for what can be wrong with any. */
function faultText(words: object, locale: Locale, fault: FormState['faults'][number]): string {
  if (Reflect.get(words, fault.reason) !== undefined) return problemText(words, locale, fault, fault.about)
  const any = fieldWords[locale]
  const ending = Object.keys(any).find((each) => fault.reason.endsWith(`-${each}`))
  return any[ending ?? ''] ?? problemText(words, locale, fault, fault.about)
}

/** The fields of a form: each with what was typed into it, and beside it all that is wrong with it. */
export function fieldsOf(form: FormState, words: object, locale: Locale) {
  const problemsOf = (name: string): FieldProblem[] =>
    form.faults
      .filter((fault) => fault.field === name)
      .map((fault) => ({ reason: fault.reason, text: faultText(words, locale, fault) }))
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
