import type { FormState } from '../../../src/platform/http/forms.ts'
import type { OrganisationStanding, RegistrationKind } from '../../../src/policy/organisations/index.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { tag, type Tone } from '../../work.ts'
import { consolePart, day, type ConsoleFrame } from '../frame.ts'
import { organisationsTabs } from '../organisation-parts.ts'
import { words } from './words/index.ts'

export interface OrganisationListed {
  readonly id: string
  readonly name: string
  /** As its register writes it. */
  readonly registration: { readonly kind: RegistrationKind; readonly number: string }
  readonly city: string | undefined
  readonly standing: OrganisationStanding
  /** Since when nobody is able to act for it. */
  readonly without: Date | undefined
  readonly since: Date
}

const tones: Readonly<Record<OrganisationStanding, Tone>> = {
  applied: 'plain',
  active: 'ok',
  suspended: 'warn',
  closed: 'bad',
}

/** How an organisation stands, and whether somebody is missed there. */
export const standingTags = (
  { locale }: Pick<ConsoleFrame, 'locale'>,
  { standing, without }: Pick<OrganisationListed, 'standing' | 'without'>,
): Html => {
  const text = words[locale]
  return html`${tag(text.standing[standing], tones[standing])}
  ${without !== undefined && tag(text.without, 'bad')}`
}

/** A registration, and of which register it is. */
export const registrationText = (
  { locale }: Pick<ConsoleFrame, 'locale'>,
  { kind, number }: OrganisationListed['registration'],
): string => `${words[locale].kinds[kind]}, ${number}`

/** Organisations by their names, those that were sought, or those without an administrator. */
export function organisationsPage(model: {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly form: FormState
  readonly organisations: readonly OrganisationListed[]
  readonly isSought: boolean
  readonly isWithout: boolean
  readonly next: string | undefined
  readonly creates: boolean
  readonly done: string | null
}): Html {
  const { frame, zone, form, organisations, isSought, isWithout, creates } = model
  const text = words[frame.locale]
  const { columns } = text
  const { field } = fieldsOf(form, text.fields.problems, frame.locale)
  return consolePart(frame, 'organisations', {
    title: isWithout ? text.withoutTitle : text.title,
    action: creates && html`<a class="button primary" href="/operator/organisations/new">${text.create}</a>`,
    tabs: organisationsTabs(frame, 'list'),
    done: text.done[model.done ?? ''],
    body: html`
      ${isWithout && html`<p class="lead">${text.withoutLead}</p>`}
      <form method="post" action="/operator/organisations" class="filter" role="search">
        ${field({ name: 'q', label: text.label, hint: text.searchHint, autocomplete: 'off', maxlength: 200, required: false })}
        <button type="submit" class="secondary">${text.find}</button>
      </form>
      ${table(frame.locale, {
        caption: text.caption,
        isTitled: true,
        columns: [
          {
            title: columns.name,
            cell: ({ id, name }) => html`<a href="/operator/organisations/${id}">${name}</a>`,
          },
          { title: columns.registration, cell: (each) => registrationText(frame, each.registration) },
          { title: columns.city, cell: ({ city }) => city ?? '–' },
          { title: columns.standing, cell: (each) => standingTags(frame, each) },
          {
            title: columns.since,
            cell: ({ since, without }) => day(frame, zone, isWithout ? (without ?? since) : since),
          },
        ],
        rows: organisations,
        empty: isSought ? text.none : isWithout ? text.noneWithout : text.noneYet,
        pages: { next: model.next },
      })}
      <p class="after">
        ${
          isWithout || isSought
            ? html`<a href="/operator/organisations">${text.all}</a>`
            : html`<a href="/operator/organisations?without=yes">${text.onlyWithout}</a>`
        }
      </p>
    `,
  })
}
