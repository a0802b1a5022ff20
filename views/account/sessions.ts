import { html, type Html } from '../html.ts'
import type { Frame } from '../layout.ts'
import { accountPart, moment } from './frame.ts'
import { listWords } from './words/index.ts'

export interface SessionShown {
  readonly id: string
  readonly isHere: boolean
  readonly program: string | undefined
  readonly address: string
  /** Compared with where this page is asked for from. */
  readonly place: 'same' | 'private' | 'other'
  readonly since: Date
  readonly seen: Date
  readonly portals: readonly string[]
}

export interface BrowserShown {
  readonly id: string
  readonly program: string | undefined
  readonly since: Date
  readonly until: Date
  readonly used: Date | undefined
}

export function sessionsPage(model: {
  frame: Frame
  zone: string
  sessions: readonly SessionShown[]
  browsers: readonly BrowserShown[]
  /** Whether their owner is mailed of sign-ins in new browsers. */
  tellsNewBrowsers: boolean
  done: string | null
}): Html {
  const { frame, zone, sessions, browsers, tellsNewBrowsers } = model
  const text = listWords[frame.locale]
  const list = new Intl.ListFormat(frame.locale)
  const item = (each: SessionShown): Html =>
    html`<li data-session="${each.id}">
      <h2>${each.isHere ? text.here : (each.program ?? text.unknownProgram)}</h2>
      <p class="stack">
        ${each.isHere && each.program !== undefined && html`<span>${each.program}</span>`}
        <span>${text.places[each.place](each.address)}</span>
        <span>
          ${text.sessionSince(moment(frame, zone, each.since))},
          ${text.sessionSeen(moment(frame, zone, each.seen))}
        </span>
        ${each.portals.length > 0 && html`<span>${text.sessionPortals(list.format(each.portals))}</span>`}
      </p>
      ${
        !each.isHere &&
        html`<form method="post" action="/account/sessions">
          <input type="hidden" name="session" value="${each.id}" />
          <button type="submit" name="do" value="end" class="secondary">${text.end}</button>
        </form>`
      }
    </li>`
  const browser = (each: BrowserShown): Html =>
    html`<li data-browser="${each.id}">
      <h3>${each.program ?? text.unknownProgram}</h3>
      <p class="stack">
        <span>${text.rememberedSince(moment(frame, zone, each.since), moment(frame, zone, each.until))}</span>
        ${each.used && html`<span>${text.sessionSeen(moment(frame, zone, each.used))}</span>`}
      </p>
      <form method="post" action="/account/sessions">
        <input type="hidden" name="browser" value="${each.id}" />
        <button type="submit" name="do" value="forget" class="secondary">${text.forget}</button>
      </form>
    </li>`
  return accountPart(frame, {
    title: text.sessionsTitle,
    done: text.done[model.done ?? ''],
    body: html`
      <p class="lead">${text.sessionsLead}</p>
      <ul class="items">
        ${sessions.map(item)}
      </ul>
      ${
        sessions.length > 1 &&
        html`<form method="post" action="/account/sessions">
          <div class="actions">
            <button type="submit" name="do" value="end-others" class="danger">${text.endOthers}</button>
          </div>
        </form>`
      }
      ${
        browsers.length > 0 &&
        html`<h2>${text.browsersTitle}</h2>
          <p>${text.browsersLead}</p>
          <ul class="items">
            ${browsers.map(browser)}
          </ul>`
      }
      <h2>${text.newBrowsersTitle}</h2>
      <p data-tells="${String(tellsNewBrowsers)}">
        ${tellsNewBrowsers ? text.newBrowsersTold : text.newBrowsersUntold}
      </p>
      <form method="post" action="/account/sessions">
        <button
          type="submit"
          name="do"
          value="${tellsNewBrowsers ? 'tell-no-more' : 'tell'}"
          class="secondary small"
        >
          ${tellsNewBrowsers ? text.newBrowsersOff : text.newBrowsersOn}
        </button>
      </form>
    `,
  })
}
