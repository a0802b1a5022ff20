import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { consolePart, type ConsoleFrame } from '../frame.ts'
import { connectButton, portalsTabs } from '../connecting.ts'
import { words } from './words/index.ts'

export interface ApiListed {
  readonly identifier: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly format: 'jwt' | 'opaque'
}

/** Where an API's page is. */
export const apiPath = (identifier: string): string => `/operator/apis/${encodeURIComponent(identifier)}`

export function apisPage(model: {
  readonly frame: ConsoleFrame
  readonly apis: readonly ApiListed[]
  readonly next: string | undefined
  readonly connects: boolean
  readonly done: string | null
}): Html {
  const { frame, apis, next } = model
  const text = words[frame.locale]
  const { columns } = text
  return consolePart(frame, 'portals', {
    title: text.title,
    action: connectButton(frame, model.connects, 'api'),
    tabs: portalsTabs(frame, 'apis'),
    done: text.done[model.done ?? ''],
    body: table(frame.locale, {
      caption: text.title,
      isTitled: true,
      columns: [
        {
          title: columns.name,
          cell: ({ name, identifier }) => html`<a href="${apiPath(identifier)}">${name}</a>`,
        },
        { title: columns.identifier, cell: ({ identifier }) => html`<code>${identifier}</code>` },
        { title: columns.scopes, cell: ({ scopes }) => scopes.join(' ') },
        { title: columns.format, cell: ({ format }) => text.format[format] },
      ],
      rows: apis,
      empty: text.none,
      pages: {
        next:
          next === undefined
            ? undefined
            : `/operator/apis?${new URLSearchParams({ after: next }).toString()}`,
      },
    }),
  })
}
