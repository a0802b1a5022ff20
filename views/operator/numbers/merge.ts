import type { FormState } from '../../../src/platform/http/forms.ts'
import { html, type Html } from '../../html.ts'
import { alert } from '../../layout.ts'
import { table } from '../../table.ts'
import { doing } from '../../work.ts'
import { consolePart, type ConsoleFrame } from '../frame.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { pathIn, type Within } from '../organisation-parts.ts'
import type { RegisterOffered } from './numbers.ts'
import { words } from './words/index.ts'

/** Asks which numbers become one. Nothing is done by it: the next page tells who is affected. */
export function mergePage(
  filling: Filling,
  {
    organisation,
    registers,
  }: { readonly organisation: Within; readonly registers: readonly RegisterOffered[] },
): Html {
  const text = words[filling.frame.locale]
  const { line, area, select, radios } = fieldsIn(filling, text.fields)
  const here = pathIn(organisation, 'numbers')
  return formPart(filling, {
    at: 'organisations',
    title: text.merge,
    trail: { href: here, text: organisation.name },
    lead: text.mergeLead,
    action: `${here}/merge`,
    fields: html`
      ${area('from')}
      ${select(
        'register',
        registers.map(({ key, name }) => ({ value: key, text: name })),
      )}
      ${line('to', { maxlength: 64 })} ${line('label', { maxlength: 200, isOptional: true })}
      ${radios(
        'who',
        (['any', 'every'] as const).map((value) => ({ value, text: text.mergeWho[value] })),
      )}
    `,
    go: text.mergeLook,
    back: here,
  })
}

/** Whose sight changes; by numbers as they are written, the first few of each. */
export interface SightShown {
  readonly membership: string
  readonly name: string
  readonly gains: { readonly some: readonly string[]; readonly more: number }
  readonly loses: { readonly some: readonly string[]; readonly more: number }
}

/** Who gains and who loses sight of what, before anything is done. */
export function mergePreviewPage(model: {
  readonly frame: ConsoleFrame
  readonly organisation: Within
  readonly form: FormState
  /** The digest of what was told: what is done is this, or nothing. */
  readonly seen: string
  readonly from: readonly string[]
  readonly to: string
  readonly sight: readonly SightShown[]
  /** So many more than are shown. */
  readonly more: number
  readonly isPassed: boolean
}): Html {
  const { frame, organisation, form, sight, more, isPassed } = model
  const text = words[frame.locale]
  const { sightColumns: columns } = text
  const here = pathIn(organisation, 'numbers')
  const listed = (numbers: SightShown['gains']): string =>
    numbers.some.length === 0
      ? text.nothing
      : [...numbers.some, ...(numbers.more > 0 ? [text.more(numbers.more)] : [])].join(', ')
  const sentence = new Intl.ListFormat(frame.locale).format(model.from)
  return consolePart(frame, 'organisations', {
    title: text.merge,
    trail: { href: here, text: organisation.name },
    failed: isPassed,
    body: html`
      ${isPassed && alert('precondition-failed', text.mergePassed)}
      <p class="lead">${text.mergeSum(sentence, model.to, model.from.length)}</p>
      ${table(frame.locale, {
        caption: text.sight,
        columns: [
          {
            title: columns.who,
            cell: ({ membership, name }) =>
              html`<a href="${pathIn(organisation, `members/${membership}`)}">${name}</a>`,
          },
          { title: columns.gains, cell: ({ gains }) => listed(gains) },
          { title: columns.loses, cell: ({ loses }) => listed(loses) },
        ],
        rows: sight,
        empty: text.sightNone,
      })}
      ${more > 0 && html`<p>${text.sightMore(more)}</p>`}
      <div class="doings">
        ${doing(`${here}/merge`, { text: text.mergeGo, kind: 'primary' }, { ...form.typed, seen: model.seen })}
        ${doing(`${here}/merge`, { text: text.mergeChange, kind: 'quiet' }, { ...form.typed, again: 'yes' })}
      </div>
    `,
  })
}
