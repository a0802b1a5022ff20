import { addressOf } from '../../address.ts'
import { choicesOf } from '../../choices.ts'
import type { Html } from '../../html.ts'
import { languageNames } from '../../layout.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { pathIn } from '../organisation-parts.ts'
import { words } from './words/index.ts'

/** Names who takes over an organisation that nobody looks after any more. */
export function takeOverPage(
  filling: Filling,
  model: {
    readonly organisation: { readonly id: string; readonly name: string }
    /** Where the letter goes, line by line; undefined: that is not known. */
    readonly address: readonly string[] | undefined
  },
): Html {
  const { organisation, address = [] } = model
  const text = words[filling.frame.locale]
  const { line, select } = fieldsIn(filling, text.takeOverFields)
  const here = pathIn(organisation)
  return formPart(filling, {
    at: 'organisations',
    title: text.takeOverTitle(organisation.name),
    trail: { href: here, text: organisation.name },
    lead: text.takeOverLead,
    before: addressOf(address),
    action: `${here}/take-over`,
    fields: [
      line('name', { maxlength: 60 }),
      line('email', { type: 'email', maxlength: 254 }),
      select('locale', choicesOf(languageNames)),
    ],
    go: text.takeOverGo,
    back: here,
  })
}
