import { decisionReasons } from '../reasons.ts'
import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { doing, panel, tag } from '../../work.ts'
import { moment, momentText, dayText, type ConsoleFrame } from '../frame.ts'
import { happenedText } from '../../happened/happened.ts'
import { personWords } from './words/index.ts'

export interface SessionShown {
  readonly program: string | undefined
  readonly address: string
  readonly seen: Date
  readonly portals: readonly string[]
}

/** What becomes of a message. `kept`: nothing here sends any. */
export type Fate = 'sent' | 'waiting' | 'kept' | 'over' | 'expired' | 'no-such-address' | 'refused'

export interface MessageShown {
  readonly id: string
  readonly template: string
  readonly at: Date
  readonly fate: Fate
  /** It is of use still, and can be sent once more. */
  readonly isUseful: boolean
}

export interface EventShown {
  /** The audit's name for it. */
  readonly type: string
  /** Of a factor: what that is called. */
  readonly factor: string | undefined
  readonly at: Date
  readonly portal: string | undefined
  readonly program: string | undefined
  readonly address: string | undefined
  /** Somebody who looks after them did it. */
  readonly isOurs: boolean
}

/** What can be done for somebody. */
export type PersonDoing =
  | 'disable'
  | 'enable'
  | 'end-sessions'
  | 'recover'
  | 'begin-recovery'
  | 'withdraw-recovery'
  | 'correct'
  | 'set-postal'
  | 'lift'
  | 'resend'

/** What somebody has, what was sent to them, and what happened. */
export interface HistoryModel {
  /** Where they are and what they did is not for whoever looks. */
  readonly isApart: boolean
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly person: { readonly id: string }
  readonly sessions: readonly SessionShown[]
  readonly portals: readonly { readonly clientId: string; readonly name: string; readonly since: Date }[]
  readonly messages: readonly MessageShown[]
  readonly decisions: readonly {
    readonly at: Date
    readonly portal: string
    readonly reason: string
    readonly reference: string
  }[]
  /** The portals of which it can be asked what they would ask. */
  readonly askable: readonly { readonly clientId: string; readonly name: string }[]
  readonly timeline: readonly EventShown[]
  readonly may: readonly PersonDoing[]
}

export function historyPanels(model: HistoryModel): Html {
  const text = personWords[model.frame.locale]
  return html`
    <div class="panels">
      ${panel(text.sessions, model.isApart ? html`<p>${text.apart}</p>` : sessions(model))}
      ${panel(text.portals, portals(model))} ${panel(text.decisions, decisions(model))}
    </div>
    ${panel(text.messages, messages(model))} ${!model.isApart && panel(text.timeline, timeline(model))}
  `
}

function sessions({ frame, zone, sessions: all }: HistoryModel): Html {
  const text = personWords[frame.locale]
  return html`${all.length === 0 && html`<p>${text.sessionsNone}</p>`}
    <ul class="plain">
      ${all.map(
        ({ program, address, seen, portals: used }) =>
          html`<li>
            ${text.session(program ?? text.unknownProgram, address)}<br />
            <span class="soft">${text.sessionSeen(momentText(frame, zone, seen), used.join(', '))}</span>
          </li>`,
      )}
    </ul>`
}

function portals({ frame, zone, portals: all }: HistoryModel): Html {
  const text = personWords[frame.locale]
  return html`${all.length === 0 && html`<p>${text.portalsNone}</p>`}
    <ul class="plain">
      ${all.map(
        ({ name, since }) =>
          html`<li>${name} <span class="soft">${text.portalSince(dayText(frame, zone, since))}</span></li>`,
      )}
    </ul>`
}

function decisions({ frame, zone, person, decisions: all, askable }: HistoryModel): Html {
  const text = personWords[frame.locale]
  return html`${all.length === 0 && html`<p>${text.decisionsNone}</p>`}
    <ul class="plain">
      ${all.map(
        ({ at, portal, reason, reference }) =>
          html`<li>
            ${momentText(frame, zone, at)}, ${portal}: ${decisionReasons(frame.locale)[reason] ?? reason}
            <a href="/operator/decisions/${reference}">${text.why}</a>
          </li>`,
      )}
    </ul>
    ${
      askable.length > 0 &&
      html`<form method="get" action="/operator/people/${person.id}/why" class="filter">
        <div class="field">
          <label for="client">${text.ask}</label>
          <select id="client" name="client">
            ${askable.map(({ clientId, name }) => html`<option value="${clientId}">${name}</option>`)}
          </select>
        </div>
        <button type="submit" class="secondary">${text.askGo}</button>
      </form>`
    }`
}

function messages({ frame, zone, person, messages: all, may }: HistoryModel): Html {
  const text = personWords[frame.locale]
  const { messageColumns: columns } = text
  const tone = { sent: 'ok', waiting: 'plain', kept: 'warn' } as const
  return table(frame.locale, {
    caption: text.messages,
    isTitled: true,
    columns: [
      { title: columns.what, cell: ({ template }) => text.templates[template] ?? template },
      { title: columns.at, cell: ({ at }) => moment(frame, zone, at) },
      {
        title: columns.fate,
        cell: ({ fate }) => tag(text.fate[fate], fate in tone ? tone[fate as keyof typeof tone] : 'bad'),
      },
      {
        title: columns.again,
        cell: ({ id, isUseful }) =>
          isUseful && may.includes('resend')
            ? doing(
                `/operator/people/${person.id}/resend`,
                { text: text.resend, kind: 'quiet' },
                { message: id },
              )
            : '–',
      },
    ],
    rows: all,
    empty: text.messagesNone,
  })
}

function timeline({ frame, zone, timeline: all }: HistoryModel): Html {
  const text = personWords[frame.locale]
  return html`${all.length === 0 && html`<p>${text.timelineNone}</p>`}
    <ol class="timeline" reversed>
      ${all.map((each) => {
        const by = each.isOurs ? text.byUs : undefined
        const more = [each.portal, by, each.program, each.address].filter((part) => part !== undefined)
        return html`<li data-event="${each.type}">
          ${moment(frame, zone, each.at)} <span>${happenedText(frame, each)}</span>
          ${more.length > 0 && html`<span class="soft">${more.join(' · ')}</span>`}
        </li>`
      })}
    </ol>`
}
