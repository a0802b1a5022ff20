import type { Shown } from '../shown.ts'
import { html, type Html } from '../../html.ts'
import { alert, layout } from '../../layout.ts'
import { problemText } from '../../problem-text.ts'
import { leave } from '../parts.ts'
import { words } from './words/index.ts'

/** What is shown, once, while they are set up. */
export interface RecoveryCodesDraft {
  /** From which key they were made, sealed: the page sends it back. */
  readonly made: string
  readonly codes: readonly string[]
}

/** The codes, once: to print or to write down; the page prints as a sheet of its own. */
export function enrolmentPage(shown: Shown, { codes, made }: RecoveryCodesDraft): Html {
  const { frame, problem, person } = shown
  const text = words[frame.locale]
  const missed = problem?.field === 'kept'
  return layout(frame, {
    title: text.enrolTitle,
    failed: problem !== undefined,
    body: html`
      <h1>${text.enrolTitle}</h1>
      <p class="lead">${text.enrolLead}</p>
      ${problem && !missed && alert(problem.reason, problemText(text, frame.locale, problem))}
      <p class="print-only">${text.sheet(frame.brand, person?.email ?? '')}</p>
      <ol class="codes" data-recovery-codes>
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ol>
      <p class="hint">${text.keep}</p>
      <form method="post" action="${shown.action}" novalidate>
        <input type="hidden" name="made" value="${made}" />
        <div class="field">
          ${missed && problem && html`<div class="problem" role="alert" data-reason="${problem.reason}" id="kept-problem"><p>${problemText(text, frame.locale, problem)}</p></div>`}
          <label class="choice">
            <input
              type="checkbox"
              name="kept"
              value="yes"
              ${missed && html`aria-describedby="kept-problem" aria-invalid="true"`}
            />
            ${text.kept}
          </label>
        </div>
        <div class="actions"><button type="submit" class="primary">${text.enrolSubmit}</button></div>
      </form>
      ${
        shown.later === undefined
          ? leave(shown, text.cancel)
          : html`<form method="post" action="${shown.later}" class="after">
              <button type="submit" name="do" value="later" class="quiet">${text.later}</button>
            </form>`
      }
    `,
  })
}
