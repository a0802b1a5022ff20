import { helpLine } from '../brand.ts'
import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { optionsOf, type Way } from './options.ts'
import { words } from './words/index.ts'

/** Every way back for somebody who has lost what they sign in with; and who helps, where there is none. */
export function lostPage(model: { frame: Frame; back: string; portal: string; ways: readonly Way[] }): Html {
  const { frame, ways } = model
  const text = words[frame.locale]
  const isStuck = ways.length < 2
  return layout(frame, {
    title: text.lostTitle,
    body: html`
      <h1>${text.lostTitle}</h1>
      <p class="lead">${isStuck ? text.lostNone(model.portal) : text.lostLead}</p>
      ${!isStuck && optionsOf(ways)}
      <p>${text.lostDesk(model.portal)}</p>
      <p class="after"><a href="${model.back}">${text.lostBack}</a></p>
      ${helpLine(frame)}
    `,
  })
}
