import type { Problem } from '../problem-text.ts'
import { html, type Html } from '../html.ts'
import { field } from '../field.ts'
import { type Frame, cancelForm, layout } from '../layout.ts'
import { pageProblem, problemOf } from '../problem-text.ts'
import { words } from './words/index.ts'

export interface ProveAddress {
  readonly frame: Frame
  readonly action: string
  readonly cancel: string
  /** What it is for: to sign in for the first time, to set up the first second factor, to change one, or to choose a password that no stranger knows. */
  readonly why: 'welcome' | 'first' | 'level-missing' | 'renewal-due'
  /** As much of the address as its owner needs to know it. */
  readonly address: string
  readonly sent: boolean
  /** Seconds before another code makes sense. */
  readonly rests: number
  readonly problem: Problem | undefined
}

/** First the button that sends the code, then the field for it. Opening the page sends nothing. */
export function proveAddressPage(model: ProveAddress): Html {
  const { frame, problem } = model
  const text = words[frame.locale]
  const send = html`<form method="post" action="${model.action}">
    <input type="hidden" name="do" value="send" />
    <div class="actions">
      <button
        type="submit"
        class="${model.sent ? 'secondary' : 'primary'}"
        ${model.rests > 0 && html`data-rests="${String(model.rests)}"`}
      >
        ${model.sent ? text.sendAgain : text.send}
      </button>
    </div>
  </form>`
  return layout(frame, {
    title: text.proveTitle,
    failed: problem !== undefined,
    body: html`
      <h1>${text.proveTitle}</h1>
      <p class="lead">
        ${model.sent ? text.proveSent(model.address) : text.proveLead[model.why](model.address)}
      </p>
      ${pageProblem(text, model)}
      ${
        model.sent &&
        html`<form method="post" action="${model.action}" novalidate>
          <input type="hidden" name="do" value="check" />
          ${field({ name: 'code', label: text.code, autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: 60, className: 'code', problem: problemOf(text, frame.locale, problem, 'code'), autofocus: true })}
          <div class="actions"><button type="submit" class="primary">${text.check}</button></div>
        </form>`
      }
      <div class="${model.sent ? 'after' : ''}">${send}</div>
      ${cancelForm(model.cancel, text.cancel)}
    `,
  })
}
