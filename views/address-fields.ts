import type { Locale } from '../src/platform/render/locale.ts'
import { countryChoices } from './countries.ts'
import { html, type Html } from './html.ts'
import type { Frame } from './layout.ts'
import { fieldsIn, type Filled } from './form-fields.ts'
import { postalWords } from './words/index.ts'

/** Where post goes, field by field, under a title of their own. */
export const addressFields = (fields: Fields, { locale }: Pick<Frame, 'locale'>, title: string): Html =>
  html`<fieldset class="group">
    <legend><h2>${title}</h2></legend>
    ${postalLines(fields, locale)}
  </fieldset>`

/** The same, of somebody whose letter may go to where they work; under words of its own. */
export function postalFields(filling: Filled): Html {
  const text = postalWords[filling.frame.locale]
  const { locale } = filling.frame
  const fields = fieldsIn(filling, text)
  // most have a mobile: it is opened where it is needed
  const names = Object.keys(text.labels)
  const isOpen = names.some(
    (name) =>
      (filling.form.typed[name] ?? '') !== '' || filling.form.faults.some(({ field }) => field === name),
  )
  return html`<details class="group" ${isOpen && html`open`}>
    <summary>${text.open}</summary>
    <p>${text.lead}</p>
    ${fields.line('company', { maxlength: 60, isOptional: true })} ${postalLines(fields, locale)}
  </details>`
}

/** The fields of where post reaches somebody, at home or at work. */
export function postalLinesOf(filling: Filled): Html {
  const { locale } = filling.frame
  const fields = fieldsIn(filling, postalWords[locale])
  return html`${fields.line('company', { maxlength: 60, isOptional: true })} ${postalLines(fields, locale)}`
}

type Fields = Pick<ReturnType<typeof fieldsIn>, 'line' | 'select'>

const postalLines = ({ line, select }: Fields, locale: Locale): Html => html`
  ${line('extra', { maxlength: 60, isOptional: true })} ${line('street', { maxlength: 60, isOptional: true })}
  ${line('house-number', { maxlength: 12, isOptional: true })}
  ${line('postal-code', { maxlength: 12, isOptional: true })}
  ${line('city', { maxlength: 40, isOptional: true })} ${select('country', countryChoices(locale))}
`
