import type { FormState } from '../../src/platform/http/forms.ts'
import { fieldsOf } from '../form.ts'
import { html, type Html } from '../html.ts'
import { type Frame, alert, layout } from '../layout.ts'
import { pageProblem } from '../problem-text.ts'
import { helpLine } from '../brand.ts'
import { words } from './words/index.ts'

/** Where a mail with a link is asked for. */
export function recoverPage(model: {
  frame: Frame
  action: string
  form: FormState
  back: string | undefined
  /** By a number and a user name, where the portal that they were on the way to asks for them. */
  byNumber: { readonly register: string; readonly label: string; readonly example: string } | undefined
  /** Where the other way of saying who one is, is typed in; undefined: there is one way. */
  otherwise: string | undefined
  /** Where a forgotten user name is asked for. */
  userName: string | undefined
}): Html {
  const { frame, form, back, byNumber, otherwise, userName } = model
  const text = words[frame.locale]
  const { field } = fieldsOf(form, text, frame.locale)
  return layout(frame, {
    title: text.title,
    failed: form.faults.length > 0,
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${byNumber ? text.numberLead : text.lead}</p>
      ${pageProblem(text, { frame, problem: form.faults[0] })}
      <form method="post" action="${model.action}" novalidate>
        ${back !== undefined && html`<input type="hidden" name="back" value="${back}" />`}
        ${
          byNumber
            ? html`<input type="hidden" name="register" value="${byNumber.register}" /> ${field({
                  ...{ name: 'number', label: byNumber.label, hint: text.numberExample(byNumber.example) },
                  ...{ autocomplete: 'off', maxlength: 60, autofocus: true },
                })}
                ${field({ name: 'user-name', label: text.userName, autocomplete: 'username', maxlength: 64 })}`
            : field({
                name: 'username',
                label: text.email,
                type: 'email',
                autocomplete: 'username',
                inputmode: 'email',
                autofocus: true,
              })
        }
        <div class="actions"><button type="submit" class="primary">${text.send}</button></div>
      </form>
      ${otherwise !== undefined && html`<p class="after"><a href="${otherwise}">${byNumber ? text.byAddress : text.byNumber}</a></p>`}
      ${userName !== undefined && html`<p class="after"><a href="${userName}">${text.toUserName}</a></p>`}
      ${back !== undefined && html`<p class="after"><a href="${back}">${text.back}</a></p>`}
      ${helpLine(frame)}
    `,
  })
}

/** Where a mail with one's user names is asked for. */
export function forgotUserNamePage(model: {
  frame: Frame
  action: string
  form: FormState
  back: string | undefined
}): Html {
  const { frame, form, back } = model
  const text = words[frame.locale]
  const { field } = fieldsOf(form, text, frame.locale)
  return layout(frame, {
    title: text.userNameTitle,
    failed: form.faults.length > 0,
    body: html`
      <h1>${text.userNameTitle}</h1>
      <p class="lead">${text.userNameLead}</p>
      ${pageProblem(text, { frame, problem: form.faults[0] })}
      <form method="post" action="${model.action}" novalidate>
        ${back !== undefined && html`<input type="hidden" name="back" value="${back}" />`}
        ${field({
          ...{ name: 'username', label: text.email, type: 'email', autocomplete: 'email' },
          ...{ inputmode: 'email', autofocus: true },
        })}
        <div class="actions"><button type="submit" class="primary">${text.userNameSend}</button></div>
      </form>
      ${back !== undefined && html`<p class="after"><a href="${back}">${text.back}</a></p>`}
      ${helpLine(frame)}
    `,
  })
}

/** The same for every address. */
export function sentPage({
  frame,
  again,
  back,
  what = 'link',
}: {
  frame: Frame
  again: string
  /** What was asked for, and by what. */
  what?: 'link' | 'link-by-number' | 'user-names'
  /** The sign-in that it was asked from. */
  back: string | undefined
}): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.sentTitle,
    body: html`
      <h1>${text.sentTitle}</h1>
      <p class="lead" role="status">
        ${{ link: text.sentLead, 'link-by-number': text.sentByNumber, 'user-names': text.userNameSent }[what]}
      </p>
      <p>
        ${{ link: text.sentHelp, 'link-by-number': text.sentHelpNumber, 'user-names': text.sentHelpUserNames }[what]}
      </p>
      <p class="after"><a href="${again}">${text.again}</a></p>
      ${back !== undefined && html`<p class="after"><a href="${back}">${text.back}</a></p>`}
      ${helpLine(frame)}
    `,
  })
}

export function deadLinkPage({ frame, again }: { frame: Frame; again: string }): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.deadTitle,
    body: html`
      <h1>${text.deadTitle}</h1>
      ${alert('link-spent', text.deadLead, 'neutral')}
      <form method="get" action="${again}">
        <div class="actions"><button type="submit" class="primary">${text.askAgain}</button></div>
      </form>
      ${helpLine(frame)}
    `,
  })
}

/** There is a new password: on to where somebody wanted to be. */
export function recoveredPage(model: {
  frame: Frame
  account: string
  portal: { readonly name: string; readonly href: string } | undefined
}): Html {
  const { frame, portal } = model
  const text = words[frame.locale]
  const toAccount = html`<form method="get" action="${model.account}">
    <div class="actions">
      <button type="submit" class="${portal ? 'secondary' : 'primary'}">${text.toAccount}</button>
    </div>
  </form>`
  return layout(frame, {
    title: text.doneTitle,
    body: html`
      <h1>${text.doneTitle}</h1>
      <p class="lead" role="status">${portal ? text.doneOnTheWay : text.doneLead}</p>
      ${
        portal &&
        html`<div class="actions">
          <a class="button primary" href="${portal.href}">${text.toPortal(portal.name)}</a>
        </div>`
      }
      ${toAccount} ${helpLine(frame)}
    `,
  })
}
