import { html, type Html } from '../../html.ts'
import { alert, notice } from '../../layout.ts'
import { table } from '../../table.ts'
import { doing, facts, panel } from '../../work.ts'
import { consolePart, moment, refusalText, type ConsoleFrame, type Refusal } from '../frame.ts'
import { organisationsTabs } from '../organisation-parts.ts'
import { registrationText, type OrganisationListed } from './list.ts'
import { words } from './words/index.ts'

export interface ApplicationListed extends Pick<OrganisationListed, 'id' | 'name' | 'registration'> {
  readonly by: string
  readonly at: Date
}

/** What people have asked for, the longest first. */
export function applicationsPage(model: {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly applications: readonly ApplicationListed[]
  readonly next: string | undefined
  readonly done: string | null
}): Html {
  const { frame, zone, applications } = model
  const text = words[frame.locale]
  const { applicationColumns: columns } = text
  return consolePart(frame, 'organisations', {
    title: text.applicationsTitle,
    tabs: organisationsTabs(frame, 'applications'),
    done: text.done[model.done ?? ''],
    body: html`
      <p class="lead">${text.applicationsLead}</p>
      ${table(frame.locale, {
        caption: text.applicationsTitle,
        isTitled: true,
        columns: [
          {
            title: columns.name,
            cell: ({ id, name }) => html`<a href="/operator/applications/${id}">${name}</a>`,
          },
          { title: columns.registration, cell: (each) => registrationText(frame, each.registration) },
          { title: columns.by, cell: ({ by }) => by },
          { title: columns.at, cell: ({ at }) => moment(frame, zone, at) },
        ],
        rows: applications,
        empty: text.applicationsNone,
        pages: { next: model.next },
      })}
    `,
  })
}

/** What somebody asks for, and what decides on it. */
export function applicationPage(model: {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly application: ApplicationListed & {
    readonly why: string
    readonly address: readonly string[]
    readonly account: { readonly id: string; readonly email: string }
  }
  /** An organisation that has this number already. */
  readonly isThere: string | undefined
  readonly opensPeople: boolean
  readonly may: 'decide' | 'own' | undefined
  readonly refused: Refusal | undefined
}): Html {
  const { frame, zone, application, isThere, refused, may } = model
  const text = words[frame.locale]
  const { account, address } = application
  const here = `/operator/applications/${application.id}`
  const sent = { account: account.id }
  return consolePart(frame, 'organisations', {
    title: application.name,
    trail: { href: '/operator/applications', text: text.applicationsTitle },
    failed: refused !== undefined,
    body: html`
      ${refused && alert(refused.reason, refusalText(frame, refused))}
      ${
        isThere !== undefined &&
        notice(html`${text.isThere} <a href="/operator/organisations/${isThere}">${text.look}</a>`)
      }
      ${panel(
        text.who,
        facts([
          [text.registration, registrationText(frame, application.registration)],
          [text.address, address.flatMap((each, i) => (i === 0 ? [each] : [html`<br />`, each]))],
          [text.why, application.why],
          [
            text.askedBy,
            model.opensPeople
              ? html`<a href="/operator/people/${account.id}">${application.by}</a>, ${account.email}`
              : `${application.by}, ${account.email}`,
          ],
          [text.askedAt, moment(frame, zone, application.at)],
        ]),
      )}
      ${may === 'own' && notice(html`<span data-why-nothing>${text.ownApplication}</span>`)}
      ${
        may === 'decide' &&
        html`<div class="panels">
          ${panel(
            text.accept,
            html`<p>${text.acceptSays}</p>
              ${doing(`${here}/accept`, { text: text.accept, kind: 'primary' }, sent)}`,
          )}
          ${panel(
            text.decline,
            html`<p>${text.declineSays}</p>
              ${doing(`${here}/decline`, { text: text.decline, kind: 'danger' }, sent)}`,
          )}
        </div>`
      }
    `,
  })
}
