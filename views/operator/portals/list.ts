import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { tag, type Place } from '../../work.ts'
import { consolePart, day, type ConsoleFrame } from '../frame.ts'
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
}

/** Portals and APIs, beside one another. */
const tabs = ({ locale }: ConsoleFrame, at: 'portals' | 'apis'): { label: string; all: Place[] } => {
  const text = words[locale]
  return {
    label: text.tabs,
    all: [
      { href: '/operator/portals', text: text.tabPortals, isHere: at === 'portals' },
      { href: '/operator/apis', text: text.tabApis, isHere: at === 'apis' },
    ],
  }
}

const connectButton = ({ locale }: ConsoleFrame, connects: boolean): Html | false =>
  connects && html`<a class="button primary" href="/operator/portals/new">${words[locale].connect}</a>`

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
    tabs: tabs(frame, 'portals'),
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

export interface ApiListed {
  readonly identifier: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly format: string
}

export function apisPage(model: {
  readonly frame: ConsoleFrame
  readonly apis: readonly ApiListed[]
  readonly next: string | undefined
  readonly connects: boolean
  readonly done: string | null
}): Html {
  const { frame, apis, next } = model
  const text = words[frame.locale]
  const { apiColumns: columns } = text
  return consolePart(frame, 'portals', {
    title: text.apisTitle,
    action: connectButton(frame, model.connects),
    tabs: tabs(frame, 'apis'),
    done: text.done[model.done ?? ''],
    body: table(frame.locale, {
      caption: text.apisTitle,
      isTitled: true,
      columns: [
        { title: columns.name, cell: ({ name }) => name },
        { title: columns.identifier, cell: ({ identifier }) => html`<code>${identifier}</code>` },
        { title: columns.scopes, cell: ({ scopes }) => scopes.join(' ') },
        { title: columns.format, cell: ({ format }) => format },
      ],
      rows: apis,
      empty: text.apisNone,
      pages: {
        next:
          next === undefined
            ? undefined
            : `/operator/apis?${new URLSearchParams({ after: next }).toString()}`,
      },
    }),
  })
}
