import type { Shown } from '../shown.ts'
import { tickBox } from '../../field.ts'
import { html, type Html } from '../../html.ts'
import { alert, layout, notice, type Frame } from '../../layout.ts'
import { problemText } from '../../problem-text.ts'
import { told } from '../../time.ts'
import { leave } from '../parts.ts'
import { words } from './words/index.ts'

/** What is shown, once, while they are set up. */
export interface RecoveryCodesDraft {
  /** From which key they were made, sealed: the page sends it back. */
  readonly made: string
  readonly codes: readonly string[]
  /** There is a set already, which these take the place of. */
  readonly replaces: boolean
  readonly on: Date
}

const dayOf = ({ locale }: Frame, { on }: RecoveryCodesDraft): string =>
  told(locale, on, { dateStyle: 'long' })

/** The codes, once: to print, to save, to copy or to write down; the page prints as a sheet of its own. */
export function enrolmentPage(shown: Shown, draft: RecoveryCodesDraft): Html {
  const { frame, problem, person } = shown
  const text = words[frame.locale]
  const missed = problem?.field === 'kept'
  return layout(frame, {
    title: text.enrolTitle,
    failed: problem !== undefined,
    scripts: ['copy.js'],
    body: html`
      <h1>${text.enrolTitle}</h1>
      <p class="lead">${text.enrolLead}</p>
      ${problem && !missed && alert(problem.reason, problemText(text, frame.locale, problem))}
      ${notice(draft.replaces ? text.onceReplacing : text.once, 'warn')}
      <p class="print-only">${text.sheet(frame.brand.name, person?.email ?? '', dayOf(frame, draft))}</p>
      <ol
        class="codes"
        data-recovery-codes
        data-print="${text.print}"
        data-copy="${text.copy}"
        data-copied="${text.copied}"
      >
        ${draft.codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ol>
      <div class="three">
        <button type="submit" form="save" name="do" value="save" data-stays>${text.save}</button>
      </div>
      <p class="soft" role="status" data-copied></p>
      <form method="post" action="${shown.action}" novalidate>
        <input type="hidden" name="made" value="${draft.made}" />
        ${tickBox({
          ...{ name: 'kept', value: 'yes', label: text.kept },
          problems:
            missed && problem
              ? [{ reason: problem.reason, text: problemText(text, frame.locale, problem) }]
              : [],
        })}
        <div class="actions"><button type="submit" class="primary">${text.enrolSubmit}</button></div>
      </form>
      <form id="save" method="post" action="${shown.action}">
        <input type="hidden" name="made" value="${draft.made}" />
      </form>
      ${
        shown.later === undefined
          ? leave(shown, text.cancel)
          : html`<form method="post" action="${shown.later}" class="after">
              <p class="hint">${text.laterMeans}</p>
              <button type="submit" name="do" value="later" class="quiet">${text.later}</button>
            </form>`
      }
    `,
  })
}

/** The codes as a file, under a name that says what it is. */
export function codesFile(
  { frame, person }: Pick<Shown, 'frame' | 'person'>,
  draft: RecoveryCodesDraft,
): { name: string; text: string } {
  const text = words[frame.locale]
  const lines = draft.codes.map((code, i) => `${String(i + 1).padStart(2)}. ${code}`)
  const head = text.sheet(frame.brand.name, person?.email ?? '', dayOf(frame, draft))
  return { name: text.file, text: [head, '', ...lines, '', text.keep, ''].join('\r\n') }
}
