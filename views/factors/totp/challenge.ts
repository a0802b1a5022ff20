import type { Shown } from '../shown.ts'
import { html, type Html } from '../../html.ts'
import { layout } from '../../layout.ts'
import { pageProblem } from '../../problem-text.ts'
import { codeField, leave, otherWays, rememberField } from '../parts.ts'
import { lead } from '../../lead.ts'
import { words } from './words/index.ts'

export function challengePage(shown: Shown): Html {
  const { frame } = shown
  const text = words[frame.locale]
  return layout(frame, {
    title: text.title,
    failed: shown.problem !== undefined,
    scripts: ['meanwhile.js'],
    body: html`
      <h1>${text.title}</h1>
      ${lead(shown, text.lead)} ${pageProblem(text, shown)}
      <form method="post" action="${shown.action}" novalidate>
        ${codeField(text, shown)} ${rememberField(shown)}
        <div class="actions"><button type="submit" class="primary">${text.submit}</button></div>
      </form>
      ${otherWays(shown)} ${leave(shown, text.cancel)}
    `,
  })
}
