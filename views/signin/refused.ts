import type { RefusalReason } from '../../src/policy/signin/index.ts'
import { html, type Html } from '../html.ts'
import { alert, layout, type Frame } from '../layout.ts'
import { helpLine } from '../brand.ts'
import { words } from './words/index.ts'

/** Administrators of an organisation, by their names. */
export interface WhomToAsk {
  readonly organisation: string
  readonly names: readonly string[]
}

/** Why it stops here, and the one way on: back to the portal, which is told the standard error. */
export function refusedPage(model: {
  frame: Frame
  action: string
  portal: string
  reason: RefusalReason
  /** What the portal has its people do. */
  toDo?: string | undefined
  /** Whom they may ask, of organisations that they act for. */
  ask?: readonly WhomToAsk[] | undefined
  /** Where they show that post reaches them, where that is all that is missing. */
  addressAt?: string | undefined
  reference: string
  /** Whether somebody else is signed in here, who can be signed out. */
  mayEndSession: boolean
}): Html {
  const text = words[model.frame.locale]
  return layout(model.frame, {
    title: text.refusedTitle,
    body: html`
      <h1>${text.refusedTitle}</h1>
      ${alert(model.reason, model.addressAt === undefined ? reasonText(text[model.reason], model.portal) : text.needsAddress(model.portal), 'neutral')}
      ${
        model.addressAt !== undefined &&
        html`<div class="actions">
          <a class="button primary" href="${model.addressAt}">${text.needsAddressWay}</a>
        </div>`
      }
      ${model.toDo !== undefined && html`<p>${model.toDo}</p>`}
      ${(model.ask ?? []).map(({ organisation, names }) => html`<p>${text.askAt(organisation, names)}</p>`)}
      ${
        (model.reason === 'organisation-missing' || model.reason === 'organisation-not-let') &&
        html`<p><a href="/account/organisations/ask">${text.askToJoin}</a></p>`
      }
      ${model.mayEndSession && html`<p>${text.otherHere}</p>`}
      <form method="post" action="${model.action}">
        <div class="actions">
          <button type="submit" class="${model.addressAt === undefined ? 'primary' : 'secondary'}">
            ${text.back(model.portal)}
          </button>
          ${model.mayEndSession && html`<button type="submit" name="do" value="sign-out" class="secondary">${text.endOther(model.portal)}</button>`}
        </div>
      </form>
      ${helpLine(model.frame)}
      <p class="reference">${text.reference(model.reference)}</p>
    `,
  })
}

const reasonText = (says: string | ((portal: string) => string), portal: string): string =>
  typeof says === 'string' ? says : says(portal)
