import type { Power } from '../../src/policy/organisations/index.ts'
import { html, type Html } from '../html.ts'
import { icons } from '../icons.ts'
import { panel } from '../work.ts'
import { deskPart, pathIn, type DeskFrame } from './frame.ts'
import { words } from './words/index.ts'

export interface AdministratorListed {
  readonly name: string
  readonly isYou: boolean
  readonly powers: readonly Power[]
}

/** The first page: what one can do, and who the others are. */
export function homePage(model: {
  readonly frame: DeskFrame
  readonly administrators: readonly AdministratorListed[]
}): Html {
  const { frame, administrators } = model
  const text = words[frame.locale]
  const entry = (href: string, title: string, says: string): Html =>
    html`<li>
      <a href="${href}">${title}</a>
      <span>${says}</span>
      ${icons.onward}
    </li>`
  return deskPart(frame, 'home', {
    title: frame.organisation.name,
    body: html`
      <h2>${text.tasks}</h2>
      <ul class="entries">
        ${entry(pathIn(frame, 'people'), text.find, text.findSays)}
      </ul>
      ${panel(text.administrators, administratorsList(frame, administrators))}
    `,
  })
}

function administratorsList(frame: DeskFrame, all: readonly AdministratorListed[]): Html {
  const text = words[frame.locale]
  const list = new Intl.ListFormat(frame.locale)
  return html`<ul class="plain">
    ${all.map(
      ({ name, isYou, powers }) =>
        html`<li>
          ${name}${isYou && ` (${text.you})`}
          <span class="soft"
            >${powers.length === 3 ? text.allPowers : text.powersSay(list.format(powers.map((each) => text.powers[each])))}</span
          >
        </li>`,
    )}
  </ul>`
}
