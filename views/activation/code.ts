import { helpLine } from '../brand.ts'
import { field } from '../field.ts'
import { html, type Html } from '../html.ts'
import { alert, layout, type Frame } from '../layout.ts'
import { pageProblem, problemOf, type Problem } from '../problem-text.ts'
import type { AboutActivation } from './about.ts'
import { words } from './words/index.ts'

/** Longer than any code with what is pasted around it. */
const LONGEST = 60

const codeField = (frame: Frame, problem: Problem | undefined): Html => {
  const text = words[frame.locale]
  return field({
    ...{ name: 'code', label: text.code, autocomplete: 'one-time-code', inputmode: 'numeric' },
    ...{ maxlength: LONGEST, className: 'code' },
    problem: problemOf(text, frame.locale, problem, 'code'),
    autofocus: problem?.field !== 'reference',
  })
}

/** In two groups, as it is read out. */
const grouped = (reference: string): string => reference.replace(/^(.{4})(?=.)/, '$1-')

/** The code that is texted, for whoever has opened the link. */
export function codePage(model: {
  frame: Frame
  action: string
  about: AboutActivation
  /** How the number ends that it goes to. */
  end: string
  isSent: boolean
  /** Seconds before another one makes sense. */
  rests: number
  /** It was typed wrongly too often. */
  isClosed: boolean
  /** What is typed beside it in another browser, and where. */
  reference: string
  here: string
  problem: Problem | undefined
}): Html {
  const { frame, about, end, problem, isSent, isClosed } = model
  const text = words[frame.locale]
  return layout(frame, {
    title: text.codeTitle,
    failed: problem !== undefined,
    body: html`
      <h1>${text.codeTitle}</h1>
      <p class="lead">${isSent ? text.codeSent(end) : text.codeLead(end)}</p>
      ${isClosed ? alert('code-closed', text.codeClosed(about)) : pageProblem(text, { frame, problem })}
      ${!isClosed && form(model)}
      <p class="after soft">${text.notMyNumber(about)}</p>
      ${
        !isClosed &&
        isSent &&
        html`<details class="after">
          <summary>${text.elsewhere}</summary>
          <p>${text.elsewhereHow(model.here, grouped(model.reference))}</p>
        </details>`
      }
      ${helpLine(frame)}
    `,
  })
}

function form({ frame, action, problem, isSent, rests }: Parameters<typeof codePage>[0]): Html {
  const text = words[frame.locale]
  const send = (label: string, kind: 'primary' | 'secondary', rests = 0): Html =>
    html`<form method="post" action="${action}">
      <input type="hidden" name="do" value="send" />
      <div class="actions">
        <button type="submit" class="${kind}" ${rests > 0 && html`data-rests="${String(rests)}"`}>
          ${label}
        </button>
      </div>
    </form>`
  if (!isSent) return send(text.codeSend, 'primary')
  return html`
    <form method="post" action="${action}" novalidate>
      ${codeField(frame, problem)}
      <div class="actions"><button type="submit" class="primary">${text.submit}</button></div>
    </form>
    <div class="after">
      <p class="soft">${text.codeAgain}</p>
      ${send(text.codeAgainSend, 'secondary', rests)}
    </div>
  `
}

/** Where a code is typed that was asked for in another browser. */
export function elsewherePage(model: {
  frame: Frame
  action: string
  reference: string
  problem: Problem | undefined
}): Html {
  const { frame, problem } = model
  const text = words[frame.locale]
  return layout(frame, {
    title: text.elsewhereTitle,
    failed: problem !== undefined,
    body: html`
      <h1>${text.elsewhereTitle}</h1>
      <p class="lead">${text.elsewhereLead}</p>
      ${pageProblem(text, { frame, problem })}
      <form method="post" action="${model.action}" novalidate>
        ${field({
          ...{ name: 'reference', label: text.reference, hint: text.referenceHint, autocomplete: 'off' },
          ...{ value: model.reference, maxlength: LONGEST, autofocus: problem?.field === 'reference' },
          problem: problemOf(text, frame.locale, problem, 'reference'),
        })}
        ${codeField(frame, problem)}
        <div class="actions"><button type="submit" class="primary">${text.submit}</button></div>
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
