import { helpLine } from '../brand.ts'
import { html, type Html } from '../html.ts'
import { alert, layout, type Frame } from '../layout.ts'
import type { AboutActivation } from './about.ts'
import { words } from './words/index.ts'

/** Where somebody goes on. */
export interface Onward {
  readonly href: string
  /** Undefined: their own account. */
  readonly portal: string | undefined
  /** Whether they go there at once; otherwise they are told its name. */
  readonly begins: boolean
}

/** Asks whoever is signed in whether they want to act for the organisation, too. */
export function joinPage(model: {
  frame: Frame
  action: string
  about: AboutActivation
  isAdministrator: boolean
}): Html {
  const { frame, about } = model
  const text = words[frame.locale]
  const organisation = about.organisation ?? ''
  return layout(frame, {
    title: text.joinTitle(organisation),
    body: html`
      <h1>${text.joinTitle(organisation)}</h1>
      <p class="lead">${text.joinLead(about, model.isAdministrator)}</p>
      <form method="post" action="${model.action}">
        <div class="actions">
          <button type="submit" class="primary">${text.join(organisation)}</button>
        </div>
      </form>
      <p class="after soft">${text.joinNot}</p>
      ${helpLine(frame)}
    `,
  })
}

/** Somebody else is signed in here than it is for. */
export function notTheirsPage(model: {
  frame: Frame
  action: string
  about: AboutActivation
  signedIn: string
  email: string
  account: string
}): Html {
  const { frame } = model
  const text = words[frame.locale]
  return layout(frame, {
    title: text.notTheirsTitle,
    body: html`
      <h1>${text.notTheirsTitle}</h1>
      ${alert('not-theirs', text.notTheirsLead(model.signedIn, model.email), 'neutral')}
      <form method="post" action="${model.action}">
        <div class="actions"><button type="submit" class="primary">${text.signOutGoOn}</button></div>
      </form>
      <p class="after"><a href="${model.account}">${text.toAccount}</a></p>
      ${helpLine(frame)}
    `,
  })
}

/** Why it can be accepted no more, whom to ask, and where to go. */
export function overPage(model: {
  frame: Frame
  about: AboutActivation
  reason: keyof (typeof words)['en']['over']
  to: Onward | undefined
}): Html {
  const { frame, about, reason, to } = model
  const text = words[frame.locale]
  return layout(frame, {
    title: text.overTitle,
    body: html`
      <h1>${text.overTitle}</h1>
      ${alert(reason, text.over[reason](about), 'neutral')}
      ${
        to?.portal !== undefined
          ? html`<div class="actions">
              <a class="button primary" href="${to.href}">${text.toPortal(to.portal)}</a>
            </div>`
          : html`<p class="after"><a href="/account">${text.toAccount}</a></p>`
      }
      ${helpLine(frame)}
    `,
  })
}

/** It is done: on to the portal that it was for, by itself; or its name, and the account. */
export function donePage({ frame, about, to }: { frame: Frame; about: AboutActivation; to: Onward }): Html {
  const text = words[frame.locale]
  const { organisation } = about
  const title = organisation === undefined ? text.doneActivated : text.doneTitle(organisation)
  const says =
    to.portal === undefined ? text.doneAccount : to.begins ? text.doneGoOn(to.portal) : text.doneGo(to.portal)
  return layout(frame, {
    title,
    ...(to.portal !== undefined && to.begins ? { goesOnTo: to.href } : {}),
    body: html`
      <h1>${title}</h1>
      <p class="lead" role="status">${says}</p>
      <div class="actions">
        <a class="button primary" href="${to.href}"
          >${to.portal === undefined ? text.toAccount : text.toPortal(to.portal)}</a
        >
      </div>
      ${helpLine(frame)}
    `,
  })
}
