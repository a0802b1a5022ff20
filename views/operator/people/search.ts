import type { FormState } from '../../../src/platform/http/forms.ts'
import type { Html } from '../../html.ts'
import { html } from '../../html.ts'
import { table } from '../../table.ts'
import { tag } from '../../work.ts'
import { consolePart, day, type ConsoleFrame } from '../frame.ts'
import { searchForm } from '../search.ts'
import { words } from './words/index.ts'

export interface PersonFound {
  readonly id: string
  readonly name: string
  /** Null: they have none. */
  readonly email: string | null
  readonly isVerified: boolean
  readonly standing: 'active' | 'disabled' | 'closed'
  readonly since: Date
}

export interface PeopleModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly form: FormState
  /** Undefined: nobody was sought yet. */
  readonly found: readonly PersonFound[] | undefined
  readonly next: string | undefined
}

/** Finding somebody by what is known of them. */
export function peoplePage({ frame, zone, form, found, next }: PeopleModel): Html {
  const text = words[frame.locale]
  const { columns } = text
  return consolePart(frame, 'people', {
    title: text.title,
    failed: form.faults.length > 0,
    body: html`
      ${searchForm(frame, form, text.label)}
      ${
        found &&
        table(frame.locale, {
          caption: text.found,
          columns: [
            {
              title: columns.name,
              cell: ({ id, name }) => html`<a href="/operator/people/${id}">${name}</a>`,
            },
            {
              title: columns.email,
              cell: ({ email, isVerified }) =>
                email === null ? '–' : html`${email} ${!isVerified && tag(text.unproven, 'warn')}`,
            },
            { title: columns.standing, cell: ({ standing }) => text.standing[standing] },
            { title: columns.since, cell: ({ since }) => day(frame, zone, since) },
          ],
          rows: found,
          empty: text.none,
          pages: { next: next === undefined ? undefined : `/operator/people?q=${next}` },
        })
      }
    `,
  })
}
