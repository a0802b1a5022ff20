import { choicesOf } from '../../choices.ts'
import { html, type Html } from '../../html.ts'
import { languageNames } from '../../layout.ts'
import { addressFields } from '../../address-fields.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { words as consoleWords } from '../words/index.ts'
import { pathIn } from '../organisation-parts.ts'
import { words } from './words/index.ts'

/** By what an organisation is known. */
function nameFields(filling: Filling): Html {
  const text = words[filling.frame.locale]
  const { line, select } = fieldsIn(filling, text.fields)
  return html`${select('kind', choicesOf(text.kinds))} ${line('number', { maxlength: 60 })}
  ${line('legal-name', { maxlength: 200 })} ${line('display-name', { maxlength: 100, isOptional: true })}
  ${select('locale', choicesOf(languageNames))}`
}

/** Where it is, and what few say of it: that is folded away until it is asked for, or something is wrong there. */
function restFields(filling: Filling): Html {
  const text = words[filling.frame.locale]
  const fields = fieldsIn(filling, text.fields)
  const { line, area } = fields
  const { form } = filling
  const isOpen = ['time-zone', 'domains', 'external-key'].some(
    (name) => (form.typed[name] ?? '') !== '' || form.faults.some(({ field }) => field === name),
  )
  return html`${addressFields(fields, filling.frame, text.addressTitle)}
    <details ${isOpen && html`open`}>
      <summary>${text.more}</summary>
      ${line('time-zone', { maxlength: 60, isOptional: true })} ${area('domains')}
      ${line('external-key', { maxlength: 200, isOptional: true })}
    </details>`
}

/** A new organisation, and who can act for it first. */
export function newOrganisationPage(filling: Filling): Html {
  const text = words[filling.frame.locale]
  const { line, select } = fieldsIn(filling, text.fields)
  return formPart(filling, {
    at: 'organisations',
    title: text.createTitle,
    trail: { href: '/operator/organisations', text: text.title },
    lead: text.createLead,
    action: '/operator/organisations/new',
    fields: html`${nameFields(filling)}
      <fieldset class="group">
        <legend><h2>${text.administratorTitle}</h2></legend>
        <p class="hint">${text.administratorLead}</p>
        ${line('name', { maxlength: 200, isOptional: true })}
        ${line('email', { type: 'email', maxlength: 254, isOptional: true })}
        ${select('because', choicesOf(text.because))}
      </fieldset>
      ${restFields(filling)}`,
    go: text.createGo,
    back: '/operator/organisations',
  })
}

/** What an organisation is kept with, to be changed. */
export function detailsPage(
  filling: Filling,
  { id, name }: { readonly id: string; readonly name: string },
): Html {
  const text = words[filling.frame.locale]
  const here = pathIn({ id })
  return formPart(filling, {
    at: 'organisations',
    title: text.changeTitle,
    trail: { href: here, text: name },
    action: `${here}/details`,
    fields: html`${nameFields(filling)} ${restFields(filling)}`,
    go: consoleWords[filling.frame.locale].save,
    back: here,
  })
}
