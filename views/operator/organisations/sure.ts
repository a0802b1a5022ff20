import { html, type Html } from '../../html.ts'
import { panel } from '../../work.ts'
import { formPart, type Filling } from '../form-part.ts'
import { pathIn } from '../organisation-parts.ts'
import { words } from './words/index.ts'

/** What acts for an organisation, and what it acts for, counted. */
export interface EndsWith {
  readonly members: number
  /** There are more than were counted. */
  readonly isMore: boolean
  readonly actedFor: number
  readonly acting: number
}

/** Asks once more before nobody acts for an organisation: for a while, or ever. */
export function surePage(
  filling: Filling,
  model: {
    readonly what: 'suspend' | 'close'
    readonly organisation: { readonly id: string; readonly name: string }
    readonly ends: EndsWith
  },
): Html {
  const { what, organisation, ends } = model
  const text = words[filling.frame.locale]
  const here = pathIn(organisation)
  const isClosing = what === 'close'
  return formPart(filling, {
    at: 'organisations',
    title: isClosing ? text.closeTitle(organisation.name) : text.suspendTitle(organisation.name),
    trail: { href: here, text: organisation.name },
    lead: isClosing ? text.closeLead : text.suspendLead,
    before: panel(
      text.ends,
      html`<ul data-ends>
        <li>${text.endsMembers(ends.members, ends.isMore)}</li>
        ${ends.actedFor > 0 && html`<li>${text.endsActedFor(ends.actedFor)}</li>`}
        ${ends.acting > 0 && html`<li>${text.endsActing(ends.acting)}</li>`}
        <li>${text.endsAccounts}</li>
      </ul>`,
    ),
    action: `${here}/${what}`,
    fields: false,
    go: isClosing ? text.close : text.suspend,
    isDanger: isClosing,
    back: here,
  })
}
