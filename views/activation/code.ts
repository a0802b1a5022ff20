import { helpLine } from '../brand.ts'
import { field } from '../field.ts'
import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { pageProblem, problemOf, type Problem } from '../problem-text.ts'
import { sentCode, sentCodeLead, type SentCode } from '../posted-code.ts'
import { LONGEST_CODE } from '../texted-code.ts'
import { postedCodeWords, textedCodeWords } from '../words/index.ts'
import type { AboutActivation } from './about.ts'
import { words } from './words/index.ts'

/** In two groups, as it is read out. */
const grouped = (reference: string): string => reference.replace(/^(.{4})(?=.)/, '$1-')

/** The code that is texted or posted, for whoever has opened the link. */
export function codePage(model: {
  frame: Frame
  action: string
  about: AboutActivation
  code: SentCode
  /** What was typed as the code. */
  typed: string | undefined
  /** What is typed beside it in another browser, and where. */
  reference: string
  here: string
  problem: Problem | undefined
}): Html {
  const { frame, about, code, problem } = model
  const text = words[frame.locale]
  const byLetter = code.by === 'letter' ? postedCodeWords[frame.locale] : undefined
  const title = byLetter?.title ?? text.codeTitle
  const isThere = code.by === 'text' ? code.isSent : code.goesAt !== undefined
  return layout(frame, {
    title,
    failed: problem !== undefined,
    body: html`
      <h1>${title}</h1>
      <p class="lead">${sentCodeLead(frame, code)}</p>
      ${sentCode({ ...model, closed: text.codeClosed(about) })}
      <p class="after soft">${byLetter?.notMyAddress ?? text.notMyNumber(about)}</p>
      ${
        !code.isClosed &&
        isThere &&
        html`<details class="after">
          <summary>${text.elsewhere}</summary>
          <p>${text.elsewhereHow(model.here, grouped(model.reference))}</p>
        </details>`
      }
      ${helpLine(frame)}
    `,
  })
}

/** Where a code is typed that was asked for in another browser. */
export function elsewherePage(model: {
  frame: Frame
  action: string
  reference: string
  problem: Problem | undefined
}): Html {
  const { frame, problem } = model
  const [text, ofCode] = [words[frame.locale], textedCodeWords[frame.locale]]
  return layout(frame, {
    title: text.elsewhereTitle,
    failed: problem !== undefined,
    body: html`
      <h1>${text.elsewhereTitle}</h1>
      <p class="lead">${text.elsewhereLead}</p>
      ${pageProblem({ ...ofCode, ...text }, { frame, problem })}
      <form method="post" action="${model.action}" novalidate>
        ${field({
          ...{ name: 'reference', label: text.reference, hint: text.referenceHint, autocomplete: 'off' },
          ...{ value: model.reference, maxlength: LONGEST_CODE, autofocus: problem?.field === 'reference' },
          problem: problemOf(text, frame.locale, problem, 'reference'),
        })}
        ${field({
          ...{ name: 'code', label: text.code, hint: text.codeHint, autocomplete: 'one-time-code' },
          ...{ maxlength: LONGEST_CODE, className: 'code letters' },
          problem: problemOf(text, frame.locale, problem, 'code'),
        })}
        <div class="actions"><button type="submit" class="primary">${ofCode.submit}</button></div>
      </form>
      ${helpLine(frame)}
    `,
  })
}

/** The code was right: the way on is in the browser that has the link. */
export function shownElsewherePage({ frame }: { frame: Frame }): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.shownTitle,
    body: html`
      <h1>${text.shownTitle}</h1>
      <p class="lead" role="status">${text.shownLead}</p>
      ${helpLine(frame)}
    `,
  })
}
