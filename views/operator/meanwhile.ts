import { html, type Child } from '../html.ts'
import { table } from '../table.ts'
import type { ConsoleFrame } from './frame.ts'
import { words } from './words/index.ts'

export interface ChangedMeanwhile {
  readonly where: string
  readonly from: string | undefined
  readonly to: string | undefined
}

/** What somebody else has changed since a form was opened. */
export function meanwhilePart(frame: ConsoleFrame, meanwhile: readonly ChangedMeanwhile[]): Child {
  const { stale: text } = words[frame.locale]
  return (
    meanwhile.length > 0 &&
    table(frame.locale, {
      caption: text.title,
      columns: [
        { title: text.where, cell: ({ where }) => html`<code>${where}</code>` },
        { title: text.from, cell: ({ from }) => from ?? text.unset },
        { title: text.to, cell: ({ to }) => to ?? text.unset },
      ],
      rows: meanwhile,
      empty: '',
    })
  )
}
