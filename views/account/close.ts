import type { FormState } from '../../src/platform/http/forms.ts'
import { tickBox } from '../field.ts'
import { fieldsOf } from '../form.ts'
import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

/** What ends with an account, before it is closed; and one tick, as nobody can take it back. */
export function closePage(model: { frame: Frame; action: string; email: string; form: FormState }): Html {
  const { frame, form } = model
  const text = words[frame.locale]
  const { problemsOf } = fieldsOf(form, text, frame.locale)
  return layout(frame, {
    title: text.closeTitle,
    failed: form.faults.length > 0,
    body: html`
      <h1>${text.closeTitle}</h1>
      <p class="lead">${text.closeLead(model.email)}</p>
      <ul class="plain">
        ${text.closeEnds.map((each) => html`<li>${each}</li>`)}
      </ul>
      <form method="post" action="${model.action}" novalidate>
        ${tickBox({ name: 'close', value: 'sure', label: text.closeSure, problems: problemsOf('close') })}
        <div class="actions"><button type="submit" class="danger">${text.closeYes}</button></div>
      </form>
      <p class="after"><a href="/account">${text.closeNo}</a></p>
    `,
  })
}

export function dataPage({ frame, action }: { frame: Frame; action: string }): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.dataTitle,
    body: html`
      <h1>${text.dataTitle}</h1>
      <p class="lead">${text.dataLead}</p>
      <form method="post" action="${action}">
        <div class="actions"><button type="submit" class="primary" data-stays>${text.dataYes}</button></div>
      </form>
      <p class="after"><a href="/account">${text.back}</a></p>
    `,
  })
}
