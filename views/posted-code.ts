import { field } from './field.ts'
import { html, type Child, type Html } from './html.ts'
import { type Frame } from './layout.ts'
import { pageProblem, problemOf, type Problem } from './problem-text.ts'
import { LONGEST_CODE, textedCode, textedCodeLead, type TextedCode } from './texted-code.ts'
import { told } from './time.ts'
import { postedCodeWords } from './words/index.ts'

/** A code that goes by letter to an address which somebody else gave. */
export interface PostedCode {
  readonly by: 'letter'
  /** When it was sent for, or will be posted; undefined: none is on its way, or it works no more. */
  readonly goesAt: Date | undefined
  /** It waits for those who may object. */
  readonly isHeld?: boolean
  /** From when another one may be asked for. */
  readonly againAt: Date
  /** It was typed wrongly too often. */
  readonly isClosed: boolean
  readonly now: Date
  readonly zone: string
}

export type SentCode = TextedCode | PostedCode

/** The sentence before it. */
export function sentCodeLead({ locale }: Pick<Frame, 'locale'>, code: SentCode): string {
  if (code.by === 'text') return textedCodeLead(locale, code)
  const text = postedCodeWords[locale]
  if (code.goesAt === undefined) return text.none
  if (code.goesAt > code.now) return (code.isHeld ? text.held : text.later)(dayOf(locale, code, code.goesAt))
  return text.lead(dayOf(locale, code, code.goesAt))
}

const dayOf = (locale: Frame['locale'], { zone: timeZone }: PostedCode, at: Date): string =>
  told(locale, at, { day: 'numeric', month: 'long', timeZone })

/** A code that was sent, by whichever way: what is wrong, and what is done about it. */
export const sentCode = (model: {
  readonly frame: Frame
  readonly action: string
  readonly code: SentCode
  /** What whoever typed a texted one wrongly too often is told. */
  readonly closed: string
  /** What was typed: with a slip it is no code, and is compared and put right. */
  readonly typed: string | undefined
  readonly problem: Problem | undefined
}): Html => {
  const { code } = model
  return code.by === 'text' ? textedCode({ ...model, code }) : postedCode({ ...model, code })
}

function postedCode(model: {
  readonly frame: Frame
  readonly action: string
  readonly code: PostedCode
  readonly typed: string | undefined
  readonly problem: Problem | undefined
}): Html {
  const { frame, action, code, problem } = model
  const text = postedCodeWords[frame.locale]
  const closed = code.isClosed ? { reason: 'code-closed' } : undefined
  const wrong = pageProblem(text, { frame, problem: problem ?? closed })
  if (code.goesAt === undefined || code.isClosed)
    return html`
      ${wrong}
      ${code.againAt > code.now && html`<p>${text.from(dayOf(frame.locale, code, code.againAt))}</p>`}
      ${sending(action, text.send, { kind: 'primary', code })}
    `
  return html`
    ${wrong}
    <form method="post" action="${action}" novalidate>
      ${postedCodeField(frame, model.typed, problem)}
      <div class="actions"><button type="submit" class="primary">${text.submit}</button></div>
    </form>
    <div class="after">
      <p class="soft">${text.nothing(dayOf(frame.locale, code, code.againAt))}</p>
      ${sending(action, text.again, { kind: 'secondary', code })}
    </div>
  `
}

/** Offered once it would be done. */
const sending = (
  action: string,
  label: string,
  { kind, code }: { readonly kind: 'primary' | 'secondary'; readonly code: PostedCode },
): Child =>
  code.againAt <= code.now &&
  html`<form method="post" action="${action}">
    <input type="hidden" name="do" value="send" />
    <div class="actions"><button type="submit" class="${kind}">${label}</button></div>
  </form>`

const postedCodeField = (frame: Frame, typed: string | undefined, problem: Problem | undefined): Html => {
  const text = postedCodeWords[frame.locale]
  return field({
    ...{ name: 'code', label: text.code, hint: text.hint, autocomplete: 'off' },
    ...{ maxlength: LONGEST_CODE, className: 'code letters' },
    value: problem?.reason === 'code-mistyped' ? typed : undefined,
    problem: problemOf(text, frame.locale, problem, 'code'),
    autofocus: problem?.field === undefined || problem.field === 'code',
  })
}
