import { helpLine } from '../brand.ts'
import { html, type Html } from '../html.ts'
import { icons } from '../icons.ts'
import { layout, type Frame } from '../layout.ts'
import { stopped } from '../stopped.ts'
import { words } from './words/index.ts'

/** Somebody stopped on the way to the desk, or could not get there. */
export const leftPage = ({ frame, again }: { frame: Frame; again: string }): Html =>
  stopped(frame, words[frame.locale], again)

/** Somebody who looks after several organisations says for which one they are here. */
export function chooseOrganisationPage({
  frame,
  organisations,
}: {
  readonly frame: Frame
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
}): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.chooseTitle,
    body: html`
      <h1>${text.chooseTitle}</h1>
      <p class="lead">${text.chooseLead}</p>
      <ul class="entries">
        ${organisations.map(
          ({ id, name }) =>
            html`<li>
              <a href="/organisation/${id}">${name}</a>
              ${icons.onward}
            </li>`,
        )}
      </ul>
    `,
  })
}

/** Somebody who looks after no organisation, or not after this one. */
export function nothingToLookAfterPage({ frame }: { readonly frame: Frame }): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.nothingTitle,
    body: html`
      <h1>${text.nothingTitle}</h1>
      <p class="lead" data-reason="not-found">${text.nothingLead}</p>
      <form method="get" action="/account/organisations">
        <div class="actions"><button type="submit" class="primary">${text.toAccount}</button></div>
      </form>
      ${helpLine(frame)}
    `,
  })
}
