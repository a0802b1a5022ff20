import { html, type Html } from '../html.ts'
import { icons, type Icon } from '../icons.ts'
import { cancelForm, layout, type Frame } from '../layout.ts'
import { lead } from '../lead.ts'
import type { Why } from '../../src/policy/signin/index.ts'
import { words } from './words/index.ts'

/** A way to set up, as somebody chooses it who never did. */
export interface Way {
  readonly href: string
  readonly kind: string
  readonly name: string
  /** What it takes and what it is worth, in a sentence. */
  readonly why: string
  readonly icon: Icon
  readonly isRecommended: boolean
}

/** Which second step to set up: each with a sentence, the best first. */
export function chooseWayPage(model: {
  frame: Frame
  cancel: string
  portal: string
  why: Why
  ways: readonly Way[]
}): Html {
  const { frame, ways, portal } = model
  const text = words[frame.locale]
  const option = ({ href, kind, name, why, icon, isRecommended }: Way): Html =>
    html`<li>
      <a href="${href}" data-kind="${kind}">
        <span class="of">${icons[icon]}</span>
        <span>
          <span class="what">${name}</span>
          ${isRecommended && html`<span class="tag">${text.recommended}</span>`}
          <span class="why">${why}</span>
        </span>
        ${icons.onward}
      </a>
    </li>`
  return layout(frame, {
    title: text.waysTitle,
    body: html`
      <h1>${text.waysTitle}</h1>
      ${lead(model, text.waysLead)}
      <ul class="options">
        ${ways.map(option)}
      </ul>
      ${cancelForm(model.cancel, text.back(portal))}
    `,
  })
}
