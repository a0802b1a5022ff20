import type { FormState } from '../../../src/platform/http/forms.ts'
import { select } from '../../choices.ts'
import { problemsBeside } from '../../field.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import type { Frame } from '../../layout.ts'
import { accountPart } from '../frame.ts'
import { words } from './words/index.ts'

const countries = ['NL', 'SE', 'BE', 'DE', 'DK', 'FI', 'NO'] as const

/** Asks that there be an organisation, with whoever asks as its administrator. */
export function applyPage({ frame, form }: { frame: Frame; form: FormState }): Html {
  const text = words[frame.locale]
  const { field, problemsOf } = fieldsOf(form, text, frame.locale)
  const country = new Intl.DisplayNames([frame.locale], { type: 'region' })
  const choice = (
    name: string,
    label: string,
    values: readonly string[],
    called: (value: string) => string,
  ) =>
    select({
      ...{ name, label, problems: problemsOf(name), chosen: form.typed[name] },
      choices: values.map((value) => ({ value, text: called(value) })),
    })
  const line = (name: string, label: string, autocomplete: string, required = true): Html =>
    field({ name, label, autocomplete, required })
  return accountPart(frame, {
    title: text.applyTitle,
    failed: form.faults.length > 0,
    width: 'narrow',
    body: html`
      <p class="lead">${text.applyLead}</p>
      ${problemsBeside('page', problemsOf('page'))}
      <form method="post" action="/account/organisations/apply" novalidate>
        ${choice('kind', text.kind, Object.keys(text.kinds), (kind) => text.kinds[kind as 'kvk'])}
        ${line('number', text.number, 'off')} ${line('legal-name', text.legalName, 'organization')}
        ${line('street', text.street, 'address-line1')}
        ${line('house-number', text.houseNumber, 'off', false)}
        ${line('postal-code', text.postalCode, 'postal-code')} ${line('city', text.city, 'address-level2')}
        ${choice('country', text.country, countries, (code) => country.of(code) ?? code)}
        ${line('why', text.whyYou, 'off')}
        <div class="actions"><button type="submit" class="primary">${text.applyYes}</button></div>
      </form>
      <p class="after"><a href="/account/organisations">${text.back}</a></p>
    `,
  })
}
