import { html, type Html } from '../html.ts'
import type { Frame } from '../layout.ts'
import { sharedItems, type Shared } from '../shared.ts'
import { accountPart, day } from './frame.ts'
import { listWords } from './words/index.ts'

export interface PortalShown extends Shared {
  readonly clientId: string
  readonly name: string
  readonly since: Date
  /** The organisations that the person acts for there. */
  readonly actsFor: readonly string[]
}

export function portalsPage(model: {
  frame: Frame
  zone: string
  portals: readonly PortalShown[]
  done: string | null
}): Html {
  const { frame, zone, portals } = model
  const text = listWords[frame.locale]
  return accountPart(frame, {
    title: text.portalsTitle,
    done: text.done[model.done ?? ''],
    body: html`
      <p class="lead">${text.portalsLead}</p>
      ${portals.length === 0 && html`<p>${text.noPortals}</p>`}
      <ul class="items">
        ${portals.map(
          (portal) =>
            html`<li data-portal="${portal.clientId}">
              <h2>${portal.name}</h2>
              <p>${text.portalSince(day(frame, zone, portal.since))}</p>
              ${
                portal.actsFor.length > 0 &&
                html`<p data-acts-for>
                  ${text.portalActsFor(new Intl.ListFormat(frame.locale).format(portal.actsFor))}
                </p>`
              }
              <ul class="plain">
                ${sharedItems(frame, portal).map((each) => html`<li>${each}</li>`)}
              </ul>
              <form method="post" action="/account/portals">
                <input type="hidden" name="client" value="${portal.clientId}" />
                <button type="submit" class="secondary">${text.withdraw(portal.name)}</button>
              </form>
            </li>`,
        )}
      </ul>
    `,
  })
}
