import type { FormState } from '../src/platform/http/forms.ts'
import type { AttributeType } from '../src/policy/organisations/index.ts'
import { select, ticks } from './choices.ts'
import { fieldsOf } from './form.ts'
import type { Child, Html } from './html.ts'
import type { Frame } from './layout.ts'

/** What may be said of a member of an organisation, and what was. */
export interface AttributeShown {
  readonly key: string
  readonly name: string
  readonly type: AttributeType
  readonly allowed: readonly string[]
  readonly said: readonly string[]
}

interface AttributeWords {
  /** For saying nothing of it. */
  readonly nothing: string
  readonly yes: string
  readonly no: string
}

/** The field, or the boxes, by which an attribute is said. @param words the page's own, with those for what can be wrong */
export function attributeField(
  { locale }: Frame,
  form: FormState,
  {
    attribute: { key, name, type, allowed, said },
    words,
    hint,
  }: { readonly attribute: AttributeShown; readonly words: AttributeWords; readonly hint?: Child },
): Html {
  const { field, problemsOf } = fieldsOf(form, words, locale)
  const wasTyped = Object.keys(form.typed).length > 0
  const common = { name: key, label: name, problems: problemsOf(key), ...(hint !== undefined && { hint }) }
  if (type === 'choices')
    return ticks({
      ...{ ...common, choices: allowed },
      isTicked: (place) =>
        wasTyped ? form.typed[`${key}-${place}`] !== undefined : said.includes(allowed[place] ?? ''),
    })
  const called = (value: string): string =>
    type === 'choice' ? value : value === 'yes' ? words.yes : words.no
  if (type === 'choice' || type === 'yes-no')
    return select({
      ...common,
      choices: [
        { value: '', text: words.nothing },
        ...(type === 'choice' ? allowed : ['yes', 'no']).map((value) => ({ value, text: called(value) })),
      ],
      chosen: wasTyped ? (form.typed[key] ?? '') : (said[0] ?? ''),
    })
  return field({
    ...{ name: key, label: name, autocomplete: 'off', value: said[0] ?? '', required: false, maxlength: 200 },
    ...{ hint, type: type === 'date' ? 'date' : 'text' },
  })
}
