import type { Locale } from '../src/platform/render/locale.ts'
import { html, type Child, type Html } from './html.ts'
import { tableWords as words } from './words/index.ts'

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => Child
  /** Where the title leads, which sorts by it; and how it is sorted now. */
  readonly sort?: { readonly href: string; readonly now?: 'ascending' | 'descending' | undefined }
  /** Numbers stand under one another. */
  readonly isNumber?: boolean
}

export interface TableModel<Row> {
  /** What the table is of; it stands above it, and is what a screen reader calls it. */
  readonly caption: string
  /** The page's own title says it already: it is not seen twice. */
  readonly isTitled?: boolean
  /** The first names its row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** What is said where there is no row: why, and what to do. */
  readonly empty: Child
  /** Where to go on, and back to the beginning; undefined at the last, and on the first page. */
  readonly pages?: { readonly first?: string | undefined; readonly next?: string | undefined }
}

/**
 * A table. On a narrow screen each row is a card, its cells under one another with their titles; the roles are written
 * out, because a table that is displayed as anything else is none to a screen reader.
 */
export function table<Row>(locale: Locale, model: TableModel<Row>): Html {
  const { caption, columns, rows, empty, pages, isTitled = false } = model
  if (rows.length === 0)
    return html`${!isTitled && html`<h2>${caption}</h2>`}
      <div class="empty">${empty}</div>
      ${pages && paging(locale, pages)}`
  return html`
    <table role="table" class="stacks">
      <caption ${isTitled && html`class="state"`}>
        ${caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map(titleCell)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          (row) =>
            html`<tr role="row">
              ${columns.map((each, i) => cellOf(each, row, i === 0))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${pages && paging(locale, pages)}
  `
}

const titleCell = <Row>({ title, sort, isNumber }: Column<Row>): Html =>
  html`<th
    role="columnheader"
    scope="col"
    ${isNumber && html`class="number"`}
    ${sort?.now !== undefined && html`aria-sort="${sort.now}"`}
  >
    ${
      sort
        ? html`<a href="${sort.href}"
            >${title}${sort.now && html`<span class="sorted" aria-hidden="true"></span>`}</a
          >`
        : title
    }
  </th>`

function cellOf<Row>({ title, cell, isNumber }: Column<Row>, row: Row, names: boolean): Html {
  const looks = isNumber && html`class="number"`
  return names
    ? html`<th role="rowheader" scope="row" ${looks}>${cell(row)}</th>`
    : html`<td role="cell" data-title="${title}" ${looks}>${cell(row)}</td>`
}

function paging(locale: Locale, { first, next }: NonNullable<TableModel<unknown>['pages']>): Child {
  const text = words[locale]
  if (first === undefined && next === undefined) return false
  return html`<nav class="pages" aria-label="${text.pages}">
    ${first !== undefined && html`<a href="${first}">${text.first}</a>`}
    ${next !== undefined && html`<a href="${next}" rel="next">${text.next}</a>`}
  </nav>`
}
