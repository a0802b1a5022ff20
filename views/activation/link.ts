import { helpLine } from '../brand.ts'
import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { pageProblem, type Problem } from '../problem-text.ts'
import type { AboutActivation } from './about.ts'
import { words } from './words/index.ts'

/** What somebody is invited to, before anything is done. */
export function invitationPage(model: {
  frame: Frame
  action: string
  about: AboutActivation
  /** Whom it is for. */
  email: string
  isAdministrator: boolean
  /** They have an account, and sign in. */
  hasArrived: boolean
  /** How the code reaches them; undefined: it has none any more. */
  code: 'text' | 'letter' | undefined
}): Html {
  const { frame, about, hasArrived } = model
  const text = words[frame.locale]
  const title = text.invitedTitle(about.organisation ?? '')
  return layout(frame, {
    title,
    body: html`
      <h1>${title}</h1>
      <p class="lead">${text.invitedLead(about, model.isAdministrator)}</p>
      <dl class="facts">
        <div>
          <dt>${text.for}</dt>
          <dd>${model.email}</dd>
        </div>
        ${
          about.portal !== undefined &&
          html`<div>
            <dt>${text.portal}</dt>
            <dd>${about.portal}</dd>
          </div>`
        }
      </dl>
      <p>${hasArrived ? text.willSignIn : text.will[model.code ?? 'text']}</p>
      <form method="post" action="${model.action}">
        <div class="actions"><button type="submit" class="primary">${text.goOn}</button></div>
      </form>
      <p class="after soft">${text.notYou}</p>
      ${helpLine(frame)}
    `,
  })
}

/** The same for every link that works no more, and for what was never one. */
export function oldLinkPage({
  frame,
  action,
  problem,
}: {
  frame: Frame
  action: string
  problem?: Problem
}): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.oldTitle,
    failed: problem !== undefined,
    body: html`
      <h1>${text.oldTitle}</h1>
      <p class="lead">${text.oldLead}</p>
      ${pageProblem(text, { frame, problem })}
      <form method="post" action="${action}">
        <div class="actions"><button type="submit" class="primary">${text.renew}</button></div>
      </form>
      <p class="after">${text.oldUsed} <a href="/account">${text.toAccount}</a></p>
      ${helpLine(frame)}
    `,
  })
}

/** The same whatever the link was of. */
export function newLinkPage({ frame, from, since }: { frame: Frame; from: string; since: string }): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.sentTitle,
    body: html`
      <h1>${text.sentTitle}</h1>
      <p class="lead" role="status">${text.sentLead}</p>
      <p>${text.sentHelp(from, since)}</p>
      <p class="after"><a href="/account">${text.toAccount}</a></p>
      ${helpLine(frame)}
    `,
  })
}
