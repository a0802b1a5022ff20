import type { Shown } from '../shown.ts'
import { html, type Child, type Html } from '../../html.ts'
import { layout } from '../../layout.ts'
import { pageProblem } from '../../problem-text.ts'
import { codeField, leave, otherWays, rememberField } from '../parts.ts'
import { lead } from '../../lead.ts'
import { words } from './words/index.ts'

export interface SmsChallenge {
  /** Where a code can be sent, newest first. */
  readonly numbers: readonly { readonly id: string; readonly end: string }[]
  /** The end of the number that one went to. */
  readonly sentTo: string | undefined
  /** Seconds before another one makes sense there. */
  readonly rests: number
}

/** A button that has a code sent; once one was, a field for it. */
export function challengePage(shown: Shown, { numbers, sentTo, rests }: SmsChallenge): Html {
  const { frame } = shown
  const text = words[frame.locale]
  const title = sentTo === undefined ? text.title : text.sentTitle
  const sending = numbers.map(
    ({ id, end }, i) => html`
      <form method="post" action="${shown.action}">
        <input type="hidden" name="do" value="send" /><input type="hidden" name="to" value="${id}" />
        <div class="actions">
          <button
            type="submit"
            class="${sentTo === undefined && i === 0 ? 'primary' : 'quiet'}"
            ${end === sentTo && rests > 0 && html`data-rests="${String(rests)}"`}
          >
            ${text.send(end)}
          </button>
        </div>
      </form>
    `,
  )
  return layout(frame, {
    title,
    failed: shown.problem !== undefined,
    scripts: ['meanwhile.js'],
    body: html`
      <h1>${title}</h1>
      ${sentTo === undefined ? lead(shown, text.lead) : html`<p class="lead">${text.sent(sentTo)}</p>`}
      ${pageProblem(text, shown)}
      ${sentTo !== undefined && codeForm(shown, text.submit, rememberField(shown))}
      ${sentTo !== undefined && html`<p>${text.none}</p>`} ${sending} ${otherWays(shown)}
      ${leave(shown, text.cancel)}
    `,
  })
}

export function codeForm(shown: Shown, submit: string, more?: Child): Html {
  const text = words[shown.frame.locale]
  return html`<form method="post" action="${shown.action}" novalidate>
    ${codeField(text, shown)} ${more}
    <div class="actions"><button type="submit" class="primary">${submit}</button></div>
  </form>`
}
