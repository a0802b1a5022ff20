import { helpLine } from '../brand.ts'
import { field } from '../field.ts'
import { html, type Html } from '../html.ts'
import { alert, cancelForm, layout, type Frame } from '../layout.ts'
import { pageProblem, problemOf, type Problem } from '../problem-text.ts'
import { arrivalWords } from './words/index.ts'

/** The code that reaches somebody by a second way, who comes for the first time with details that were issued. */
export function arrivalPage(model: {
  readonly frame: Frame
  readonly action: string
  readonly cancel: string
  /** How the number ends that it goes to. */
  readonly end: string
  readonly isSent: boolean
  /** Seconds before another one makes sense. */
  readonly rests: number
  /** It was typed wrongly too often. */
  readonly isClosed: boolean
  readonly problem: Problem | undefined
}): Html {
  const { frame, problem, isSent, isClosed } = model
  const text = arrivalWords[frame.locale]
  const send = html`<form method="post" action="${model.action}">
    <input type="hidden" name="do" value="send" />
    <div class="actions">
      <button
        type="submit"
        class="${isSent ? 'secondary' : 'primary'}"
        ${isSent && model.rests > 0 && html`data-rests="${String(model.rests)}"`}
      >
        ${isSent ? text.again : text.send}
      </button>
    </div>
  </form>`
  return layout(frame, {
    title: text.title,
    failed: problem !== undefined,
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${isSent ? text.sent(model.end) : text.lead(model.end)}</p>
      ${isClosed ? alert('code-closed', text['code-closed']) : pageProblem(text, { frame, problem })}
      ${
        !isClosed &&
        isSent &&
        html`<form method="post" action="${model.action}" novalidate>
          ${field({
            ...{ name: 'code', label: text.code, autocomplete: 'one-time-code', inputmode: 'numeric' },
            ...{ maxlength: 60, className: 'code', autofocus: true },
            problem: problemOf(text, frame.locale, problem, 'code'),
          })}
          <div class="actions"><button type="submit" class="primary">${text.submit}</button></div>
        </form>`
      }
      ${!isClosed && html`<div class="${isSent ? 'after' : ''}">${send}</div>`}
      ${cancelForm(model.cancel, text.cancel)} ${helpLine(frame)}
    `,
  })
}
