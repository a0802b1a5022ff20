import type { Role } from '../../src/policy/operating/index.ts'
import { html, type Child, type Html } from '../html.ts'
import type { Frame } from '../layout.ts'
import { told } from '../time.ts'
import { work, type WorkParts } from '../work.ts'
import { duration } from '../duration.ts'
import { words } from './words/index.ts'

/** Where one may go in the console, in this order. */
export type PlaceName =
  'home' | 'portals' | 'people' | 'organisations' | 'agreements' | 'figures' | 'running' | 'roles' | 'audit'

const paths: Readonly<Record<PlaceName, string>> = {
  home: '/operator',
  portals: '/operator/portals',
  people: '/operator/people',
  organisations: '/operator/organisations',
  agreements: '/operator/agreements',
  figures: '/operator/figures',
  running: '/operator/running',
  roles: '/operator/roles',
  audit: '/operator/audit',
}

/** What every page of the console is set in. */
export interface ConsoleFrame extends Frame {
  readonly places: readonly PlaceName[]
  readonly as: { readonly address: string; readonly roles: readonly Role[] }
}

/** A page of the console. */
export function consolePart(
  frame: ConsoleFrame,
  at: PlaceName,
  parts: Omit<WorkParts, 'placesOf' | 'places' | 'as'>,
): Html {
  const text = words[frame.locale]
  const { as, places } = frame
  return work(frame, {
    ...parts,
    placesOf: text.places,
    places: places.map((place) => ({ href: paths[place], text: text.place[place], isHere: place === at })),
    as: html`${as.address}<br />${as.roles.map((role) => text.role[role]).join(', ')}`,
  })
}

/** A day and a time, short enough for a table; as a part of a sentence. */
export const momentText = ({ locale }: Frame, zone: string, at: Date): string =>
  told(locale, at, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })

export const dayText = ({ locale }: Frame, zone: string, at: Date): string =>
  told(locale, at, { dateStyle: 'medium', timeZone: zone })

/** The same below a chart, as short as can be: an hour, or a day. */
export const shortText = ({ locale }: Frame, zone: string, at: Date, each: 'hour' | 'day'): string =>
  told(locale, at, {
    ...(each === 'hour' ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' }),
    timeZone: zone,
  })

/** The same by itself, for programs to read as well. */
export const moment = (frame: Frame, zone: string, at: Date): Html =>
  html`<time datetime="${at.toISOString()}">${momentText(frame, zone, at)}</time>`

/** The same to the second, for what is compared closely. */
export const momentToTheSecond = ({ locale }: Frame, zone: string, at: Date): Html =>
  html`<time datetime="${at.toISOString()}"
    >${told(locale, at, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone })}</time
  >`

export const day = (frame: Frame, zone: string, at: Date): Html =>
  html`<time datetime="${at.toISOString()}">${dayText(frame, zone, at)}</time>`

/** Why something was not done, in the person's language; what a program would be told, where there are no words for it. */
export function refusalText(frame: Frame, { reason, says, retryAfter }: Refusal): Child {
  const { refusals, tooMany } = words[frame.locale]
  if (reason === 'too-many' && retryAfter !== undefined) return tooMany(duration(frame.locale, retryAfter))
  // of what cannot be done as things stand, the API says the act's own reason beside the code
  return refusals[says ?? ''] ?? refusals[reason] ?? says ?? reason
}

/** Why something was not done: what the API would say no by. */
export interface Refusal {
  readonly reason: string
  readonly says?: string | undefined
  /** Seconds after which it makes sense to try again. */
  readonly retryAfter?: number | undefined
}
