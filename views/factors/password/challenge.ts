import type { Shown } from '../shown.ts'
import { html, type Html } from '../../html.ts'
import { field } from '../../field.ts'
import { cancelForm, layout } from '../../layout.ts'
import { pageProblem, problemOf } from '../../problem-text.ts'
import { lead } from '../../lead.ts'
import { byNumberFields } from './by-number.ts'
import { words } from './words/index.ts'

/**
 * E-mail address and password on one page. Whoever forgot the password takes the address along; that button comes after
 * the first in the document, so that Enter signs in, and stands beside the password's label.
 */
export function challengePage(shown: Shown): Html {
  const { frame, problem, beside = [] } = shown
  const text = words[frame.locale]
  const username = shown.typed['username']
  const { byNumber } = shown
  const said = byNumber ? { ...text, 'wrong-password': text.wrongByNumber, wrong: text.wrongByNumber } : text
  // which of the two was wrong is told to nobody: both fields say that something is
  const ofBoth = problem && problem.field === undefined ? { isWrong: true, describedBy: 'problem' } : {}
  return layout(frame, {
    title: text.title,
    failed: problem !== undefined,
    scripts: ['reveal.js', 'meanwhile.js', ...(beside.length > 0 ? (['passkey.js'] as const) : [])],
    body: html`
      <h1>${text.title}</h1>
      ${leadOf(shown)} ${pageProblem(said, shown)}
      <form method="post" action="${shown.action}" novalidate>
        ${
          byNumber
            ? byNumberFields(shown, byNumber, ofBoth)
            : field({
                name: 'username',
                label: text.email,
                type: 'email',
                autocomplete: beside.length > 0 ? 'username webauthn' : 'username',
                inputmode: 'email',
                value: username,
                problem: problemOf(text, frame.locale, problem, 'username'),
                autofocus: !username,
                ...ofBoth,
              })
        }
        <div class="beside-label">
          ${field({
            name: 'password',
            label: text.password,
            type: 'password',
            autocomplete: 'current-password',
            problem: problemOf(text, frame.locale, problem, 'password'),
            autofocus: Boolean(username ?? (byNumber && shown.typed['number'])),
            reveals: text.reveals,
            ...ofBoth,
          })}
          <div class="actions"><button type="submit" class="primary">${text.signIn}</button></div>
          <button
            type="submit"
            class="quiet"
            formaction="/recover/start"
            formnovalidate
            name="back"
            value="${shown.action}"
          >
            ${text.forgot}
          </button>
        </div>
      </form>
      ${byNumber && html`<p class="after"><a href="/recover/user-name?back=${encodeURIComponent(shown.action)}">${text.forgotUserName}</a></p>`}
      ${byNumber && html`<p class="after"><a href="${byNumber.otherwise}">${text.byAddress}</a></p>`}
      ${beside}
      ${cancelForm(
        shown.cancel,
        shown.why === 'account' || shown.why === 'account-again' ? text.cancelOwn : text.cancel(shown.portal),
      )}
    `,
  })
}

/** Whose page it is that one signs in to; or why one must, who has signed in before. */
function leadOf(shown: Shown): Html {
  const text = words[shown.frame.locale]
  if (shown.why === 'again' || shown.why === 'account-again') return lead(shown, '')
  return html`<p class="lead">${shown.why === 'account' ? text.toAccount : text.toContinue(shown.portal)}</p>`
}
