import type { WhyNotHeld } from '../../../src/policy/organisations/index.ts'
import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { tag } from '../../work.ts'
import { day, dayText, type ConsoleFrame } from '../frame.ts'
import { organisationPart, pathIn, type Within } from '../organisation-parts.ts'
import { lastDayOf } from '../../time.ts'
import { words } from './words/index.ts'

export interface MemberListed {
  readonly id: string
  /** A person by their name; a program by its client's. */
  readonly name: string
  readonly isProgram: boolean
  readonly role: 'member' | 'administrator'
  /** How many of each it covers; undefined: all. */
  readonly numbers: number | undefined
  readonly branches: number | undefined
  readonly from: Date
  readonly until: Date | undefined
  /** Why it does not hold; of an account that is not in use, that. */
  readonly why: WhyNotHeld | 'account' | undefined
  /** The organisation that they are somebody of. */
  readonly through: string | undefined
}

/** Whether it holds, and until when. */
export function stateTag(
  frame: ConsoleFrame,
  zone: string,
  { why, until }: Pick<MemberListed, 'why' | 'until'>,
): Html {
  const text = words[frame.locale]
  if (why === 'account') return tag(text.account, 'warn')
  if (why !== undefined) return tag(text.why[why], why === 'membership-not-begun' ? 'plain' : 'warn')
  return html`${tag(text.holds, 'ok')}
  ${until !== undefined && html`<span class="soft">${text.until(dayText(frame, zone, lastDayOf(until)))}</span>`}`
}

/** What it covers, in a few words. */
function coversText({ locale }: ConsoleFrame, { numbers, branches }: MemberListed): string {
  const text = words[locale]
  const parts = [
    ...(numbers === undefined ? [] : [text.numbers(numbers)]),
    ...(branches === undefined ? [] : [text.branches(branches)]),
  ]
  return parts.length === 0 ? text.all : parts.join(', ')
}

/** Who acts for an organisation, in the order in which they came. */
export function membersPage(model: {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly organisation: Within
  readonly members: readonly MemberListed[]
  readonly hasEnded: boolean
  readonly adds: boolean
  readonly next: string | undefined
  readonly done: string | null
}): Html {
  const { frame, zone, organisation, members, hasEnded, adds } = model
  const text = words[frame.locale]
  const { columns } = text
  const here = pathIn(organisation, 'members')
  return organisationPart(frame, organisation, 'members', {
    action: adds && html`<a class="button primary" href="${here}/new">${text.add}</a>`,
    done: text.done[model.done ?? ''],
    lead: text.lead,
    body: html`
      ${table(frame.locale, {
        caption: text.caption,
        isTitled: true,
        columns: [
          {
            title: columns.who,
            cell: ({ id, name, isProgram, through }) =>
              html`<a href="${here}/${id}">${name}</a> ${isProgram && tag(text.program)}
                ${through !== undefined && html`<span class="soft">${text.through(through)}</span>`}`,
          },
          { title: columns.role, cell: ({ role }) => text.role[role] },
          { title: columns.covers, cell: (each) => coversText(frame, each) },
          { title: columns.from, cell: ({ from }) => day(frame, zone, from) },
          { title: columns.state, cell: (each) => stateTag(frame, zone, each) },
        ],
        rows: members,
        empty: text.none,
        pages: { next: model.next },
      })}
      <p class="after">
        ${
          hasEnded
            ? html`<a href="${here}">${text.withoutEnded}</a>`
            : html`<a href="${here}?ended=yes">${text.withEnded}</a>`
        }
      </p>
    `,
  })
}
