import type { FormState } from '../../../src/platform/http/forms.ts'
import { fieldsOf } from '../../form.ts'
import { happenedText } from '../../happened/happened.ts'
import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { deskPart, momentText, pathIn, type DeskFrame } from '../frame.ts'
import { byText, type HappenedShown } from './line.ts'
import { happenedWords as words } from './words/index.ts'

export type { HappenedShown } from './line.ts'

/** What happened in the organisation, in plain words, the newest first. */
export function happenedPage(model: {
  readonly frame: DeskFrame
  readonly zone: string
  readonly form: FormState
  readonly events: readonly HappenedShown[]
  readonly next: string | undefined
  /** Where the same is a file. */
  readonly file: string
}): Html {
  const { frame, zone, form, events } = model
  const text = words[frame.locale]
  const { columns } = text
  const here = pathIn(frame, 'happened')
  const { field } = fieldsOf(form, text.problems, frame.locale)
  const isNarrowed = Object.values(form.typed).some((value) => value !== '')
  return deskPart(frame, 'happened', {
    title: text.title,
    trail: { href: pathIn(frame), text: frame.organisation.name },
    failed: form.faults.length > 0,
    body: html`
      <p class="lead">${text.lead}</p>
      <form method="post" action="${here}" class="filter" novalidate>
        ${field({ name: 'since', label: text.since, type: 'date', autocomplete: 'off', required: false })}
        ${field({ name: 'until', label: text.until, type: 'date', autocomplete: 'off', required: false })}
        ${(form.typed['person'] ?? '') !== '' && html`<input type="hidden" name="person" value="${form.typed['person']}" />`}
        <button type="submit" class="secondary">${text.narrow}</button>
      </form>
      <p>
        ${isNarrowed && html`<a href="${here}">${text.all}</a>`} <a href="${model.file}">${text.download}</a>
      </p>
      ${table(frame.locale, {
        caption: text.title,
        isTitled: true,
        columns: [
          { title: columns.what, cell: (each) => happenedText(frame, each) },
          { title: columns.whom, cell: ({ person }) => person ?? '–' },
          { title: columns.by, cell: (each) => byText(frame, each) },
          { title: columns.portal, cell: ({ portal }) => portal ?? '–' },
          { title: columns.at, cell: ({ at }) => momentText(frame, zone, at) },
        ],
        rows: events,
        empty: text.none,
        pages: { next: model.next },
      })}
    `,
  })
}
