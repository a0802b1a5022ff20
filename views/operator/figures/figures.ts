import { barOf, stackedChart } from '../../chart.ts'
import { select } from '../../choices.ts'
import { html, type Child, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { consolePart, type ConsoleFrame } from '../frame.ts'
import { words } from './words/index.ts'

/** A figure as it is shown: a chart where it goes over time, and always a table. */
export interface FigureShown {
  readonly name: string
  /** The titles of the columns; the first is of what each row is about. */
  readonly columns: readonly string[]
  readonly rows: readonly { readonly what: string; readonly values: readonly (number | string)[] }[]
  /** The columns that are drawn, each in its own colour; undefined: a bar in each row. */
  readonly drawn?: readonly number[] | undefined
}

export interface FiguresModel {
  readonly frame: ConsoleFrame
  readonly days: number
  readonly client: string
  readonly spans: readonly number[]
  readonly figures: readonly FigureShown[]
}

/** What happened how often: charts, the tables that they are drawn from, and the same as files. */
export function figuresPage(model: FiguresModel): Html {
  const { frame, days, client, spans, figures } = model
  const text = words[frame.locale]
  return consolePart(frame, 'figures', {
    title: text.title,
    body: html`
      <form method="get" action="/operator/figures" class="filter">
        ${select({
          ...{ name: 'days', label: text.span, chosen: String(days) },
          choices: spans.map((each) => ({ value: String(each), text: text.spans[each] ?? String(each) })),
        })}
        <div class="field">
          <label for="client">${text.portal}</label>
          <p class="hint" id="client-hint">${text.portalHint}</p>
          <input
            type="text"
            id="client"
            name="client"
            value="${client}"
            autocomplete="off"
            aria-describedby="client-hint"
          />
        </div>
        <button type="submit" class="secondary">${text.show}</button>
      </form>
      <p class="soft">${text.lead}</p>
      ${figures.map((each) => figurePart(model, each))}
    `,
  })
}

function figurePart({ frame, days, client }: FiguresModel, one: FigureShown): Html {
  const text = words[frame.locale]
  const title = text.figure[one.name] ?? one.name
  const query = new URLSearchParams({ days: String(days), ...(client === '' ? {} : { client }) }).toString()
  const isDrawn = one.drawn !== undefined && one.rows.length > 0
  return html`<section class="panel" data-figure="${one.name}">
    <h2>${title}</h2>
    ${isDrawn && drawn(frame, title, one)}
    ${
      isDrawn
        ? html`<details>
            <summary>${text.asTable}</summary>
            ${asTable(frame, title, one)}
          </details>`
        : asTable(frame, title, one)
    }
    ${one.rows.length > 0 && html`<p><a href="/operator/figures/${one.name}/csv?${query}">${text.csv}</a></p>`}
  </section>`
}

const number = ({ locale }: ConsoleFrame, value: number): string =>
  new Intl.NumberFormat(locale).format(value)

function drawn(
  frame: ConsoleFrame,
  title: string,
  { name, columns, rows, drawn: which = [] }: FigureShown,
): Html {
  const text = words[frame.locale]
  const valueOf = (value: number | string | undefined): number => (typeof value === 'number' ? value : 0)
  const series = which.map((column) => ({
    name: columns[column + 1] ?? '',
    values: rows.map(({ values }) => valueOf(values[column])),
  }))
  const total = series.flatMap(({ values }) => values).reduce((sum, value) => sum + value, 0)
  return stackedChart({
    ...{ id: `chart-${name}`, title, says: text.says(title, number(frame, total)), series },
    places: rows.map(({ what }) => what),
    number: (value) => number(frame, value),
  })
}

function asTable(frame: ConsoleFrame, title: string, { columns, rows, drawn: which }: FigureShown): Html {
  const text = words[frame.locale]
  const most = Math.max(0, ...rows.map(({ values }) => (typeof values[0] === 'number' ? values[0] : 0)))
  const cell = (value: number | string | undefined, column: number): Child => {
    if (typeof value !== 'number') return value ?? ''
    const said = number(frame, value)
    return column === 0 && which === undefined ? html`${barOf(value, most)} ${said}` : said
  }
  return table(frame.locale, {
    caption: title,
    isTitled: true,
    columns: columns.map((each, i) =>
      i === 0
        ? { title: each, cell: (row: FigureShown['rows'][number]) => row.what }
        : {
            title: each,
            cell: ({ values }: FigureShown['rows'][number]) => cell(values[i - 1], i - 1),
            isNumber: true,
          },
    ),
    rows,
    empty: text.none,
  })
}
