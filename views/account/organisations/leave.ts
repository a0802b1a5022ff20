import type { FormState } from '../../../src/platform/http/forms.ts'
import { tickBox } from '../../field.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import { layout, type Frame } from '../../layout.ts'
import { words } from './words/index.ts'

/** What ends when somebody leaves an organisation, and what stays; and one tick. */
export function leavePage(model: { frame: Frame; name: string; back: string; form: FormState }): Html {
  const { frame, name, back, form } = model
  const text = words[frame.locale]
  const { problemsOf } = fieldsOf(form, text, frame.locale)
  return layout(frame, {
    title: text.leaveTitle(name),
    failed: form.faults.length > 0,
    body: html`
      <h1>${text.leaveTitle(name)}</h1>
      <p class="lead">${text.leaveLead}</p>
      <form method="post" action="${back}/leave" novalidate>
        ${tickBox({ name: 'leave', value: 'sure', label: text.leaveSure, problems: problemsOf('leave') })}
        <div class="actions"><button type="submit" class="danger">${text.leaveYes}</button></div>
      </form>
      <p class="after"><a href="${back}">${text.leaveNo}</a></p>
    `,
  })
}
