import type { FormState } from '../../../src/platform/http/forms.ts'
import { select } from '../../choices.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { consolePart, momentToTheSecond, type ConsoleFrame } from '../frame.ts'
import { happenedText } from '../../happened/happened.ts'
import { words } from './words/index.ts'

/** Who did it. */
export type WhoShown =
  | { readonly kind: 'nobody' | 'operator' }
  /** Undefined: their account is gone. */
  | {
      readonly kind: 'account'
      readonly id: string
      readonly name: string | undefined
      readonly through: string | undefined
    }
  | { readonly kind: 'client' | 'job'; readonly name: string }

export interface AuditShown {
  readonly type: string
  /** Of a factor: what that is called. */
  readonly factor: string | undefined
  readonly at: Date
  readonly by: WhoShown
  readonly account: { readonly id: string; readonly name: string | undefined } | undefined
  readonly client: { readonly id: string; readonly name: string } | undefined
  readonly organisation: { readonly id: string; readonly name: string } | undefined
  readonly details: string
  /** So often in a row. */
  readonly times: number
  readonly address: string | undefined
}

export interface AuditModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly form: FormState
  readonly types: readonly string[]
  /** What is asked for, as the addresses of this list have it. */
  readonly query: string
  readonly events: readonly AuditShown[]
  readonly next: string | undefined
  readonly isFirst: boolean
  /** What may be looked at by whoever reads this. */
  readonly opens: {
    readonly people: boolean
    readonly organisations: boolean
    readonly portals: (id: string) => boolean
  }
}

/** What happened, by whom and about whom; narrowed, and to take along. */
export function auditPage(model: AuditModel): Html {
  const { frame, zone, form, events, next, query } = model
  const text = words[frame.locale]
  const { columns } = text
  const to = (more: string): string =>
    `/operator/audit?${[query, more].filter((each) => each !== '').join('&')}`
  return consolePart(frame, 'audit', {
    title: text.title,
    action: html`<a class="button" href="/operator/audit.csv${query === '' ? '' : `?${query}`}"
      >${text.export}</a
    >`,
    failed: form.faults.length > 0,
    body: html`
      ${filters(model)}
      <div class="audit">
        ${table(frame.locale, {
          caption: text.caption,
          isTitled: true,
          columns: [
            { title: columns.at, cell: ({ at }) => momentToTheSecond(frame, zone, at) },
            {
              title: columns.what,
              cell: (each) =>
                html`<span data-event="${each.type}">${happenedText(frame, each)}</span>
                  ${each.times > 1 && text.times(each.times)}
                  ${each.details !== '' && html`<span class="soft">${each.details}</span>`}`,
            },
            { title: columns.by, cell: ({ by }) => whoText(model, by) },
            {
              title: columns.about,
              cell: (each) => aboutText(model, each),
            },
            {
              title: columns.from,
              cell: ({ address }) => html`<span class="unbroken">${address ?? ''}</span>`,
            },
          ],
          rows: events,
          empty: next === undefined ? text.none : text.noneYet,
          pages: {
            first: model.isFirst ? undefined : to(''),
            next: next === undefined ? undefined : to(`after=${next}`),
          },
        })}
      </div>
      <p class="soft">${text.verify}</p>
    `,
  })
}

/** Whom and what it is about, each on a line of its own. */
function aboutText(model: AuditModel, { account, client, organisation }: AuditShown): Html {
  const all = [
    account && person(model, account),
    client && portal(model, client),
    organisation &&
      (model.opens.organisations
        ? html`<a href="/operator/organisations/${organisation.id}">${organisation.name}</a>`
        : organisation.name),
  ].filter((each) => each !== undefined)
  return html`${all.map((each, i) => html`${i > 0 && html`<br />`}${each}`)}`
}

function filters({ frame, form, types }: AuditModel): Html {
  const text = words[frame.locale]
  const { field } = fieldsOf(form, text, frame.locale)
  const wide = { autocomplete: 'off', required: false }
  return html`<form method="post" action="/operator/audit" class="filter" novalidate>
    ${field({ ...wide, name: 'account', label: text.account, hint: text.accountHint })}
    ${field({ ...wide, name: 'client', label: text.client, hint: text.clientHint })}
    ${field({ ...wide, name: 'since', label: text.since, hint: text.untilHint })}
    ${field({ ...wide, name: 'until', label: text.until, hint: text.untilHint })}
    ${select({
      ...{ name: 'type', label: text.type, chosen: form.typed['type'] ?? '' },
      choices: [
        { value: '', text: text.any },
        ...types.map((type) => ({ value: type, text: happenedText(frame, { type, factor: undefined }) })),
      ],
    })}
    <button type="submit" class="secondary">${text.filter}</button>
  </form>`
}

function whoText(model: AuditModel, by: WhoShown): Html | string {
  const { who, gone } = words[model.frame.locale]
  if (by.kind === 'client' || by.kind === 'job') return who[by.kind](by.name)
  if (by.kind !== 'account') return who[by.kind]
  const name = by.name ?? gone
  return by.through === undefined ? who.account(name) : who.through(name, by.through)
}

function person(
  { frame, opens }: AuditModel,
  { id, name }: NonNullable<AuditShown['account']>,
): Html | string {
  const shown = name ?? words[frame.locale].gone
  return opens.people && name !== undefined ? html`<a href="/operator/people/${id}">${shown}</a>` : shown
}

const portal = ({ opens }: AuditModel, { id, name }: NonNullable<AuditShown['client']>): Html =>
  opens.portals(id) ? html`<a href="/operator/portals/${id}">${name}</a>` : html`${name}`
