import { fieldsIn } from '../../form-fields.ts'
import { html, type Child, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { doing, facts, panel, tag, type Tone } from '../../work.ts'
import {
  dayText,
  deskForm,
  deskPart,
  pathIn,
  refusedAlert,
  type DeskFrame,
  type Filling,
  type Refused,
} from '../frame.ts'
import { numbersWords as words } from './words/index.ts'

/** The numbers of the organisation, to choose from; `typed`: too many to tick. */
export type NumbersOffered = 'typed' | readonly { readonly id: string; readonly text: string }[]

/** What was asked of the service desk. */
export interface JoinAsked {
  readonly id: string
  readonly from: readonly string[]
  readonly to: string
  readonly who: 'any' | 'every'
  readonly at: Date
  readonly state: 'waits' | 'merged' | 'declined' | 'withdrawn' | 'closed'
  readonly answer: string
}

const tones: Readonly<Record<JoinAsked['state'], Tone>> = {
  ...{ waits: 'plain', merged: 'ok', declined: 'warn', withdrawn: 'plain', closed: 'plain' },
}

/** By which numbers the organisation is known, what was asked about them, and the form that asks to join some. */
export function numbersPage(
  filling: Filling,
  model: {
    readonly zone: string
    readonly offered: NumbersOffered
    readonly asked: readonly JoinAsked[]
    readonly done: string | null
  },
): Html {
  const { frame } = filling
  const { offered, asked } = model
  const text = words[frame.locale]
  const parts = {
    title: text.title,
    trail: { href: pathIn(frame), text: frame.organisation.name },
    done: text.done[model.done ?? ''],
  }
  const before = asked.length > 0 && askedTable(frame, model)
  if (offered.length < 2)
    return deskPart(frame, 'home', {
      ...parts,
      body: html`${refusedAlert(frame, filling.refused)} ${before}
        <p>${text.tooFew}</p>`,
    })
  const { line, area, select, boxes, radios } = fieldsIn(filling, text.fields)
  return deskForm(filling, 'home', {
    ...{ ...parts, before, under: text.joinTitle },
    lead: text.lead,
    action: pathIn(frame, 'numbers'),
    fields: html`
      ${offered === 'typed' ? area('from', 5) : boxes('from', offered)}
      ${
        offered === 'typed'
          ? line('to', { maxlength: 80 })
          : select(
              'to',
              offered.map(({ id, text: called }) => ({ value: id, text: called })),
            )
      }
      ${radios(
        'who',
        (['any', 'every'] as const).map((value) => ({ value, text: text.who[value] })),
      )}
      ${area('why', 2)}
    `,
    go: text.look,
  })
}

function askedTable(
  frame: DeskFrame,
  { asked, zone }: { readonly asked: readonly JoinAsked[]; readonly zone: string },
): Html {
  const text = words[frame.locale]
  const list = new Intl.ListFormat(frame.locale)
  return table(frame.locale, {
    caption: text.asked,
    columns: [
      { title: text.columns.what, cell: ({ from, to }) => text.become(list.format(from), to, from.length) },
      { title: text.columns.on, cell: ({ at }) => dayText(frame, zone, at) },
      {
        title: text.columns.state,
        cell: ({ state, answer }) =>
          html`${tag(text.state[state], tones[state])}
          ${answer !== '' && html`<br /><span class="soft">${answer}</span>`}`,
      },
      {
        title: text.columns.back,
        cell: ({ id, state }) =>
          state === 'waits' ? doing(pathIn(frame, `numbers/${id}/take-back`), { text: text.takeBack }) : '–',
      },
    ],
    rows: asked,
    empty: '',
  })
}

/** Whose sight changes; by numbers as they are written, the first few of each. */
export interface SightShown {
  /** By which they act for the organisation. */
  readonly id: string
  readonly name: string
  readonly gains: { readonly some: readonly string[]; readonly more: number }
  readonly loses: { readonly some: readonly string[]; readonly more: number }
}

/** Who would see more and less, before it is asked. */
export function joinPreviewPage(model: {
  readonly frame: DeskFrame
  readonly refused: Refused | undefined
  readonly from: readonly string[]
  readonly to: string
  readonly who: 'any' | 'every'
  readonly why: string
  readonly sight: readonly SightShown[]
  /** So many more than are shown. */
  readonly more: number
  /** What is asked, as the form sends it. */
  readonly sealed: string
}): Html {
  const { frame, sight, more } = model
  const text = words[frame.locale]
  const { fields } = text
  const listed = ({ some, more: others }: SightShown['gains']): string =>
    some.length === 0 ? '–' : [...some, ...(others > 0 ? [text.others(others)] : [])].join(', ')
  const affected: Child =
    sight.length === 0
      ? html`<p>${text.nobody}</p>`
      : table(frame.locale, {
          caption: text.whom,
          columns: [
            {
              title: text.columns.whom,
              cell: ({ id, name }) => html`<a href="${pathIn(frame, `people/${id}`)}">${name}</a>`,
            },
            { title: text.columns.gains, cell: ({ gains }) => listed(gains) },
            { title: text.columns.loses, cell: ({ loses }) => listed(loses) },
          ],
          rows: sight,
          empty: '',
        })
  return deskPart(frame, 'home', {
    title: text.previewTitle,
    trail: { href: pathIn(frame, 'numbers'), text: text.title },
    failed: model.refused !== undefined,
    body: html`
      ${refusedAlert(frame, model.refused)}
      ${panel(
        text.what,
        facts([
          [
            text.columns.what,
            text.become(new Intl.ListFormat(frame.locale).format(model.from), model.to, model.from.length),
          ],
          [fields.labels.who, text.who[model.who]],
          model.why !== '' && [fields.labels.why, model.why],
        ]),
      )}
      ${affected} ${more > 0 && html`<p>${text.moreAffected(more)}</p>`}
      <p>${text.theyDecide}</p>
      <div class="doings">
        ${doing(pathIn(frame, 'numbers/ask'), { text: text.ask, kind: 'primary' }, { d: model.sealed })}
        ${doing(pathIn(frame, 'numbers'), { text: text.change, kind: 'quiet' }, { d: model.sealed })}
      </div>
    `,
  })
}
