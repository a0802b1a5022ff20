import type { FormState } from '../src/platform/http/forms.ts'
import { area, boxes, radios, select, ticks, type Choice } from './choices.ts'
import { tickBox } from './field.ts'
import { fieldsOf } from './form.ts'
import type { Html } from './html.ts'
import type { Frame } from './layout.ts'
import { fieldWords } from './words/index.ts'

/** What fields are shown in: whose page it is, and what was typed. */
export interface Filled {
  readonly frame: Pick<Frame, 'locale'>
  readonly form: FormState
}

/** What a form's fields are called, what explains them, and what can be wrong with them. */
export interface FieldWords {
  readonly labels: Readonly<Record<string, string>>
  readonly hints: Readonly<Record<string, string | undefined>>
  readonly problems: Readonly<Record<string, string | ((about: string) => string)>>
}

/** What is found wrong with a field and has no words of its own here is said in those of any field. */
const ofAny = (form: FormState, { locale }: Pick<Frame, 'locale'>): Record<string, string | undefined> => {
  const any = fieldWords[locale]
  const ending = (reason: string): string =>
    Object.keys(any).find((each) => reason.endsWith(each)) ?? 'malformed'
  return Object.fromEntries(form.faults.map(({ reason }) => [reason, any[ending(reason)]]))
}

/** The fields of a form, each by its name. */
export function fieldsIn(filling: Filled, text: FieldWords) {
  const { form, frame } = filling
  const { field, problemsOf } = fieldsOf(form, { ...ofAny(form, frame), ...text.problems }, frame.locale)
  const common = (name: string) => {
    const hint = text.hints[name]
    return { name, label: text.labels[name] ?? name, ...(hint !== undefined && { hint }) }
  }
  return {
    line: (
      name: string,
      options: { maxlength?: number; type?: string; inputmode?: string; isOptional?: boolean } = {},
    ): Html => {
      const { isOptional = false, ...others } = options
      return field({ ...common(name), autocomplete: 'off', required: !isOptional, ...others })
    },
    area: (name: string, rows = 3): Html =>
      area({ ...common(name), value: form.typed[name], problems: problemsOf(name), rows }),
    select: (name: string, choices: readonly Choice[]): Html =>
      select({ ...common(name), choices, chosen: form.typed[name], problems: problemsOf(name) }),
    radios: (name: string, choices: readonly Choice[]): Html =>
      radios({ ...common(name), choices, chosen: form.typed[name], problems: problemsOf(name) }),
    ticks: (name: string, choices: readonly string[]): Html =>
      ticks({
        ...{ ...common(name), choices, problems: problemsOf(name) },
        isTicked: (place) => (form.typed[`${name}-${place}`] ?? '') !== '',
      }),
    boxes: (name: string, choices: readonly { readonly id: string; readonly text: string }[]): Html =>
      // what explains the field of a line is not about boxes
      boxes({
        ...{ name, label: text.labels[name] ?? name, choices, problems: problemsOf(name) },
        isTicked: (id) => (form.typed[`${name}-${id}`] ?? '') !== '',
      }),
    tick: (name: string): Html =>
      tickBox({
        ...{ name, value: 'yes', label: text.labels[name] ?? name, problems: problemsOf(name) },
        isTicked: (form.typed[name] ?? '') !== '',
      }),
  }
}
