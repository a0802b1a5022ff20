import type { Problem } from '../../src/domain/factors/contract.ts'
import { html, type Html } from '../html.ts'
import { field, layout, type Frame } from '../layout.ts'
import { problemOf } from '../problem-text.ts'
import { profileWords } from './profile-words.ts'

export function emailPage(model: {
  frame: Frame
  email: string
  typed: string
  problem: Problem | undefined
}): Html {
  const { frame, problem } = model
  const text = profileWords[frame.locale]
  return layout(frame, {
    title: text.emailTitle,
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
          value: model.typed,
          maxlength: 320,
          problem: problemOf(text, frame.locale, problem, 'email'),
          autofocus: true,
        })}
        <div class="actions"><button type="submit" class="primary">${text.ask}</button></div>
      </form>
      <p class="after"><a href="/account/profile">${text.keep}</a></p>
    `,
  })
}
