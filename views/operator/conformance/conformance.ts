import { html, type Child, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { tag, type Place } from '../../work.ts'
import { portalsTabs } from '../connecting.ts'
import { consolePart, type ConsoleFrame } from '../frame.ts'
import { words } from './words/index.ts'

export interface LineShown {
  readonly standard: 'oauth21' | 'rfc9700' | 'fapi2'
  readonly clause: string
  readonly demand: string
  readonly verdict: 'met' | 'should' | 'not-met' | 'none'
  readonly isServers: boolean
}

/** How a portal, and the server for it, stand to the standards, with why. */
export function conformancePage(model: {
  readonly frame: ConsoleFrame
  readonly client: { readonly id: string; readonly name: string }
  readonly trail: { readonly href: string; readonly text: string }
  readonly tabs: { readonly label: string; readonly all: readonly Place[] }
  readonly lines: readonly LineShown[]
}): Html {
  const { frame, client, lines, trail, tabs } = model
  const text = words[frame.locale]
  return consolePart(frame, 'portals', {
    title: client.name,
    ...{ trail, tabs },
    body: html`
      <p class="lead">${text.lead}</p>
      ${linesPart(frame, lines)}
    `,
  })
}

/** The same of the server, for every portal. */
export function standardsPage({
  frame,
  lines,
}: {
  readonly frame: ConsoleFrame
  readonly lines: readonly LineShown[]
}): Html {
  const text = words[frame.locale]
  return consolePart(frame, 'portals', {
    title: text.title,
    tabs: portalsTabs(frame, 'standards'),
    body: html`
      <p class="lead">${text.serverLead}</p>
      ${linesPart(frame, lines)}
    `,
  })
}

/** A table for each standard: what it asks, where, and how it stands. */
function linesPart(frame: ConsoleFrame, lines: readonly LineShown[]): Child {
  const text = words[frame.locale]
  const tone = { met: 'ok', should: 'warn', 'not-met': 'bad', none: 'plain' } as const
  const whyOf = ({ demand, verdict, isServers }: LineShown): string =>
    verdict === 'not-met' || verdict === 'should'
      ? (text.demand[demand]?.[1] ?? '')
      : isServers
        ? text.servers
        : ''
  return html`<div class="aligned">
    ${(['oauth21', 'rfc9700', 'fapi2'] as const).map((standard) =>
      table(frame.locale, {
        caption: text.standards[standard],
        columns: [
          {
            title: text.columns.demand,
            cell: (line) =>
              html`<span data-demand="${standard} ${line.demand} ${line.verdict}"
                >${text.demand[line.demand]?.[0] ?? line.demand}</span
              >`,
          },
          { title: text.columns.clause, cell: ({ clause }) => clause },
          { title: text.columns.verdict, cell: ({ verdict }) => tag(text.verdict[verdict], tone[verdict]) },
          { title: text.columns.why, cell: whyOf },
        ],
        rows: lines.filter((line) => line.standard === standard),
        empty: '',
      }),
    )}
  </div>`
}
