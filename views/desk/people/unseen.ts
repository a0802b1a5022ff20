import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { dayText, deskPart, pathIn, type DeskFrame } from '../frame.ts'
import { words } from '../words/index.ts'
import { accessTag, type PersonListed } from './list.ts'

/** Who has not acted for the organisation for long. */
export function unseenPage(model: {
  readonly frame: DeskFrame
  readonly zone: string
  readonly days: number
  readonly people: readonly (PersonListed & { readonly last: Date | undefined })[]
  readonly next: string | undefined
}): Html {
  const { frame, zone, people, next } = model
  const text = words[frame.locale]
  return deskPart(frame, 'people', {
    title: text.unseenTitle,
    trail: { href: pathIn(frame, 'people'), text: text.peopleTitle },
    body: html`<p class="lead">${text.unseenLead(model.days)}</p>
      ${table(frame.locale, {
        caption: text.unseenTitle,
        isTitled: true,
        columns: [
          {
            title: text.columns.who,
            cell: ({ id, name, email }) =>
              html`<a href="${pathIn(frame, `people/${id}`)}">${name}</a>
                ${email !== undefined && html`<br /><span class="soft">${email}</span>`}`,
          },
          {
            title: text.seenTitle,
            cell: ({ last }) => (last === undefined ? text.never : dayText(frame, zone, last)),
          },
          { title: text.columns.state, cell: (each) => accessTag(frame, zone, each) },
        ],
        rows: people,
        empty: next === undefined ? text.unseenNobody : text.unseenNobodyYet,
        pages: { next },
      })}`,
  })
}
