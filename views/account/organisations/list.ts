import type { WhyNotHeld } from '../../../src/policy/organisations/index.ts'
import { html, type Html } from '../../html.ts'
import { icons } from '../../icons.ts'
import type { Frame } from '../../layout.ts'
import { accountPart, day } from '../frame.ts'
import { lastDayOf } from '../../time.ts'
import { doing } from '../../work.ts'
import { askWords, words } from './words/index.ts'

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

export interface RequestListed {
  readonly id: string
  /** The number that was typed, or the organisation of a member. */
  readonly askedFor: string
  readonly at: Date
  readonly state: 'waiting' | 'granted' | 'declined' | 'withdrawn' | 'closed'
  readonly answer: string | undefined
}

/** For whom somebody acts, what they have asked for, and how to ask. */
export function organisationsPage(model: {
  frame: Frame
  zone: string
  memberships: readonly MembershipListed[]
  applications: readonly { readonly name: string; readonly at: Date }[]
  /** What was asked of those who look after organisations. */
  requests: readonly RequestListed[]
  done: string | null
}): Html {
  const { frame, zone, memberships, applications, requests } = model
  const ask = askWords[frame.locale]
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
      ${requests.length > 0 && html`<h2>${ask.asked}</h2>`}
      <ul class="entries">
        ${requests.map(
          ({ id, askedFor, at, state, answer }) =>
            html`<li data-request="${state}">
              <strong>${askedFor}</strong>
              <span
                >${ask.state[state](day(frame, zone, at))}${answer !== undefined && html`<br />${ask.answered(answer)}`}</span
              >
              ${state === 'waiting' && doing(`/account/organisations/requests/${id}/withdraw`, { text: ask.withdraw, kind: 'quiet' })}
            </li>`,
        )}
      </ul>
      <h2>${text.another}</h2>
      <p>${ask.joinWhat} <a href="/account/organisations/ask">${ask.join}</a></p>
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
