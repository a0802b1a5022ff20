import { html, type Html } from '../../html.ts'
import { alert, type Frame } from '../../layout.ts'
import { accountPart, day } from '../frame.ts'
import { askWords, words } from './words/index.ts'

/** The work that an administrator would hand over, and whether one takes it. */
export function handoverPage(model: {
  frame: Frame
  zone: string
  name: string
  back: string
  /** Undefined: there is none any more. */
  offer: { readonly id: string; readonly person: string; readonly until: Date } | undefined
  /** Why it could not be taken. */
  reason: string | undefined
}): Html {
  const { frame, zone, name, back, offer, reason } = model
  const text = askWords[frame.locale]
  return accountPart(frame, {
    title: text.handoverTitle(name),
    failed: reason !== undefined,
    width: 'narrow',
    body: html`
      ${reason !== undefined && alert(reason, text.handoverProblems[reason] ?? text.handoverElse)}
      ${
        offer &&
        html`<p class="lead">${text.handoverLead(offer.person, name)}</p>
          <p>${text.handoverMeans(day(frame, zone, offer.until))}</p>
          <form method="post" action="${back}/handover">
            <input type="hidden" name="id" value="${offer.id}" />
            <div class="actions">
              <button type="submit" name="do" value="accept" class="primary">${text.handoverAccept}</button>
              <button type="submit" name="do" value="decline" class="secondary">
                ${text.handoverDecline}
              </button>
            </div>
          </form>`
      }
      <p class="after"><a href="${back}">${words[frame.locale].back}</a></p>
    `,
  })
}
