import { html, type Html } from '../../html.ts'
import { notice } from '../../layout.ts'
import { table } from '../../table.ts'
import { doing } from '../../work.ts'
import { moment, type ConsoleFrame } from '../frame.ts'
import { runningPart, type RunningTab } from './frame.ts'
import { words } from './words/index.ts'

export interface OutboxModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly tabs: readonly RunningTab[]
  readonly letters: readonly {
    readonly id: string
    readonly what: string
    readonly at: Date
    readonly why: string
  }[]
  readonly sends: boolean
  /** Whether mail leaves at all. */
  readonly leaves: boolean
  readonly done: string | null
}

/** What could not be delivered and was given up. */
export function outboxPage({ frame, zone, tabs, letters, sends, leaves, done }: OutboxModel): Html {
  const text = words[frame.locale]
  const { letterColumns: columns } = text
  const path = '/operator/running/outbox'
  return runningPart(frame, {
    ...{ at: 'outbox', tabs, done: text.done[done ?? ''] },
    action: sends && letters.length > 0 && doing(path, { text: text.sendAll }),
    body: html`
      ${!leaves && notice(text.lettersKept, 'warn')}
      <p class="lead">${text.lettersLead}</p>
      ${table(frame.locale, {
        caption: text.tab.outbox,
        isTitled: true,
        columns: [
          { title: columns.what, cell: ({ what }) => html`<code>${what}</code>` },
          { title: columns.at, cell: ({ at }) => moment(frame, zone, at) },
          { title: columns.why, cell: ({ why }) => why },
          {
            title: columns.again,
            cell: ({ id }) => (sends ? doing(path, { text: text.sendAgain, kind: 'quiet' }, { id }) : '–'),
          },
        ],
        rows: letters,
        empty: text.lettersNone,
      })}
    `,
  })
}
