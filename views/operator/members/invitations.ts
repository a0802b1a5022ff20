import type { Channel, Fate, InvitationOver } from '../../../src/policy/activation/index.ts'
import { languageNames } from '../../layout.ts'
import { choicesOf } from '../../choices.ts'
import { html, type Child, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { lastWholeDayOf } from '../../time.ts'
import { doing, facts, panel, tag, type Tone } from '../../work.ts'
import { dayText, momentText, type ConsoleFrame } from '../frame.ts'
import { postalFields } from '../../address-fields.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { organisationPart, pathIn, type Within } from '../organisation-parts.ts'
import { memberFields } from './member.ts'
import { letterWhy, postalWords } from '../../words/index.ts'
import { invitationWords as words, words as memberWords } from './words/index.ts'

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
}

const tones: Readonly<Record<SentShown['fate'], Tone>> = {
  ...{ sent: 'ok', waiting: 'plain', kept: 'warn', 'not-asked': 'plain', over: 'warn' },
  ...{ 'to-print': 'plain', 'set-aside': 'bad', posted: 'ok', returned: 'bad' },
  ...{ expired: 'bad', 'no-such-address': 'bad', refused: 'bad', closed: 'bad' },
}

const stateTone = (state: InvitationListed['state']): Tone =>
  state === 'accepted' ? 'ok' : state === 'waiting' ? 'plain' : 'warn'

/** Each way with what became of it; what was said of it stands beside. */
const sentCell = (frame: ConsoleFrame, zone: string, sent: readonly SentShown[]): Html => {
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

/** Who is invited to act for an organisation, the newest first. */
export function invitationsPage(model: {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly organisation: Within
  readonly invitations: readonly InvitationListed[]
  readonly hasEnded: boolean
  readonly invites: boolean
  readonly next: string | undefined
  readonly done: string | null
}): Html {
  const { frame, zone, organisation, invitations, hasEnded, invites } = model
  const text = words[frame.locale]
  const { columns } = text
  const here = pathIn(organisation, 'invitations')
  return organisationPart(frame, organisation, 'invitations', {
    action: invites && html`<a class="button primary" href="${here}/new">${text.add}</a>`,
    done: text.done[model.done ?? ''],
    lead: text.lead,
    body: html`
      ${table(frame.locale, {
        caption: text.caption,
        isTitled: true,
        columns: [
          {
            title: columns.who,
            cell: ({ id, name, email }) =>
              html`<a href="${here}/${id}">${name}</a><br /><span class="soft">${email}</span>`,
          },
          { title: columns.role, cell: ({ role }) => memberWords[frame.locale].role[role] },
          { title: columns.sent, cell: ({ sent }) => sentCell(frame, zone, sent) },
          { title: columns.state, cell: ({ state }) => tag(text.state[state], stateTone(state)) },
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

/** Invites somebody. */
export function invitePage(
  filling: Filling,
  { organisation, levels }: { readonly organisation: Within; readonly levels: readonly string[] },
): Html {
  const text = words[filling.frame.locale]
  const member = memberWords[filling.frame.locale].fields
  const { line, select } = fieldsIn(filling, {
    ...text.fields,
    problems: { ...member.problems, ...text.fields.problems },
  })
  const here = pathIn(organisation, 'invitations')
  return formPart(filling, {
    at: 'organisations',
    title: text.addTitle,
    trail: { href: here, text: organisation.name },
    lead: text.addLead,
    action: `${here}/new`,
    fields: html`
      ${line('name', { maxlength: 200 })} ${line('email', { type: 'email', maxlength: 254 })}
      ${line('mobile', { type: 'tel', maxlength: 40, isOptional: true })} ${postalFields(filling)}
      ${select('locale', choicesOf(languageNames))} ${line('client', { maxlength: 200, isOptional: true })}
      ${memberFields(filling, levels)}
    `,
    go: text.go,
    back: here,
  })
}

export interface InvitationShown extends InvitationListed {
  /** How the number ends that its code goes to. */
  readonly mobileEnds: string | undefined
  /** Where its letter goes. */
  readonly town: string | undefined
  /** Of somebody who takes the organisation over: when the letter leaves. */
  readonly leaves: Date | undefined
  readonly portal: string | undefined
  readonly by: string
  readonly ended: Date | undefined
}

/** An invitation: what was sent, what was said of it; sending it again, and taking it back. */
export function invitationPage(
  filling: Filling,
  model: {
    readonly zone: string
    readonly organisation: Within
    readonly invitation: InvitationShown
    readonly may: { readonly sendAgain: boolean; readonly withdraw: boolean }
    readonly done: string | null
  },
): Html {
  const { invitation, organisation, may } = model
  const { frame } = filling
  const text = words[frame.locale]
  const here = pathIn(organisation, `invitations/${invitation.id}`)
  const hints = { ...text.fields.hints, mobile: text.fields.again }
  const { line } = fieldsIn(filling, { ...text.fields, hints })
  return formPart(filling, {
    at: 'organisations',
    title: invitation.name,
    trail: { href: pathIn(organisation, 'invitations'), text: organisation.name },
    state: tag(text.state[invitation.state], stateTone(invitation.state)),
    done: text.done[model.done ?? ''],
    before: html`<div class="panels">${panel(text.columns.sent, sentPanel(filling, model))}</div>`,
    ...(may.sendAgain ? { lead: text.againLead, under: text.againTitle } : {}),
    action: `${here}/send-again`,
    fields: may.sendAgain
      ? html`${line('email', { type: 'email', maxlength: 254 })}
        ${line('mobile', { type: 'tel', maxlength: 40, isOptional: true })} ${postalFields(filling)}`
      : '',
    go: text.againGo,
    isReadOnly: !may.sendAgain,
    after: may.withdraw && doing(`${here}/withdraw`, { text: text.withdraw, kind: 'danger' }),
  })
}

function sentPanel(
  { frame }: Filling,
  { zone, invitation }: Pick<Parameters<typeof invitationPage>[1], 'zone' | 'invitation'>,
): Child {
  const text = words[frame.locale]
  return html`${sentCell(frame, zone, invitation.sent)}
  ${facts([
    [text.to, invitation.email],
    // what has ended has forgotten it
    invitation.ended === undefined &&
      (invitation.town === undefined
        ? [
            text.mobile,
            invitation.mobileEnds === undefined ? text.noMobile : text.ends(invitation.mobileEnds),
          ]
        : [postalWords[frame.locale].title, invitation.town]),
    invitation.leaves !== undefined && [
      text.takesOver,
      text.letterLeaves(dayText(frame, zone, invitation.leaves)),
    ],
    invitation.portal !== undefined && [text.portal, invitation.portal],
    [text.by, invitation.by],
    [text.until, dayText(frame, zone, lastWholeDayOf(invitation.closes))],
    invitation.ended !== undefined && [text.ended, momentText(frame, zone, invitation.ended)],
  ])}`
}
