import { html, type Html } from '../html.ts'
import type { fieldsIn } from './form-part.ts'

/** Where post goes, field by field, under a title of their own. */
export const addressFields = ({ line }: Pick<ReturnType<typeof fieldsIn>, 'line'>, title: string): Html =>
  html`<fieldset class="group">
    <legend><h2>${title}</h2></legend>
    ${line('extra', { maxlength: 60, isOptional: true })}
    ${line('street', { maxlength: 60, isOptional: true })}
    ${line('house-number', { maxlength: 12, isOptional: true })}
    ${line('postal-code', { maxlength: 12, isOptional: true })}
    ${line('city', { maxlength: 40, isOptional: true })}
    ${line('country', { maxlength: 2, isOptional: true })}
  </fieldset>`
