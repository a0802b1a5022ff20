import type { Shown } from '../shown.ts'
import type { CeremonyOptions } from './challenge.ts'
import { html, type Html } from '../../html.ts'
import { alert, layout, notice } from '../../layout.ts'
import { problemText } from '../../problem-text.ts'
import { ceremonyForm } from './ceremony.ts'
import { leave, nameField, otherWays } from '../parts.ts'
import { lead } from '../../lead.ts'
import { words } from './words/index.ts'

export function enrolmentPage(shown: Shown, { options }: CeremonyOptions): Html {
  const { frame, problem } = shown
  const text = words[frame.locale]
  const title = shown.isAnother ? text.names.add : text.enrolTitle
  return layout(frame, {
    title,
    failed: problem !== undefined,
    scripts: ['passkey.js'],
    body: html`
      <h1>${title}</h1>
      ${lead(shown, shown.isAnother ? text.addLead : text.enrolLead)}
      ${problem && alert(problem.reason, problemText(text, frame.locale, problem))}
      ${ceremonyForm(text, {
        ...{ action: shown.action, options },
        ceremony: 'create',
        button: text.enrolSubmit,
        className: 'primary',
        fields: nameField(text, shown),
      })}
      <div data-without-script>${notice(shown.others.length > 0 ? text.noScript : text.noScriptAlone)}</div>
      ${otherWays(shown)} ${leave(shown, text.cancel)}
    `,
  })
}
