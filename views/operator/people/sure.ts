import type { FormState } from '../../../src/platform/http/forms.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import { alert } from '../../layout.ts'
import { consolePart, refusalText, type ConsoleFrame, type Refusal } from '../frame.ts'
import { personWords } from './words/index.ts'

interface SureModel {
  readonly frame: ConsoleFrame
  readonly person: { readonly id: string; readonly name: string; readonly email: string }
  readonly refused?: Refusal | undefined
}

/** Asks once more before somebody's access is taken away. */
export function disablePage({ frame, person, refused }: SureModel): Html {
  const text = personWords[frame.locale]
  const back = `/operator/people/${person.id}`
  return consolePart(frame, 'people', {
    title: text.sureTitle(person.name),
    trail: { href: back, text: person.name },
    failed: refused !== undefined,
    body: html`
      ${refused && alert(refused.reason, refusalText(frame, refused))}
      <p class="lead">${text.disableSays}</p>
      <form method="post" action="${back}/disable" class="narrow">
        <div class="doings">
          <button type="submit" class="danger">${text.disable}</button>
          <a href="${back}">${text.keep}</a>
        </div>
      </form>
    `,
  })
}

/** Says what a way back in is, and what comes before it, before it is begun. */
export function beginRecoveryPage({ frame, person, refused }: SureModel): Html {
  const text = personWords[frame.locale]
  const back = `/operator/people/${person.id}`
  return consolePart(frame, 'people', {
    title: text.recoveryTitle(person.name),
    trail: { href: back, text: person.name },
    failed: refused !== undefined,
    body: html`
      ${refused && alert(refused.reason, refusalText(frame, refused))}
      <p class="lead">${text.recoveryLead}</p>
      <p>${text.recoveryFirst}</p>
      <form method="post" action="${back}/begin-recovery" class="narrow">
        <div class="doings">
          <button type="submit" class="primary">${text.recoveryGo}</button>
          <a href="${back}">${text.keep}</a>
        </div>
      </form>
    `,
  })
}

/** Another address in the place of a wrong one. */
export function correctPage({
  frame,
  person,
  refused,
  form,
}: SureModel & { readonly form: FormState }): Html {
  const text = personWords[frame.locale]
  const back = `/operator/people/${person.id}`
  return consolePart(frame, 'people', {
    title: text.correctTitle,
    trail: { href: back, text: person.name },
    failed: form.faults.length > 0 || refused !== undefined,
    body: html`
      ${refused && alert(refused.reason, refusalText(frame, refused))}
      <p class="lead">${text.correctLead(person.email)}</p>
      <form method="post" action="${back}/address" class="narrow" novalidate>
        ${fieldsOf(form, text, frame.locale).field({
          ...{ name: 'email', label: text.correctLabel, type: 'email', autocomplete: 'off', maxlength: 254 },
        })}
        <div class="doings">
          <button type="submit" class="primary">${text.correctGo}</button>
          <a href="${back}">${text.keep}</a>
        </div>
      </form>
    `,
  })
}
