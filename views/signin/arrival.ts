import { helpLine } from '../brand.ts'
import { html, type Html } from '../html.ts'
import { cancelForm, layout, type Frame } from '../layout.ts'
import type { Problem } from '../problem-text.ts'
import { sentCode, sentCodeLead, type SentCode } from '../posted-code.ts'
import { postedCodeWords } from '../words/index.ts'
import { arrivalWords } from './words/index.ts'

/** The code that reaches somebody by a second way, who comes for the first time with details that were issued. */
export function arrivalPage(model: {
  readonly frame: Frame
  readonly action: string
  readonly cancel: string
  readonly code: SentCode
  /** What was typed as the code. */
  readonly typed: string | undefined
  readonly problem: Problem | undefined
}): Html {
  const { frame, code, problem } = model
  const [text, ofLetter] = [arrivalWords[frame.locale], postedCodeWords[frame.locale]]
  const byLetter = code.by === 'letter'
  const title = byLetter ? ofLetter.arrivalTitle : text.title
  const lead = sentCodeLead(frame, code)
  return layout(frame, {
    title,
    failed: problem !== undefined,
    body: html`
      <h1>${title}</h1>
      ${byLetter && html`<p>${ofLetter.arrival}</p>`}
      <p class="lead">${byLetter || code.isSent ? lead : text.lead(code.end)}</p>
      ${sentCode({ ...model, closed: text['code-closed'] })}
      <p class="after soft">${byLetter ? ofLetter.notMyAddress : text.notMyNumber}</p>
      ${cancelForm(model.cancel, text.cancel)} ${helpLine(frame)}
    `,
  })
}
