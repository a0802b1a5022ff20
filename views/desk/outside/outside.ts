import { html, type Child, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { lastDayOf } from '../../time.ts'
import { dayText, deskForm, deskPart, pathIn, type DeskFrame, type Filling } from '../frame.ts'
import { outsideWords as words } from './words/index.ts'

/** That one organisation acts for another. */
export interface GrantShown {
  readonly id: string
  /** The other organisation. */
  readonly name: string
  readonly since: Date
  readonly until: Date | undefined
}

/** Somebody of another organisation, or a program. */
export interface OutsiderShown {
  readonly id: string
  readonly name: string
  readonly email: string | undefined
  readonly through: string | undefined
}

/** Who acts for the organisation from outside, its software, and for whom it acts itself. */
export function outsidePage(model: {
  readonly frame: DeskFrame
  readonly zone: string
  readonly ours: readonly GrantShown[]
  readonly theirs: readonly GrantShown[]
  readonly people: readonly OutsiderShown[]
  readonly programs: readonly OutsiderShown[]
  readonly done: string | null
}): Html {
  const { frame, zone } = model
  const text = words[frame.locale]
  const here = pathIn(frame, 'outside')
  const until = ({ until: at }: GrantShown): string =>
    at === undefined ? text.endless : dayText(frame, zone, lastDayOf(at))
  const person = ({ id, name, email }: OutsiderShown): Child =>
    html`<a href="${pathIn(frame, `people/${id}`)}">${name}</a>
      ${email !== undefined && html`<br /><span class="soft">${email}</span>`}`
  const happened = ({ id }: OutsiderShown): Child =>
    html`<a href="${pathIn(frame, 'happened')}?person=${id}">${text.did}</a>`
  return deskPart(frame, 'home', {
    title: text.title,
    trail: { href: pathIn(frame), text: frame.organisation.name },
    done: text.done[model.done ?? ''],
    body: html`
      <p class="lead">${text.lead}</p>
      ${table(frame.locale, {
        caption: text.ours,
        columns: [
          { title: text.columns.organisation, cell: ({ name }) => name },
          { title: text.columns.since, cell: ({ since }) => dayText(frame, zone, since) },
          { title: text.columns.until, cell: until },
          { title: text.columns.end, cell: ({ id }) => html`<a href="${here}/${id}/end">${text.end}</a>` },
        ],
        rows: model.ours,
        empty: text.oursNone,
      })}
      ${
        model.people.length > 0 &&
        table(frame.locale, {
          caption: text.people,
          columns: [
            { title: text.columns.who, cell: person },
            { title: text.columns.of, cell: ({ through }) => through ?? '–' },
            { title: text.columns.did, cell: happened },
          ],
          rows: model.people,
          empty: '',
        })
      }
      ${
        model.programs.length > 0 &&
        table(frame.locale, {
          caption: text.programs,
          columns: [
            { title: text.columns.program, cell: person },
            { title: text.columns.did, cell: happened },
          ],
          rows: model.programs,
          empty: '',
        })
      }
      ${
        model.theirs.length > 0 &&
        html`${table(frame.locale, {
            caption: text.theirs,
            columns: [
              { title: text.columns.organisation, cell: ({ name }) => name },
              { title: text.columns.since, cell: ({ since }) => dayText(frame, zone, since) },
              { title: text.columns.until, cell: until },
            ],
            rows: model.theirs,
            empty: '',
          })}
          <p>${text.theirsEnd}</p>`
      }
      <p><a class="button" href="${here}/program">${text.programAdd}</a></p>
      <p>${text.more}</p>
    `,
  })
}

/** Asks once more before another organisation acts for this one no more. */
export function endGrantPage(filling: Filling, { grant }: { readonly grant: GrantShown }): Html {
  const { frame } = filling
  const text = words[frame.locale]
  const here = pathIn(frame, 'outside')
  return deskForm(filling, 'home', {
    title: text.endTitle(grant.name),
    trail: { href: here, text: text.title },
    lead: text.endLead,
    action: `${here}/${grant.id}/end`,
    fields: false,
    go: text.endGo,
    isDanger: true,
    back: { href: here, text: text.keep },
  })
}
