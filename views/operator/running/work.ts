import { duration } from '../../duration.ts'
import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { tag } from '../../work.ts'
import { moment, type ConsoleFrame } from '../frame.ts'
import { runningPart, type RunningTab } from './frame.ts'
import { words } from './words/index.ts'

export interface WorkModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly tabs: readonly RunningTab[]
  readonly jobs: readonly { readonly name: string; readonly count: number; readonly since: Date }[]
  readonly chores: readonly {
    readonly name: string
    readonly everySeconds: number
    readonly ranAt: Date
    readonly isLate: boolean
  }[]
}

/** Jobs that wait, and chores with when each was last done. */
export function workPage({ frame, zone, tabs, jobs, chores }: WorkModel): Html {
  const text = words[frame.locale]
  const { jobColumns, choreColumns } = text
  return runningPart(frame, {
    ...{ at: 'work', tabs },
    body: html`
      ${table(frame.locale, {
        caption: text.jobs,
        columns: [
          { title: jobColumns.name, cell: ({ name }) => named(text.job, name) },
          { title: jobColumns.count, cell: ({ count }) => count, isNumber: true },
          { title: jobColumns.since, cell: ({ since }) => moment(frame, zone, since) },
        ],
        rows: jobs,
        empty: text.jobsNone,
      })}
      ${table(frame.locale, {
        caption: text.chores,
        columns: [
          { title: choreColumns.name, cell: ({ name }) => named(text.chore, name) },
          { title: choreColumns.every, cell: ({ everySeconds }) => duration(frame.locale, everySeconds) },
          { title: choreColumns.ran, cell: ({ ranAt }) => moment(frame, zone, ranAt) },
          {
            title: choreColumns.how,
            cell: ({ isLate }) => (isLate ? tag(text.late, 'bad') : tag(text.onTime, 'ok')),
          },
        ],
        rows: chores,
        empty: text.choresNone,
      })}
      <p class="soft">${text.choresLead}</p>
    `,
  })
}

/** What it does, and the name that the log and the metrics have for it. */
const named = (says: Readonly<Record<string, string>>, name: string): Html =>
  html`${says[name]} <code class="soft">${name}</code>`
