import { area } from '../../choices.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { panel, tag } from '../../work.ts'
import { deskPart, momentText, pathIn, refusedAlert, type Filling } from '../frame.ts'
import { words as deskWords } from '../words/index.ts'
import { words } from './words/index.ts'

export type ListState = 'columns' | 'checking' | 'checked' | 'sending' | 'done' | 'stopped' | 'dropped'

export interface ListListed {
  readonly id: string
  /** As the machine of whoever sent it calls it; undefined: it was pasted. */
  readonly name: string | undefined
  readonly state: ListState
  readonly at: Date
  readonly rows: number
}

/** Invites many at once: by a file, or by what is pasted from a spreadsheet. */
export function beginListPage(
  filling: Filling,
  model: { readonly zone: string; readonly most: number; readonly lists: readonly ListListed[] },
): Html {
  const { frame, form, refused } = filling
  const text = words[frame.locale]
  const { problemsOf, problemsBeside } = fieldsOf(form, text.problems, frame.locale)
  const here = pathIn(frame, 'lists')
  const say = (n: number): string => new Intl.NumberFormat(frame.locale).format(n)
  const file = html`<form method="post" action="${here}/file" enctype="multipart/form-data" class="narrow">
    <div class="field">
      <label for="file">${text.file}</label>
      <p class="hint" id="file-hint">${text.fileHint(say(model.most))}</p>
      ${problemsBeside('file')}
      <input
        id="file"
        name="file"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        aria-describedby="file-hint"
        ${problemsOf('file').length > 0 && html`aria-invalid="true"`}
      />
    </div>
    <div class="doings"><button type="submit" class="primary">${text.fileGo}</button></div>
  </form>`
  const paste = html`<form method="post" action="${here}" class="narrow" novalidate>
    ${area({
      ...{ name: 'pasted', label: text.paste, hint: text.pasteHint, value: form.typed['pasted'], rows: 6 },
      problems: problemsOf('pasted'),
    })}
    <div class="doings"><button type="submit" class="secondary">${text.pasteGo}</button></div>
  </form>`
  return deskPart(frame, 'people', {
    title: text.title,
    trail: { href: pathIn(frame, 'people'), text: deskWords[frame.locale].peopleTitle },
    failed: form.faults.length > 0 || refused !== undefined,
    body: html`
      ${refusedAlert(frame, refused)}
      <p class="lead">${text.lead}</p>
      ${panel(text.fileTitle, file)} ${panel(text.pasteTitle, paste)}
      ${panel(
        text.columnsTitle,
        html`<p>${text.columnsLead}</p>
          <dl class="facts">
            ${text.columnsSay.map(
              ([name, says]) =>
                html`<dt>${name}</dt>
                  <dd>${says}</dd>`,
            )}
          </dl>`,
      )}
      ${
        model.lists.length > 0 &&
        table(frame.locale, {
          caption: text.listsCaption,
          columns: [
            {
              title: text.columns.list,
              cell: ({ id, name }) => html`<a href="${here}/${id}">${name ?? text.pasted}</a>`,
            },
            { title: text.columns.people, cell: ({ rows }) => say(rows), isNumber: true },
            { title: text.columns.state, cell: ({ state }) => tag(text.state[state]) },
            { title: text.columns.at, cell: ({ at }) => momentText(frame, model.zone, at) },
          ],
          rows: model.lists,
          empty: '',
        })
      }
    `,
  })
}
