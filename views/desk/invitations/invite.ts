import { postalFields } from '../../address-fields.ts'
import { choicesOf } from '../../choices.ts'
import { fieldsIn } from '../../form-fields.ts'
import { html, type Html } from '../../html.ts'
import { languageNames } from '../../layout.ts'
import { deskForm, pathIn, type Filling } from '../frame.ts'
import { moreFields, rightsFields, type RightsOffered } from '../rights.ts'
import { rightsWords } from '../words/index.ts'
import { invitationWords as words } from './words/index.ts'

/** Invites a colleague. */
export function invitePage(filling: Filling, { offered }: { readonly offered: RightsOffered }): Html {
  const { frame } = filling
  const text = words[frame.locale]
  const { line, select } = fieldsIn(filling, text.fields)
  const here = pathIn(frame, 'invitations')
  return deskForm(filling, 'people', {
    title: text.addTitle,
    trail: { href: here, text: text.title },
    lead: text.addLead,
    action: `${here}/new`,
    fields: html`
      ${line('name', { maxlength: 200 })} ${line('email', { type: 'email', maxlength: 254 })}
      ${line('mobile', { type: 'tel', maxlength: 40, isOptional: true })} ${postalFields(filling)}
      ${select('locale', choicesOf(languageNames))} ${rightsFields(filling, { offered, ends: true })}
      ${!offered.gives && html`<p>${rightsWords[frame.locale].asYou}</p>`}
      ${offered.gives && moreFields(filling, { hasUserName: false })}
    `,
    go: text.go,
    back: { href: here, text: text.leave },
  })
}
