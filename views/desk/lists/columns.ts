import { select } from '../../choices.ts'
import { tickBox } from '../../field.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import { deskForm, pathIn, type Filling } from '../frame.ts'
import { words } from './words/index.ts'

/** Which column is which: each with what stands in its first rows. */
export function columnsPage(
  filling: Filling,
  model: {
    readonly list: { readonly id: string; readonly name: string | undefined }
    readonly kinds: readonly string[]
    /** Of each column, what stands in the first rows. */
    readonly columns: readonly (readonly string[])[]
  },
): Html {
  const { frame, form } = filling
  const { list, kinds, columns } = model
  const text = words[frame.locale]
  const { problemsBeside } = fieldsOf(form, text.problems, frame.locale)
  const here = pathIn(frame, `lists/${list.id}`)
  const called: Readonly<Record<string, string>> = text.kinds
  const choices = [
    { value: '', text: text.unused },
    ...kinds.map((value) => ({ value, text: called[value] ?? value })),
  ]
  return deskForm(filling, 'people', {
    title: text.whichTitle,
    trail: { href: pathIn(frame, 'lists'), text: text.title },
    lead: text.whichLead,
    action: `${here}/columns`,
    fields: html`
      ${problemsBeside('columns')}
      ${tickBox({
        ...{ name: 'titles', value: 'yes', label: text.hasTitles, problems: [] },
        isTicked: (form.typed['titles'] ?? '') !== '',
      })}
      ${columns.map((examples, i) =>
        select({
          ...{ name: `column-${i}`, label: text.column(i + 1), choices, chosen: form.typed[`column-${i}`] },
          hint: examples
            .map((each) => each.trim().slice(0, 40))
            .filter(Boolean)
            .join(' · '),
        }),
      )}
    `,
    go: text.whichGo,
    back: { href: pathIn(frame, 'lists'), text: text.later },
  })
}
