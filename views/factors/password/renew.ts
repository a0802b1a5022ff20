import type { PasswordFault } from '../../../src/policy/password/rules.ts'
import type { ShownRenewal } from '../shown.ts'
import { html, type Html } from '../../html.ts'
import { field } from '../../field.ts'
import { alert, cancelForm, layout } from '../../layout.ts'
import { problemText } from '../../problem-text.ts'
import { renewalWords } from './words/index.ts'
import type { PolicyShown } from './words/en.ts'

/** A new password: the rules, each ticked off as it is met, and one field. */
export function renewalPage(shown: ShownRenewal, policy: PolicyShown): Html {
  const { frame, problem, person, leave } = shown
  const text = renewalWords[frame.locale]
  const reasons = problem?.reasons ?? (problem?.field === undefined ? [] : [problem.reason])
  const isFirst = shown.because === 'activation'
  const title = isFirst ? text.firstTitle : text.title
  return layout(frame, {
    title,
    failed: problem !== undefined,
    scripts: ['reveal.js', 'password.js'],
    body: html`
      <h1>${title}</h1>
      <p class="lead">${text.because[shown.because]}</p>
      ${
        problem && problem.field === undefined
          ? alert(problem.reason, problemText(text, frame.locale, problem))
          : ''
      }
      <form method="post" action="${shown.action}" novalidate>
        <input type="text" name="username" autocomplete="username" value="${person?.email ?? ''}" hidden />
        ${field({
          name: 'new-password',
          label: isFirst ? text.firstPassword : text.newPassword,
          type: 'password',
          autocomplete: 'new-password',
          hint: text.hint,
          reveals: text.reveals,
          describedBy: 'password-rules',
          problems: reasons.map((reason) => ({
            reason,
            text: problemText(text, frame.locale, { reason }, policy),
          })),
          autofocus: true,
        })}
        ${rulesList(shown, policy, reasons)}
        <p class="soft"><a href="/password-policy">${text.whyRules}</a></p>
        ${shown.within}
        <div class="actions">
          <button type="submit" class="primary">${isFirst ? text.firstSubmit : text.submit}</button>
        </div>
      </form>
      ${leave && ('post' in leave ? cancelForm(leave.post, text.cancel) : html`<p class="after"><a href="${leave.link}">${text.back}</a></p>`)}
    `,
  })
}

/** Said to those who meet it: nobody chooses one by it. */
const TOO_LONG: PasswordFault = 'password-too-long'

/** The same list with and without scripts; a script ticks off what can be told from the text alone. */
function rulesList({ frame, person }: ShownRenewal, policy: PolicyShown, reasons: readonly string[]): Html {
  const text = renewalWords[frame.locale]
  const names = [person?.email ?? '', person?.givenName ?? '', person?.familyName ?? '', person?.name ?? '']
  return html`<ul
    class="rules"
    id="password-rules"
    data-for="new-password"
    data-shortest="${policy.shortest}"
    data-longest="${policy.longest}"
    data-classes="${policy.classes}"
    data-names="${JSON.stringify(names)}"
    data-met="${text.met}"
    data-unmet="${text.unmet}"
  >
    ${policy.rules
      .filter((rule) => rule !== TOO_LONG || reasons.includes(rule))
      .map(
        (rule) =>
          html`<li data-rule="${rule}" class="${reasons.includes(rule) ? 'unmet' : ''}">
            ${text.rules[rule](policy)}<span class="state">${reasons.includes(rule) && text.unmet}</span>
          </li>`,
      )}
  </ul>`
}
