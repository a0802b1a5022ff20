import type { Power } from '../../src/policy/organisations/index.ts'
import { choicesOf } from '../choices.ts'
import { fieldsIn, type Filled } from '../form-fields.ts'
import { html, type Child, type Html } from '../html.ts'
import { rightsWords as words } from './words/index.ts'

/** What there is to choose from; `typed`: too many to tick. */
export type Offered = 'typed' | readonly { readonly id: string; readonly text: string }[]

export interface RightsOffered {
  readonly numbers: Offered
  readonly branches: Offered
  /** Whether whoever fills it in may say for what somebody acts, and make administrators. */
  readonly gives: boolean
  readonly makes: boolean
}

const powers: readonly Power[] = ['people', 'rights', 'organisation']

/** What somebody may do for the organisation. */
export function rightsFields(
  filling: Filled,
  { offered, ends }: { readonly offered: RightsOffered; readonly ends: boolean },
): Html {
  const text = words[filling.frame.locale]
  const { line, radios, ticks, area, boxes } = fieldsIn(filling, text.fields)
  const roles = (['member', 'administrator'] as const).map((value) => ({
    ...{ value, text: text.roles[value], says: text.roleSays[value] },
  }))
  const covers = (which: 'numbers' | 'branches'): Child => {
    const of = offered[which]
    if (of.length === 0) return false
    return html`${radios(`${which}-cover`, choicesOf(text.cover[which]))}
    ${of === 'typed' ? area(which) : boxes(which, of)}`
  }
  return html`
    ${
      offered.makes &&
      html`${radios('role', roles)}
      ${ticks(
        'power',
        powers.map((each) => text.powers[each]),
      )}`
    }
    ${offered.gives && html`${covers('numbers')} ${covers('branches')}`}
    ${ends && line('until', { type: 'date', isOptional: true })}
  `
}

/** What few need: it is opened where it was filled in. */
export function moreFields(filling: Filled, { hasUserName }: { readonly hasUserName: boolean }): Html {
  const text = words[filling.frame.locale]
  const { line } = fieldsIn(filling, text.fields)
  const { typed, faults } = filling.form
  const names = ['user-name', 'reference']
  const isOpen = names.some(
    (name) => (typed[name] ?? '') !== '' || faults.some(({ field }) => field === name),
  )
  return html`<details class="group" ${isOpen && html`open`}>
    <summary>${text.more}</summary>
    ${line('reference', { maxlength: 200, isOptional: true })}
    ${!hasUserName && line('user-name', { maxlength: 64, isOptional: true })}
  </details>`
}
