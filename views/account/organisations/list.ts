import type { WhyNotHeld } from '../../../src/policy/organisations/index.ts'
import { html, type Html } from '../../html.ts'
import { icons } from '../../icons.ts'
import type { Frame } from '../../layout.ts'
import { accountPart, day } from '../frame.ts'
import { lastDayOf } from '../../time.ts'
import { words } from './words/index.ts'

export interface MembershipListed {
  readonly id: string
  readonly name: string
  readonly role: 'member' | 'administrator'
  /** Why it does not hold; undefined: it does. */
  readonly why: WhyNotHeld | undefined
  readonly since: Date
  readonly until: Date | null
  /** The organisation that they are somebody of, where they act by its grant. */
  readonly through: string | null
}

/** For whom somebody acts, what they have asked for, and how to ask. */
export function organisationsPage(model: {
  frame: Frame
  zone: string
  memberships: readonly MembershipListed[]
  applications: readonly { readonly name: string; readonly at: Date }[]
  done: string | null
}): Html {
  const { frame, zone, memberships, applications } = model
  const text = words[frame.locale]
  return accountPart(frame, {
    title: text.title,
    done: text.done[model.done ?? ''],
    body: html`
      <p class="lead">${memberships.length === 0 ? text.none : text.lead}</p>
      <ul class="entries">
        ${memberships.map(
          (each) =>
            html`<li data-membership="${each.id}">
              <a href="/account/organisations/${each.id}">${each.name}</a>
              <span>${howItStands(frame, zone, each)}</span>
              ${icons.onward}
            </li>`,
        )}
      </ul>
      ${applications.length > 0 && html`<h2>${text.asked}</h2>`}
      <ul class="plain">
        ${applications.map(
          ({ name, at }) => html`<li data-application>${text.askedOn(name, day(frame, zone, at))}</li>`,
        )}
      </ul>
      <h2>${text.another}</h2>
      <p>${text.anotherWhat} <a href="/account/organisations/apply">${text.apply}</a></p>
    `,
  })
}

/** What somebody is for an organisation, in a line; or why they act for it no more. */
export function howItStands(
  frame: Frame,
  zone: string,
  { role, why, until, since, through }: Omit<MembershipListed, 'id' | 'name'>,
): string {
  const text = words[frame.locale]
  if (why === 'membership-not-begun') return text.begins(day(frame, zone, since))
  if (why !== undefined) return text.why[why]
  const parts = [
    text.role[role],
    ...(through === null ? [] : [text.through(through)]),
    ...(until === null ? [] : [text.until(day(frame, zone, lastDayOf(until)))]),
  ]
  return parts.join(', ')
}
