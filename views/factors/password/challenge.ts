import type { Shown } from '../shown.ts'
import { html, type Html } from '../../html.ts'
import { cancelForm, field, layout } from '../../layout.ts'
import { pageProblem, problemOf } from '../../problem-text.ts'
import { words } from './words/index.ts'

/** E-mail address and password on one page. */
export function challengePage(shown: Shown): Html {
  const { frame, problem } = shown
  const text = words[frame.locale]
  const username = shown.typed['username']
  return layout(frame, {
    title: text.title,
    ...(shown.beside?.length ? { script: 'passkey.js' } : {}),
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${text.toContinue(shown.portal)}</p>
      ${pageProblem(text, shown)}
      <form method="post" action="${shown.action}" novalidate>
        ${field({
          name: 'username',
          label: text.email,
          type: 'email',
          autocomplete: shown.beside?.length ? 'username webauthn' : 'username',
          inputmode: 'email',
          value: username,
          problem: problemOf(text, frame.locale, problem, 'username'),
          autofocus: !username,
        })}
        ${field({
          name: 'password',
          label: text.password,
          type: 'password',
          autocomplete: 'current-password',
          problem: problemOf(text, frame.locale, problem, 'password'),
          autofocus: Boolean(username),
        })}
        <div class="actions"><button type="submit" class="primary">${text.signIn}</button></div>
      </form>
      ${shown.beside}
      <p class="after"><a href="/recover?back=${shown.action}">${text.forgot}</a></p>
      ${cancelForm(shown.cancel, text.cancel)}
    `,
  })
}
