import type { FormState } from '../../../src/platform/http/forms.ts'
import { attributeField, type AttributeShown } from '../../attribute-field.ts'
import { html, type Child, type Html } from '../../html.ts'
import { notice, type Frame } from '../../layout.ts'
import { accountPart, day } from '../frame.ts'
import { howItStands, type MembershipListed } from './list.ts'
import { askWords, words } from './words/index.ts'

export interface MembershipShown extends Omit<MembershipListed, 'id'> {
  readonly userName: string | null
  /** What it covers; null: all that there is. */
  readonly numbers: readonly string[] | null
  readonly branches: readonly string[] | null
  /** Where one looks after it; undefined: one does not. */
  readonly desk: string | undefined
  /** Who looks after the organisation, by their names. */
  readonly administrators: readonly string[]
}

/** What may be said of a member. */
export interface AttributeAsked extends AttributeShown {
  /** By the member themselves. */
  readonly mayBeSaid: boolean
  /** The portals that are told it. */
  readonly portals: readonly string[]
}

/** What somebody may do for an organisation, who looks after it, and what is said of them. */
export function membershipPage(model: {
  frame: Frame
  zone: string
  action: string
  /** Where one asks for more; undefined: one may not act at this moment. */
  asksAt: string | undefined
  /** Where one answers whether one takes an administrator's work over. */
  handoverAt: string | undefined
  membership: MembershipShown
  attributes: readonly AttributeAsked[]
  form: FormState
  done: string | null
}): Html {
  const { frame, zone, action, membership, attributes, form } = model
  const text = words[frame.locale]
  const ours = attributes.filter(({ mayBeSaid }) => mayBeSaid)
  const others = attributes.filter(({ mayBeSaid }) => !mayBeSaid)
  const row = (label: string, value: Child): Html =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`
  const listed = (all: readonly string[]): string => new Intl.ListFormat(frame.locale).format(all)
  const { numbers, branches, administrators, userName, desk } = membership
  return accountPart(frame, {
    title: membership.name,
    failed: form.faults.length > 0,
    done: text.done[model.done ?? ''],
    body: html`
      ${
        model.handoverAt !== undefined &&
        notice(
          html`${askWords[frame.locale].handoverWaits}
            <a href="${model.handoverAt}">${askWords[frame.locale].handoverSee}</a>`,
        )
      }
      <dl class="facts">
        ${row(text.stands, howItStands(frame, zone, membership))}
        ${row(text.since, day(frame, zone, membership.since))}
        ${userName !== null && row(text.userName, userName)}
        ${row(text.numbers, numbers === null ? text.allNumbers : listed(numbers))}
        ${row(text.branches, branches === null ? text.allBranches : listed(branches))}
        ${administrators.length > 0 && row(text.managedBy, listed(administrators))}
      </dl>
      ${desk !== undefined && html`<p><a class="button primary" href="${desk}">${text.toDesk}</a></p>`}
      ${others.length > 0 && html`<h2>${text.recorded}</h2>`}
      <dl class="facts">${others.map((each) => row(each.name, [listed(each.said), toldTo(frame, each)]))}</dl>
      ${ours.length > 0 && attributesForm(frame, { action, attributes: ours, form })}
      ${
        model.asksAt !== undefined &&
        html`<h2>${askWords[frame.locale].missing}</h2>
          <p><a href="${model.asksAt}">${askWords[frame.locale].ask}</a></p>`
      }
      <h2>${text.leaving}</h2>
      <p>${text.leavingWhat} <a href="${action}/leave">${text.leave}</a></p>
      <p class="after"><a href="/account/organisations">${text.back}</a></p>
    `,
  })
}

const toldTo = ({ locale }: Frame, { portals }: AttributeAsked): Child =>
  portals.length > 0 &&
  html`<p class="hint">${words[locale].toldTo(new Intl.ListFormat(locale).format(portals))}</p>`

function attributesForm(
  frame: Frame,
  { action, attributes, form }: { action: string; attributes: readonly AttributeAsked[]; form: FormState },
): Html {
  const text = words[frame.locale]
  return html`
    <h2>${text.yours}</h2>
    <form method="post" action="${action}" novalidate>
      ${attributes.map((each) => asked(frame, each, form))}
      <div class="actions"><button type="submit" class="primary">${text.save}</button></div>
    </form>
  `
}

function asked(frame: Frame, attribute: AttributeAsked, form: FormState): Html {
  const text = words[frame.locale]
  const { portals } = attribute
  return attributeField(frame, form, {
    ...{ attribute, words: text },
    hint: portals.length > 0 ? text.toldTo(new Intl.ListFormat(frame.locale).format(portals)) : undefined,
  })
}
