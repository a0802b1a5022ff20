import type { Shown } from '../../../src/factors/contract.ts'
import { html, type Html } from '../../html.ts'
import { alert, layout } from '../../layout.ts'
import { problemText } from '../../problem-text.ts'
import { codeField } from '../code-field.ts'
import { leave, otherWays, rememberField } from '../ways.ts'
import { words } from './words.ts'

export function challengePage(shown: Shown): Html {
  const { frame, problem } = shown
  const text = words[frame.locale]
  return layout(frame, {
    title: text.title,
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${text.lead}</p>
      ${problem && problem.field === undefined && alert(problem.reason, problemText(text, frame.locale, problem))}
      <form method="post" action="${shown.action}" novalidate>
        ${codeField(text, shown)} ${rememberField(shown)}
        <div class="actions"><button type="submit" class="primary">${text.submit}</button></div>
      </form>
      ${otherWays(shown)} ${leave(shown, text.cancel)}
    `,
  })
}
