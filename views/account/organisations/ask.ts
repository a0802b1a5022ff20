import type { FormState } from '../../../src/platform/http/forms.ts'
import { area, choicesOf, select } from '../../choices.ts'
import { problemsBeside, tickBox } from '../../field.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import type { Frame } from '../../layout.ts'
import { accountPart } from '../frame.ts'
import { askWords, words } from './words/index.ts'

/** Asks those who look after an organisation to be let in, by a number of it. */
export function askToJoinPage({ frame, form }: { frame: Frame; form: FormState }): Html {
  const text = askWords[frame.locale]
  const { field, problemsOf } = fieldsOf(form, text.problems, frame.locale)
  const { kinds } = words[frame.locale]
  return accountPart(frame, {
    title: text.joinTitle,
    failed: form.faults.length > 0,
    width: 'narrow',
    body: html`
      <p class="lead">${text.joinLead}</p>
      ${problemsBeside(
        'page',
        form.faults
          .filter((fault) => fault.field === undefined)
          .map(({ reason }) => ({ reason, text: text.problems[reason] ?? '' })),
      )}
      <form method="post" action="/account/organisations/ask" novalidate>
        ${select({
          ...{ name: 'kind', label: text.kind, problems: problemsOf('kind'), chosen: form.typed['kind'] },
          choices: [...choicesOf(kinds), { value: 'number', text: text.customerNumber }],
        })}
        ${field({ name: 'number', label: text.number, autocomplete: 'off', maxlength: 60 })}
        ${area({ name: 'why', label: text.why, hint: text.whyHint, value: form.typed['why'], problems: problemsOf('why') })}
        <div class="actions"><button type="submit" class="primary">${text.joinGo}</button></div>
      </form>
      <p class="after"><a href="/account/organisations">${words[frame.locale].back}</a></p>
    `,
  })
}

/** Asks, as a member, for more than one may do. */
export function askMorePage(model: {
  frame: Frame
  form: FormState
  name: string
  back: string
  isAdministrator: boolean
}): Html {
  const { frame, form, name, back } = model
  const text = askWords[frame.locale]
  const { problemsOf } = fieldsOf(form, text.problems, frame.locale)
  const several = (field: string, label: string): Html =>
    area({
      name: field,
      label,
      hint: text.onePerLine,
      value: form.typed[field],
      problems: problemsOf(field),
      rows: 2,
    })
  return accountPart(frame, {
    title: text.moreTitle(name),
    failed: form.faults.length > 0,
    width: 'narrow',
    body: html`
      <p class="lead">${text.moreLead}</p>
      ${problemsBeside(
        'page',
        form.faults
          .filter((fault) => fault.field === undefined)
          .map(({ reason }) => ({ reason, text: text.problems[reason] ?? '' })),
      )}
      <form method="post" action="${back}/ask" novalidate>
        ${several('numbers', text.numbers)} ${several('branches', text.branches)}
        ${
          !model.isAdministrator &&
          tickBox({
            ...{ name: 'administrator', value: 'yes', label: text.administrator, problems: [] },
            isTicked: (form.typed['administrator'] ?? '') !== '',
          })
        }
        ${area({ name: 'why', label: text.why, hint: text.whyHint, value: form.typed['why'], problems: problemsOf('why') })}
        <div class="actions"><button type="submit" class="primary">${text.moreGo}</button></div>
      </form>
      <p class="after"><a href="${back}">${words[frame.locale].back}</a></p>
    `,
  })
}
