import type { FormState } from '../../../src/platform/http/forms.ts'
import type { WhyNotHeld } from '../../../src/policy/organisations/index.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { lastDayOf } from '../../time.ts'
import { tag } from '../../work.ts'
import { dayText, deskPart, pathIn, type DeskFrame } from '../frame.ts'
import { words } from '../words/index.ts'

export interface PersonListed {
  readonly id: string
  readonly name: string
  /** Undefined: they have none, or are a program. */
  readonly email: string | undefined
  readonly isProgram: boolean
  readonly role: 'member' | 'administrator'
  /** How many of each it covers; undefined: all. */
  readonly numbers: number | undefined
  readonly branches: number | undefined
  readonly until: Date | undefined
  /** Why they have no access; of an account that is not in use, that. */
  readonly why: WhyNotHeld | 'account' | undefined
  /** The organisation that they are somebody of. */
  readonly through: string | undefined
}

/** Whether they have access, and until when. */
export function accessTag(
  frame: DeskFrame,
  zone: string,
  { why, until }: Pick<PersonListed, 'why' | 'until'>,
): Html {
  const text = words[frame.locale]
  if (why === 'account') return tag(text.account, 'warn')
  if (why !== undefined) return tag(text.why[why], 'warn')
  return html`${tag(text.holds, 'ok')}
  ${until !== undefined && html`<span class="soft">${text.until(dayText(frame, zone, lastDayOf(until)))}</span>`}`
}

/** What somebody does here, and for which numbers and branches. */
export function doesText({ locale }: DeskFrame, { role, numbers, branches }: PersonListed): string {
  const { covers, role: roles } = words[locale]
  const counted = [
    ...(numbers === undefined ? [] : [{ n: numbers, text: covers.numbers(numbers) }]),
    ...(branches === undefined ? [] : [{ n: branches, text: covers.branches(branches) }]),
  ]
  // "1 number, 0 branches" is one number
  const some = counted.filter(({ n }) => n > 0)
  const said = (some.length > 0 ? some : counted).map(({ text }) => text)
  return `${roles[role]}: ${said.length === 0 ? covers.all : said.join(', ')}`
}

/** Who acts for the organisation: by their names, or those who were looked for. */
export function peoplePage(model: {
  readonly frame: DeskFrame
  readonly zone: string
  readonly form: FormState
  /** Whether they were looked for. */
  readonly isFound: boolean
  readonly people: readonly PersonListed[]
  readonly next: string | undefined
  readonly invites: boolean
  readonly done: string | null
}): Html {
  const { frame, zone, form, isFound, people, next } = model
  const text = words[frame.locale]
  const here = pathIn(frame, 'people')
  return deskPart(frame, 'people', {
    title: text.peopleTitle,
    // a telephone has no room for whose desk it is beside the places
    trail: { href: pathIn(frame), text: frame.organisation.name },
    action:
      model.invites &&
      html`<a class="button primary" href="${pathIn(frame, 'invitations/new')}">${text.invite}</a>`,
    done: text.done[model.done ?? ''],
    failed: form.faults.length > 0,
    body: html`
      <form method="post" action="${here}" class="filter" role="search" novalidate>
        ${fieldsOf(form, text, frame.locale).field({
          ...{ name: 'q', label: text.findLabel, hint: text.findHint, autocomplete: 'off', maxlength: 254 },
        })}
        <button type="submit" class="secondary">${text.findGo}</button>
      </form>
      ${isFound && html`<p><a href="${here}">${text.findAll}</a></p>`}
      ${table(frame.locale, {
        caption: text.peopleCaption,
        isTitled: true,
        columns: [
          {
            title: text.columns.who,
            cell: ({ id, name, email, isProgram, through }) =>
              html`<a href="${here}/${id}">${name}</a> ${isProgram && tag(text.program)}
                ${email !== undefined && html`<br /><span class="soft">${email}</span>`}
                ${through !== undefined && html`<br /><span class="soft">${text.through(through)}</span>`}`,
          },
          { title: text.columns.does, cell: (each) => doesText(frame, each) },
          { title: text.columns.state, cell: (each) => accessTag(frame, zone, each) },
        ],
        rows: people,
        empty: isFound ? text.nobodyFound : text.nobody,
        pages: { next },
      })}
      <p class="after"><a href="${pathIn(frame, 'invitations')}">${text.invited}</a></p>
    `,
  })
}
