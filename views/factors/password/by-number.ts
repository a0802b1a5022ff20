import { field } from '../../field.ts'
import { html, type Html } from '../../html.ts'
import { problemOf } from '../../problem-text.ts'
import type { ByNumber, Shown } from '../shown.ts'
import { words } from './words/index.ts'

/** A number of one's organisation, and one's user name in it: what stands in the place of the address. */
export function byNumberFields(
  { frame, problem, typed }: Shown,
  { register, label, example }: ByNumber,
  wrong: object,
): Html {
  const text = words[frame.locale]
  return html`<input type="hidden" name="register" value="${register}" /> ${field({
      ...{ name: 'number', label, autocomplete: 'off', maxlength: 60, value: typed['number'] },
      ...{ hint: text.numberExample(example), autofocus: !typed['number'] },
      problem: problemOf(text, frame.locale, problem, 'number'),
      ...wrong,
    })}
    ${field({
      ...{ name: 'user-name', label: text.userName, autocomplete: 'username', maxlength: 64 },
      ...{ value: typed['user-name'], problem: problemOf(text, frame.locale, problem, 'user-name') },
      ...wrong,
    })}`
}
