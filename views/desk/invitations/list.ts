import type { Channel, Fate, InvitationOver } from '../../../src/policy/activation/index.ts'
import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { lastWholeDayOf } from '../../time.ts'
import { tag, type Tone } from '../../work.ts'
import { letterWhy } from '../../words/index.ts'
import { dayText, deskPart, momentText, pathIn, type DeskFrame } from '../frame.ts'
import { words as deskWords } from '../words/index.ts'
import { invitationWords as words } from './words/index.ts'

/** What became of what was sent by one way. */
export interface SentShown {
  readonly way: Channel
  readonly fate: Fate
  /** What the mail server said of it, by its codes. */
  readonly answer: string | undefined
  /** Why a letter came back, or could not be printed. */
  readonly why: string | undefined
  readonly at: Date | undefined
}

export interface InvitationListed {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: 'member' | 'administrator'
  readonly state: InvitationOver | 'waiting'
  readonly closes: Date
  readonly sent: readonly SentShown[]
  /** Whether nothing more comes of it by itself. */
  readonly isStuck: boolean
}

const tones: Readonly<Record<Fate, Tone>> = {
  ...{ sent: 'ok', waiting: 'plain', kept: 'warn', 'not-asked': 'plain', over: 'warn' },
  ...{ 'to-print': 'plain', 'set-aside': 'bad', posted: 'ok', returned: 'bad' },
  ...{ expired: 'bad', 'no-such-address': 'bad', refused: 'bad', closed: 'bad' },
}

export const stateTag = (frame: DeskFrame, { state }: Pick<InvitationListed, 'state'>): Html =>
  tag(words[frame.locale].state[state], state === 'accepted' ? 'ok' : state === 'waiting' ? 'plain' : 'warn')

/** Each way with what became of it; what was said of it stands beside. */
export function sentCell(frame: DeskFrame, zone: string, sent: readonly SentShown[]): Html {
  const text = words[frame.locale]
  return html`<ul class="plain">
    ${sent.map(
      ({ way, fate, answer, why, at }) =>
        html`<li data-way="${way}">
          ${text.way[way]}: ${tag(text.fate[fate], tones[fate])}
          ${at !== undefined && html`<span class="soft">${momentText(frame, zone, at)}</span>`}
          ${answer !== undefined && html`<span class="soft">${text.said(answer)}</span>`}
          ${why !== undefined && html`<span class="soft">${letterWhy[frame.locale][why] ?? why}</span>`}
        </li>`,
    )}
  </ul>`
}

/** Who is invited to act for the organisation, the newest first. */
export function invitationsPage(model: {
  readonly frame: DeskFrame
  readonly zone: string
  readonly invitations: readonly InvitationListed[]
  readonly hasEnded: boolean
  readonly invites: boolean
  readonly next: string | undefined
  readonly done: string | null
}): Html {
  const { frame, zone, invitations, hasEnded, invites } = model
  const text = words[frame.locale]
  const { columns } = text
  const here = pathIn(frame, 'invitations')
  return deskPart(frame, 'people', {
    title: text.title,
    trail: { href: pathIn(frame, 'people'), text: deskWords[frame.locale].peopleTitle },
    action: invites && html`<a class="button primary" href="${here}/new">${text.add}</a>`,
    done: text.done[model.done ?? ''],
    body: html`
      ${table(frame.locale, {
        caption: text.title,
        isTitled: true,
        columns: [
          {
            title: columns.who,
            cell: ({ id, name, email }) =>
              html`<a href="${here}/${id}">${name}</a><br /><span class="soft">${email}</span>`,
          },
          { title: columns.sent, cell: ({ sent }) => sentCell(frame, zone, sent) },
          { title: columns.state, cell: (each) => stateTag(frame, each) },
          { title: columns.closes, cell: ({ closes }) => dayText(frame, zone, lastWholeDayOf(closes)) },
        ],
        rows: invitations,
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
