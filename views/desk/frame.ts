import type { FormState } from '../../src/platform/http/forms.ts'
import { html, type Child, type Html } from '../html.ts'
import { alert, type Frame } from '../layout.ts'
import { told } from '../time.ts'
import { panel, work, type WorkParts } from '../work.ts'
import { words } from './words/index.ts'

/** Where one may go at the desk, in this order. */
export type PlaceName = 'home' | 'people' | 'happened'
const places: readonly PlaceName[] = ['home', 'people', 'happened']

/** What every page of the desk is set in. */
export interface DeskFrame extends Frame {
  readonly organisation: { readonly id: string; readonly name: string }
  /** As whom one works. */
  readonly as: { readonly name: string; readonly address: string }
}

/** Where a page of an organisation's desk is. */
export const pathIn = ({ organisation }: Pick<DeskFrame, 'organisation'>, part = ''): string =>
  `/organisation/${organisation.id}${part === '' ? '' : `/${part}`}`

/** A page of the desk: whose it is stands above the places. */
export function deskPart(
  frame: DeskFrame,
  at: PlaceName,
  parts: Omit<WorkParts, 'placesOf' | 'places' | 'as'>,
): Html {
  const text = words[frame.locale]
  const hrefs: Readonly<Record<PlaceName, string>> = {
    home: pathIn(frame),
    people: pathIn(frame, 'people'),
    happened: pathIn(frame, 'happened'),
  }
  return work(frame, {
    ...parts,
    placesOf: text.places,
    places: places.map((place) => ({ href: hrefs[place], text: text.place[place], isHere: place === at })),
    as: html`<strong>${frame.organisation.name}</strong><br />${frame.as.name}`,
  })
}

export const dayText = ({ locale }: Frame, zone: string, at: Date): string =>
  told(locale, at, { dateStyle: 'medium', timeZone: zone })

export const momentText = ({ locale }: Frame, zone: string, at: Date): string =>
  told(locale, at, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })

/** Why something was not done. */
export interface Refused {
  readonly reason: string
}

export const refusedAlert = (frame: Frame, refused: Refused | undefined): Child => {
  const { refusals, refusedElse } = words[frame.locale]
  return refused && alert(refused.reason, refusals[refused.reason] ?? refusedElse)
}

/** A page of one form: what was typed stays, and what is wrong stands beside it. */
export interface Filling {
  readonly frame: DeskFrame
  readonly form: FormState
  readonly refused: Refused | undefined
}

export function deskForm(
  { frame, form, refused }: Filling,
  at: PlaceName,
  parts: {
    readonly title: string
    readonly trail: { readonly href: string; readonly text: string }
    readonly lead?: string
    readonly state?: Child
    readonly done?: Child
    readonly before?: Child
    readonly after?: Child
    readonly action: string
    readonly fields: Child
    readonly go: string
    readonly isDanger?: boolean
    readonly back?: { readonly href: string; readonly text: string }
    /** What the form is called, where the page has more than it. */
    readonly under?: string
  },
): Html {
  const { title, trail, lead, action, fields, go, back, under } = parts
  const sent = html`${lead !== undefined && html`<p class="lead">${lead}</p>`}
    <form method="post" action="${action}" class="narrow" novalidate>
      ${fields}
      <div class="doings">
        <button type="submit" class="${parts.isDanger ? 'danger' : 'primary'}">${go}</button>
        ${back && html`<a href="${back.href}">${back.text}</a>`}
      </div>
    </form>`
  return deskPart(frame, at, {
    ...{ title, trail, state: parts.state, done: parts.done },
    failed: form.faults.length > 0 || refused !== undefined,
    body: html`${refusedAlert(frame, refused)} ${parts.before}
    ${under === undefined ? sent : panel(under, sent)} ${parts.after}`,
  })
}
