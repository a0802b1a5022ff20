import type { Why } from '../../src/policy/signin/index.ts'
import { html, type Html } from '../html.ts'
import { cancelForm, layout, type Frame } from '../layout.ts'
import { lead } from '../lead.ts'
import { optionsOf, type Way } from './options.ts'
import { words } from './words/index.ts'

export interface WayToSetUp extends Way {
  readonly isRecommended: boolean
}

/** Which second step to set up: each with a sentence, the best first. */
export function chooseWayPage(model: {
  frame: Frame
  cancel: string
  portal: string
  why: Why | undefined
  ways: readonly WayToSetUp[]
}): Html {
  const { frame, ways, portal } = model
  const text = words[frame.locale]
  return layout(frame, {
    title: text.waysTitle,
    body: html`
      <h1>${text.waysTitle}</h1>
      ${lead(model, text.waysLead)} ${optionsOf(ways, recommended(frame))}
      ${cancelForm(model.cancel, text.back(portal))}
    `,
  })
}

const recommended =
  ({ locale }: Frame) =>
  ({ isRecommended }: WayToSetUp) =>
    isRecommended && html`<span class="tag">${words[locale].recommended}</span>`

/** Who got in by a recovery code chooses what to sign in with from now on; or has it still, and goes on. */
export function replacePage(model: {
  frame: Frame
  action: string
  portal: string
  ways: readonly WayToSetUp[]
  /** By what was begun for them, and not by a code of their own. */
  wasHelped: boolean
}): Html {
  const { frame, ways, portal, wasHelped } = model
  const text = words[frame.locale]
  return layout(frame, {
    title: text.replaceTitle,
    body: html`
      <h1>${text.replaceTitle}</h1>
      <p class="lead">${wasHelped ? text.replaceHelped : text.replaceLead}</p>
      ${optionsOf(ways, recommended(frame))}
      <form method="post" action="${model.action}" class="after">
        <div class="actions">
          <button type="submit" name="do" value="later" class="secondary">
            ${text.replaceLater(portal)}
          </button>
          <button type="submit" name="do" value="not-now" class="quiet">${text.replaceNotNow}</button>
        </div>
      </form>
    `,
  })
}
