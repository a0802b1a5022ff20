import type { Shown } from '../shown.ts'
import { html, type Html } from '../../html.ts'
import { field } from '../../field.ts'
import { layout, notice } from '../../layout.ts'
import { pageProblem, problemOf } from '../../problem-text.ts'
import { codeForm } from './challenge.ts'
import { leave, nameField, otherWays } from '../parts.ts'
import { lead } from '../../lead.ts'
import { words } from './words/index.ts'

/** Where a code went, as far as it is shown; undefined while none was sent that still counts. */
export interface SmsDraft {
  readonly sentTo: string | undefined
}

/** The number, and then the code that was sent to it. What is safer is named first. */
export function enrolmentPage(shown: Shown, { sentTo }: SmsDraft): Html {
  const { frame, problem } = shown
  const text = words[frame.locale]
  const title = sentTo === undefined ? text.enrolTitle : text.sentTitle
  return layout(frame, {
    title,
    failed: problem !== undefined,
    body: html`
      <h1>${title}</h1>
      ${
        sentTo === undefined
          ? lead(shown, shown.isAnother ? text.addLead : text.enrolLead)
          : html`<p class="lead">${text.sent(sentTo)}</p>`
      }
      ${pageProblem(text, shown)}
      ${
        sentTo === undefined
          ? html`${notice(text.weak)} ${numberForm(shown)}`
          : html`${codeForm(shown, text.enrolSubmit, nameField(text, shown))}
              <details ${problem?.field === 'number' && html`open`}>
                <summary>${text.other}</summary>
                ${numberForm(shown, false)}
              </details>`
      }
      ${otherWays(shown)} ${leave(shown, text.cancel)}
    `,
  })
}

function numberForm({ frame, problem, typed, action }: Shown, isFirst = true): Html {
  const text = words[frame.locale]
  return html`<form method="post" action="${action}" novalidate>
    <input type="hidden" name="do" value="send" />
    ${field({
      name: 'number',
      label: text.number,
      type: 'tel',
      autocomplete: 'tel',
      inputmode: 'tel',
      hint: text.numberHint,
      maxlength: 60,
      value: typed['number'],
      problem: problemOf(text, frame.locale, problem, 'number'),
      autofocus: isFirst,
    })}
    <div class="actions">
      <button type="submit" class="${isFirst ? 'primary' : 'quiet'}">${text.enrolSend}</button>
    </div>
  </form>`
}
