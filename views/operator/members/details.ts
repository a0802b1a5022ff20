import type { Html } from '../../html.ts'
import { postalFields } from '../../address-fields.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { pathIn, type Within } from '../organisation-parts.ts'
import { detailsWords } from './words/index.ts'

/** Issues somebody who never came what they sign in with for the first time. */
export function issueDetailsPage(
  filling: Filling,
  model: {
    readonly organisation: Within
    readonly member: { readonly id: string; readonly name: string }
    /** Where the mail goes; undefined: there is no address. */
    readonly email: string | undefined
  },
): Html {
  const { organisation, member, email } = model
  const text = detailsWords[filling.frame.locale]
  const { line } = fieldsIn(filling, text.fields)
  const at = pathIn(organisation, `members/${member.id}`)
  return formPart(filling, {
    at: 'organisations',
    title: text.title,
    trail: { href: at, text: member.name },
    lead: text.lead(email),
    action: `${at}/details`,
    fields: [
      line('mobile', { type: 'tel', maxlength: 40, isOptional: true }),
      postalFields(filling),
      line('client', { maxlength: 200, isOptional: true }),
    ],
    go: text.go,
    back: at,
  })
}
