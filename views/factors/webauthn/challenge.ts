import type { Shown } from '../shown.ts'
import { html, type Html } from '../../html.ts'
import { alert, layout, notice } from '../../layout.ts'
import { problemText } from '../../problem-text.ts'
import { ceremonyForm } from './ceremony.ts'
import { leave, otherWays, rememberField } from '../parts.ts'
import { lead } from '../../lead.ts'
import { words } from './words/index.ts'

/** What a page hands to the browser. */
export interface CeremonyOptions {
  readonly options: object
}

/** The key as a second step, or alone. */
export function challengePage(shown: Shown, { options }: CeremonyOptions): Html {
  const { frame, problem } = shown
  const text = words[frame.locale]
  return layout(frame, {
    title: text.title,
    failed: problem !== undefined,
    scripts: ['meanwhile.js', 'passkey.js'],
    body: html`
      <h1>${text.title}</h1>
      ${lead(shown, text.lead)} ${problem && alert(problem.reason, problemText(text, frame.locale, problem))}
      ${ceremonyForm(text, { action: shown.action, ceremony: 'get', options, button: text.submit, className: 'primary', fields: rememberField(shown) })}
      <div data-without-script>${notice(shown.others.length > 0 ? text.noScript : text.noScriptAlone)}</div>
      ${otherWays(shown)} ${leave(shown, text.cancel)}
    `,
  })
}

/** On the page that asks who somebody is: a way past it, for whoever has a passkey. */
export const entrancePart = ({ frame, action }: Shown, { options }: CeremonyOptions): Html => {
  const text = words[frame.locale]
  return ceremonyForm(text, {
    ...{ action, options },
    ceremony: 'get',
    autofill: true,
    isOther: text.or,
    button: text.signIn,
    className: 'secondary',
  })
}
