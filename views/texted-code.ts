import type { Locale } from '../src/platform/render/locale.ts'
import { field } from './field.ts'
import { html, type Html } from './html.ts'
import { alert, type Frame } from './layout.ts'
import { pageProblem, problemOf, type Problem } from './problem-text.ts'
import { textedCodeWords } from './words/index.ts'

/** Longer than any code with what is pasted around it. */
export const LONGEST_CODE = 60

/** A code that is texted to a number which somebody else gave. */
export interface TextedCode {
  readonly by: 'text'
  /** How the number ends that it goes to. */
  readonly end: string
  readonly isSent: boolean
  /** Seconds before another one makes sense. */
  readonly rests: number
  /** It was typed wrongly too often. */
  readonly isClosed: boolean
}

/** What is wrong with such a code stands beside it; what ends it, above. */
export const isOfCode = (reason: string): boolean =>
  ['code-missing', 'code-mistyped', 'number-of-letter', 'wrong-code'].includes(reason)

export const codeField = (frame: Frame, problem: Problem | undefined): Html => {
  const text = textedCodeWords[frame.locale]
  return field({
    ...{ name: 'code', label: text.code, autocomplete: 'one-time-code', inputmode: 'numeric' },
    ...{ maxlength: LONGEST_CODE, className: 'code' },
    problem: problemOf(text, frame.locale, problem, 'code'),
    autofocus: problem?.field === undefined || problem.field === 'code',
  })
}

/** What is wrong, and what is done about it: asking for the code, typing it, asking for another. */
export function textedCode(model: {
  readonly frame: Frame
  readonly action: string
  readonly code: TextedCode
  /** What whoever typed it wrongly too often is told. */
  readonly closed: string
  readonly problem: Problem | undefined
}): Html {
  const { frame, action, problem, code } = model
  const text = textedCodeWords[frame.locale]
  if (code.isClosed) return alert('code-closed', model.closed)
  const wrong = pageProblem(text, { frame, problem })
  if (!code.isSent) return html`${wrong} ${sending(action, text.send, 'primary')}`
  return html`
    ${wrong}
    <form method="post" action="${action}" novalidate>
      ${codeField(frame, problem)}
      <div class="actions"><button type="submit" class="primary">${text.submit}</button></div>
    </form>
    <div class="after">
      <p class="soft">${text.nothing}</p>
      ${sending(action, text.again, 'secondary', code.rests)}
    </div>
  `
}

const sending = (action: string, label: string, kind: 'primary' | 'secondary', rests = 0): Html =>
  html`<form method="post" action="${action}">
    <input type="hidden" name="do" value="send" />
    <div class="actions">
      <button type="submit" class="${kind}" ${rests > 0 && html`data-rests="${String(rests)}"`}>
        ${label}
      </button>
    </div>
  </form>`

/** The sentence before it. */
export const textedCodeLead = (locale: Locale, { isSent, end }: TextedCode): string => {
  const text = textedCodeWords[locale]
  return isSent ? text.sent(end) : text.lead(end)
}
