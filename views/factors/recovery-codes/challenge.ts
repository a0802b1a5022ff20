import type { Shown } from '../shown.ts'
import { helpLine } from '../../brand.ts'
import { html, type Html } from '../../html.ts'
import { field } from '../../field.ts'
import { layout } from '../../layout.ts'
import { pageProblem, problemOf } from '../../problem-text.ts'
import { leave, otherWays } from '../parts.ts'
import { lead } from '../../lead.ts'
import { words } from './words/index.ts'

export function challengePage(shown: Shown): Html {
  const { frame, problem } = shown
  const text = words[frame.locale]
  return layout(frame, {
    title: text.title,
    failed: problem !== undefined,
    scripts: ['meanwhile.js'],
    body: html`
      <h1>${text.title}</h1>
      ${lead(shown, text.lead)} ${pageProblem(text, shown)}
      <form method="post" action="${shown.action}" novalidate>
        ${field({
          name: 'code',
          label: text.code,
          autocomplete: 'off',
          maxlength: 60,
          className: 'code',
          problem: problemOf(text, frame.locale, problem, 'code'),
          autofocus: true,
        })}
        <div class="actions"><button type="submit" class="primary">${text.submit}</button></div>
      </form>
      ${otherWays(shown)} ${leave(shown, text.cancel)} ${helpLine(frame)}
    `,
  })
}
