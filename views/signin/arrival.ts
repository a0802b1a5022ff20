import { helpLine } from '../brand.ts'
import { html, type Html } from '../html.ts'
import { cancelForm, layout, type Frame } from '../layout.ts'
import type { Problem } from '../problem-text.ts'
import { textedCode, textedCodeLead, type TextedCode } from '../texted-code.ts'
import { arrivalWords } from './words/index.ts'

/** The code that reaches somebody by a second way, who comes for the first time with details that were issued. */
export function arrivalPage(model: {
  readonly frame: Frame
  readonly action: string
  readonly cancel: string
  readonly code: TextedCode
  readonly problem: Problem | undefined
}): Html {
  const { frame, code, problem } = model
  const text = arrivalWords[frame.locale]
  return layout(frame, {
    title: text.title,
    failed: problem !== undefined,
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${code.isSent ? textedCodeLead(frame.locale, code) : text.lead(code.end)}</p>
      ${textedCode({ ...model, closed: text['code-closed'] })}
      <p class="after soft">${text.notMyNumber}</p>
      ${cancelForm(model.cancel, text.cancel)} ${helpLine(frame)}
    `,
  })
}
