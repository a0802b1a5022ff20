import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { tag } from '../../work.ts'
import { connectButton, portalsTabs } from '../connecting.ts'
import { consolePart, day, type ConsoleFrame } from '../frame.ts'
import { comingTag, type Coming } from './coming.ts'
import type { ClientKind } from './kinds.ts'
import { words } from './words/index.ts'

export interface PortalListed {
  readonly id: string
  readonly name: string
  readonly kind: ClientKind
  /** What its lowest level is called. */
  readonly level: string
  readonly changed: Date
  readonly isInFiles: boolean
  readonly coming: Coming
}

export function portalsPage(model: {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly portals: readonly PortalListed[]
  /** The beginning of a name that is looked for. */
  readonly beginning: string
  readonly next: string | undefined
  readonly connects: boolean
  readonly done: string | null
}): Html {
  const { frame, zone, portals, beginning, next } = model
  const text = words[frame.locale]
  const { columns } = text
  return consolePart(frame, 'portals', {
    title: text.title,
    action: connectButton(frame, model.connects),
    tabs: portalsTabs(frame, 'portals'),
    done: text.done[model.done ?? ''],
    body: html`
      <form method="get" action="/operator/portals" class="filter" role="search">
        <div class="field">
          <label for="name">${text.filter}</label>
          <input
            type="text"
            id="name"
            name="name"
            value="${beginning}"
            autocomplete="off"
            aria-describedby="name-hint"
          />
          <p class="hint" id="name-hint">${text.filterHint}</p>
        </div>
        <button type="submit" class="secondary">${text.find}</button>
      </form>
      ${table(frame.locale, {
        caption: text.caption,
        isTitled: true,
        columns: [
          {
            title: columns.name,
            cell: ({ id, name, isInFiles }) =>
              html`<a href="/operator/portals/${id}">${name}</a> ${isInFiles && tag(text.files)}`,
          },
          { title: columns.coming, cell: ({ coming, kind }) => comingTag(frame, coming, kind === 'machine') },
          { title: columns.kind, cell: ({ kind }) => text.kind[kind] },
          { title: columns.level, cell: ({ level }) => level },
          { title: columns.changed, cell: ({ changed }) => day(frame, zone, changed) },
        ],
        rows: portals,
        empty: beginning === '' ? text.noneYet : text.none,
        pages: {
          next:
            next === undefined
              ? undefined
              : `/operator/portals?${new URLSearchParams({ name: beginning, after: next }).toString()}`,
        },
      })}
    `,
  })
}
