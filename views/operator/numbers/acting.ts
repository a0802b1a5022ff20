import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { tag } from '../../work.ts'
import { day, type ConsoleFrame } from '../frame.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { organisationPart, pathIn, type Within } from '../organisation-parts.ts'
import { otherFields } from './numbers.ts'
import { lastDayOf } from '../../time.ts'
import { words } from './words/index.ts'

export interface GrantListed {
  readonly id: string
  /** The organisation at the other side. */
  readonly other: Within
  readonly since: Date
  readonly until: Date | undefined
  readonly isOver: boolean
}

/** Who acts for an organisation, and for whom it acts: each side sees both. */
export function actingPage(model: {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly organisation: Within
  readonly actingFor: readonly GrantListed[]
  readonly actedFor: readonly GrantListed[]
  readonly may: { readonly give: boolean; readonly end: boolean }
  readonly done: string | null
}): Html {
  const { frame, organisation, may } = model
  const text = words[frame.locale]
  const here = pathIn(organisation, 'acting')
  return organisationPart(frame, organisation, 'acting', {
    action: may.give && html`<a class="button primary" href="${here}/new">${text.give}</a>`,
    ...{ done: text.done[model.done ?? ''], lead: text.actingLead },
    body: html`
      ${grants(model, { caption: text.actsFor, empty: text.actsForNone, rows: model.actedFor })}
      ${grants(model, { caption: text.forThese, empty: text.forTheseNone, rows: model.actingFor })}
    `,
  })
}

function grants(
  { frame, zone, organisation, may }: Parameters<typeof actingPage>[0],
  of: { readonly caption: string; readonly empty: string; readonly rows: readonly GrantListed[] },
): Html {
  const text = words[frame.locale]
  const { actingColumns: columns } = text
  return table(frame.locale, {
    ...of,
    columns: [
      {
        title: columns.name,
        cell: ({ other }) => html`<a href="/operator/organisations/${other.id}">${other.name}</a>`,
      },
      { title: columns.since, cell: ({ since }) => day(frame, zone, since) },
      {
        title: columns.until,
        cell: ({ until }) => (until === undefined ? text.endless : day(frame, zone, lastDayOf(until))),
      },
      {
        title: columns.state,
        cell: ({ isOver }) => (isOver ? tag(text.ended, 'warn') : tag(text.inForce, 'ok')),
      },
      {
        title: columns.end,
        cell: ({ id, isOver }) =>
          may.end && !isOver
            ? html`<a href="${pathIn(organisation, `acting/${id}/end`)}">${text.end}</a>`
            : '–',
      },
    ],
  })
}

/** Lets another organisation act for this one. */
export function newGrantPage(filling: Filling, organisation: Within): Html {
  const text = words[filling.frame.locale]
  const here = pathIn(organisation, 'acting')
  const { line } = fieldsIn(filling, text.fields)
  return formPart(filling, {
    at: 'organisations',
    title: text.give,
    trail: { href: here, text: organisation.name },
    lead: text.giveLead,
    action: `${here}/new`,
    fields: html`${otherFields(filling)} ${line('until', { type: 'date', isOptional: true })}`,
    go: text.giveGo,
    back: here,
  })
}

/** Asks once more before a grant is ended. */
export function endGrantPage(
  filling: Filling,
  {
    organisation,
    grant,
  }: { readonly organisation: Within; readonly grant: GrantListed & { readonly who: string } },
): Html {
  const text = words[filling.frame.locale]
  const here = pathIn(organisation, 'acting')
  return formPart(filling, {
    at: 'organisations',
    title: text.endTitle(grant.who),
    trail: { href: here, text: organisation.name },
    lead: text.endLead,
    action: `${here}/${grant.id}/end`,
    fields: false,
    go: text.end,
    isDanger: true,
    back: here,
  })
}
