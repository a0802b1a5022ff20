import type { FormState } from '../../src/platform/http/forms.ts'
import { fieldsOf } from '../form.ts'
import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { profileWords } from './words/index.ts'

export function emailPage(model: { frame: Frame; email: string; form: FormState }): Html {
  const { frame } = model
  const text = profileWords[frame.locale]
  const { field } = fieldsOf(model.form, text, frame.locale)
  return layout(frame, {
    title: text.emailTitle,
    failed: model.form.faults.length > 0,
    body: html`
      <h1>${text.emailTitle}</h1>
      <p class="lead">${text.emailLead(model.email)}</p>
      <form method="post" action="/account/email" novalidate>
        ${field({
          name: 'email',
          label: text.newEmail,
          type: 'email',
          autocomplete: 'email',
          inputmode: 'email',
          maxlength: 320,
          autofocus: true,
        })}
        <div class="actions"><button type="submit" class="primary">${text.ask}</button></div>
      </form>
      <p class="after"><a href="/account/profile">${text.keep}</a></p>
    `,
  })
}
