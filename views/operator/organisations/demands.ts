import { html, type Html } from '../../html.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { pathIn } from '../organisation-parts.ts'
import { levelChoices, type LevelOffered } from '../levels.ts'
import { words as consoleWords } from '../words/index.ts'
import { words } from './words/index.ts'

/** What an organisation asks of those who act for it. */
export function demandsPage(
  filling: Filling,
  {
    organisation,
    levels,
  }: {
    readonly organisation: { readonly id: string; readonly name: string }
    readonly levels: readonly LevelOffered[]
  },
): Html {
  const { frame } = filling
  const text = words[frame.locale]
  const { select, area } = fieldsIn(filling, text.fields)
  const here = pathIn(organisation)
  return formPart(filling, {
    at: 'organisations',
    title: text.demandsTitle,
    trail: { href: here, text: organisation.name },
    lead: text.demandsLead,
    action: `${here}/demands`,
    fields: html`${select('level', [{ value: '', text: text.demandsNone }, ...levelChoices(frame, levels)])}
    ${area('forbidden')} ${area('required')}`,
    go: consoleWords[frame.locale].save,
    back: here,
  })
}
