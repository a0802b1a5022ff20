import { html, type Html } from '../html.ts'
import { field } from '../field.ts'
import { alert, cancelForm, layout, type Frame } from '../layout.ts'
import { sharedItems, type Shared } from '../shared.ts'
import { words } from './words/index.ts'

const hidden = (inputs: Readonly<Record<string, string>>): Html[] =>
  Object.entries(inputs).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)

/** Sends a form on, by itself where JavaScript runs: an answer to a portal, or a step of ours. */
export function autoSubmitPage(model: {
  frame: Frame
  action: string
  inputs: Readonly<Record<string, string>>
}): Html {
  const text = words[model.frame.locale]
  return layout(model.frame, {
    title: text.goingOn,
    autoSubmit: true,
    languages: false,
    body: html`
      <h1>${text.goingOn}</h1>
      <p class="lead">${text.goingOnLead}</p>
      <form method="post" action="${model.action}">
        ${hidden(model.inputs)}
        <div class="actions"><button type="submit" class="primary">${text.continue}</button></div>
      </form>
    `,
  })
}

export function logoutPage(model: {
  frame: Frame
  action: string
  xsrf: string
  portal: string | undefined
}): Html {
  const text = words[model.frame.locale]
  return layout(model.frame, {
    title: text.logoutTitle,
    body: html`
      <h1>${text.logoutTitle}</h1>
      <p class="lead">${text.logoutLead(model.portal)}</p>
      <form method="post" action="${model.action}">
        ${hidden({ xsrf: model.xsrf })}
        <div class="actions">
          <button type="submit" class="primary" name="logout" value="yes">${text.logoutYes}</button>
          <button type="submit" class="secondary">${text.logoutNo}</button>
        </div>
      </form>
    `,
  })
}

/** A page that says something and asks nothing. */
function said(frame: Frame, title: string, lead: string, way?: { href: string; label: string }): Html {
  return layout(frame, {
    title,
    body: html`<h1>${title}</h1>
      <p class="lead">${lead}</p>
      ${way && html`<div class="actions"><a class="button" href="${way.href}">${way.label}</a></div>`}`,
  })
}

/** After the question whether to sign out, where no portal waits; and whoever chose to stay is still in. */
export function signedOutPage({ frame, isStillIn }: { frame: Frame; isStillIn: boolean }): Html {
  const text = words[frame.locale]
  return isStillIn
    ? said(frame, text.stayedTitle, text.stayedLead, { href: '/account', label: text.toAccount })
    : said(frame, text.signedOutTitle, text.signedOutLead, { href: '/', label: text.toStart })
}

export const deviceDonePage = ({ frame }: { frame: Frame }): Html =>
  said(frame, words[frame.locale].deviceDoneTitle, words[frame.locale].deviceDoneLead)

export type DeviceProblem = 'device-code-wrong' | 'device-aborted' | 'device-failed'

export function deviceCodePage(model: {
  frame: Frame
  action: string
  xsrf: string
  typed: string | undefined
  problem: DeviceProblem | undefined
}): Html {
  const text = words[model.frame.locale]
  const said = {
    'device-code-wrong': text.deviceWrong,
    'device-aborted': text.deviceAborted,
    'device-failed': text.deviceFailed,
  }
  const { problem } = model
  return layout(model.frame, {
    title: text.deviceTitle,
    failed: problem !== undefined,
    body: html`
      <h1>${text.deviceTitle}</h1>
      <p class="lead">${text.deviceLead}</p>
      ${problem !== undefined && problem !== 'device-code-wrong' && alert(problem, said[problem])}
      <form method="post" action="${model.action}" novalidate>
        ${hidden({ xsrf: model.xsrf })}
        ${field({
          name: 'user_code',
          label: text.deviceCode,
          autocomplete: 'off',
          className: 'code',
          value: model.typed,
          maxlength: 60,
          autofocus: true,
          problem: problem === 'device-code-wrong' ? { reason: problem, text: said[problem] } : undefined,
        })}
        <div class="actions"><button type="submit" class="primary">${text.deviceSubmit}</button></div>
      </form>
    `,
  })
}

/** Which portal, which code, from where: what a person needs to tell their own device from a stranger's (RFC 8628 §5.4). */
export function deviceConfirmPage(model: {
  frame: Frame
  action: string
  xsrf: string
  userCode: string
  portal: string
  program: string | undefined
  address: string
}): Html {
  const text = words[model.frame.locale]
  return layout(model.frame, {
    title: text.confirmTitle,
    body: html`
      <h1>${text.confirmTitle}</h1>
      <p class="lead">${text.confirmLead(model.portal)}</p>
      <code class="big-code">${model.userCode}</code>
      <dl>
        <dt>${text.confirmWhere}</dt>
        <dd>${model.program ?? text.unknownDevice}</dd>
        <dt>${text.confirmAddress}</dt>
        <dd>${model.address}</dd>
      </dl>
      <form method="post" action="${model.action}">
        ${hidden({ xsrf: model.xsrf, user_code: model.userCode })}
        <div class="actions">
          <button type="submit" class="primary" name="confirm" value="yes">${text.confirmYes}</button>
          <button type="submit" class="secondary" name="abort" value="yes">${text.confirmNo}</button>
        </div>
      </form>
    `,
  })
}

/** What is shared, with whom and why; and for whom the person acts, where they act for an organisation. */
export function consentPage(model: {
  frame: Frame
  action: string
  cancel: string
  shared: Shared
  organisation: string | undefined
}): Html {
  const text = words[model.frame.locale]
  const portal = model.shared.name
  const items = sharedItems(model.frame, model.shared)
  return layout(model.frame, {
    title: text.consentTitle(portal),
    body: html`
      <h1>${text.consentTitle(portal)}</h1>
      <p class="lead">${text.consentLead(portal)}</p>
      ${model.organisation !== undefined && html`<p>${text.consentFor(model.organisation)}</p>`}
      <ul class="plain">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>
      <form method="post" action="${model.action}">
        <div class="actions"><button type="submit" class="primary">${text.consentYes}</button></div>
      </form>
      ${cancelForm(model.cancel, text.consentNo)}
    `,
  })
}
