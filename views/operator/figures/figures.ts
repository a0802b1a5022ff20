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
  readonly rows: readonly {
    readonly what: string
    /** The same below a chart. */
    readonly short?: string
    readonly values: readonly (number | string)[]
  }[]
  /** The columns that are drawn, each in its own colour; undefined: a bar in each row. */
  readonly drawn?: readonly number[] | undefined
}

export interface FiguresModel {
  readonly frame: ConsoleFrame
  readonly days: number
  readonly client: string
  /** Those to choose from; undefined: they are too many for a list. */
  readonly portals: readonly { readonly id: string; readonly name: string }[] | undefined
  readonly spans: readonly number[]
  readonly figures: readonly FigureShown[]
}

/** What happened how often: charts, the tables that they are drawn from, and the same as files. */
export function figuresPage(model: FiguresModel): Html {
  const { frame, days, spans, figures } = model
  const text = words[frame.locale]
  return consolePart(frame, 'figures', {
    title: text.title,
    body: html`
      <form method="get" action="/operator/figures" class="filter">
        ${select({
          ...{ name: 'days', label: text.span, chosen: String(days) },
          choices: spans.map((each) => ({ value: String(each), text: text.spans[each] ?? String(each) })),
        })}
        ${portalField(model)}
        <button type="submit" class="secondary">${text.show}</button>
      </form>
      <p class="soft">${text.lead}</p>
      <div class="figures">${figures.filter(isCounted).map((each) => figurePart(model, each))}</div>
      ${nothingPart(model)}
    `,
  })
}

const isCounted = ({ rows }: FigureShown): boolean => rows.length > 0

/** Figures of which there is nothing yet, in one place: they are in the way of those that say something. */
function nothingPart({ frame, figures }: FiguresModel): Child {
  const text = words[frame.locale]
  const empty = figures.filter((each) => !isCounted(each)).map(({ name }) => text.figure[name] ?? name)
  return (
    empty.length > 0 &&
    html`<section class="panel" data-nothing>
      <h2>${text.none}</h2>
      <ul>
        ${empty.map((each) => html`<li>${each}</li>`)}
      </ul>
    </section>`
  )
}

function portalField({ frame, client, portals }: FiguresModel): Html {
  const text = words[frame.locale]
  if (portals) {
    // one that is there no more was asked for by its id
    const isListed = client === '' || portals.some(({ id }) => id === client)
    return select({
      ...{ name: 'client', label: text.portal, chosen: client },
      choices: [
        { value: '', text: text.portalAll },
        ...portals.map(({ id, name }) => ({ value: id, text: name })),
        ...(isListed ? [] : [{ value: client, text: client }]),
      ],
    })
  }
  return html`<div class="field">
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
  </div>`
}

/** So many rows of a list are worth reading on a page; the file has all. */
const LISTED = 10

function figurePart({ frame, days, client }: FiguresModel, one: FigureShown): Html {
  const text = words[frame.locale]
  const title = text.figure[one.name] ?? one.name
  const query = new URLSearchParams({ days: String(days), ...(client === '' ? {} : { client }) }).toString()
  const isDrawn = one.drawn !== undefined && one.rows.length > 0
  return html`<section
    class="panel ${isDrawn || one.columns.length > 2 ? 'whole' : ''}"
    data-figure="${one.name}"
  >
    <h2>${title}</h2>
    ${isDrawn && drawn(frame, title, one)}
    ${
      isDrawn
        ? html`<details>
            <summary>${text.asTable}</summary>
            ${asTable(frame, title, one)}
          </details>`
        : asTable(frame, title, { ...one, rows: one.rows.slice(0, LISTED) })
    }
    <p><a href="/operator/figures/${one.name}/csv?${query}">${text.csv}</a></p>
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
    places: rows.map(({ what, short }) => short ?? what),
    number: (value) => number(frame, value),
  })
}

function asTable(frame: ConsoleFrame, title: string, { columns, rows, drawn: which }: FigureShown): Html {
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
    empty: '',
  })
}
