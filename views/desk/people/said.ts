import { attributeField, type AttributeShown } from '../../attribute-field.ts'
import type { Html } from '../../html.ts'
import { deskForm, pathIn, type Filling } from '../frame.ts'
import { words } from '../words/index.ts'

/** What portals are told of somebody beside who they are. */
export function saidPage(
  filling: Filling,
  model: {
    readonly person: { readonly id: string; readonly name: string }
    readonly attributes: readonly AttributeShown[]
  },
): Html {
  const { frame, form } = filling
  const { person, attributes } = model
  const text = words[frame.locale]
  const at = pathIn(frame, `people/${person.id}`)
  return deskForm(filling, 'people', {
    title: text.saidTitle(person.name),
    trail: { href: at, text: person.name },
    lead: text.saidLead,
    action: `${at}/said`,
    fields: attributes.map((attribute) => attributeField(frame, form, { attribute, words: text.saying })),
    go: text.save,
    back: { href: at, text: text.keepRights },
  })
}
