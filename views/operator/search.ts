import { html, type Html } from '../html.ts'
import { fieldsOf } from '../form.ts'
import type { FormState } from '../../src/platform/http/forms.ts'
import type { Frame } from '../layout.ts'
import { words } from './words/index.ts'

/** Where one types what one knows of somebody. It is posted: no name and no address stands in an address of ours. */
export function searchForm(frame: Frame, form: FormState, label: string): Html {
  const text = words[frame.locale]
  return html`<form method="post" action="/operator/people" class="filter" role="search">
    ${fieldsOf(form, { 'q-missing': text.findMissing }, frame.locale).field({
      ...{ name: 'q', label, hint: text.findHint, autocomplete: 'off', maxlength: 254 },
    })}
    <button type="submit" class="primary">${text.find}</button>
  </form>`
}
