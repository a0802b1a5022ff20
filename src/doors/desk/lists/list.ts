import { columnsPage } from '../../../../views/desk/lists/columns.ts'
import { listPage, rowFaultText, type RowShown } from '../../../../views/desk/lists/list.ts'
import {
  cellsBy,
  cellsOf,
  columnKinds,
  listById,
  nameIn,
  rowsAfter,
  type Column,
  type ListedRow,
  type ListRow,
} from '../../../journeys/inviting/index.ts'
import { CSV, csvOf } from '../../../platform/csv/write.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { download, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, type Shown } from '../filling.ts'
import { pathOf } from '../paths.ts'
import { byOf } from './begin.ts'

const PAGE = 50
/** Rows by which one tells what a column is. */
const EXAMPLES = 3

/** One of the organisation's, that was not thrown away. @throws HttpProblem 404 */
async function listHere({ organisation, exchange }: Visit, tx: Tx): Promise<ListRow> {
  const { list: id = '' } = exchange.params
  const list = isUuid(id) ? await listById(tx, id) : undefined
  if (list?.organisation_id !== organisation.id || list.state === 'dropped')
    throw new HttpProblem(404, 'not-found')
  return list
}

/** What a row says, and what comes of it. */
function shownRow({ door }: Visit, list: ListRow, row: ListedRow): RowShown {
  const by = cellsBy(list.columns, cellsOf(door.vault, list.id, row))
  return {
    ...{ line: row.line, name: nameIn(by), email: by.email ?? '', role: by.role, numbers: by.numbers },
    ...{ branches: by.branches, plan: row.plan ?? undefined, outcome: row.outcome ?? undefined },
    ...{ faults: row.faults, invitation: row.activation_id ?? undefined },
  }
}

/** A list, as it stands: which column is what, what would come of it, or what came of it. */
export const showList = (visit: Visit): Promise<Answer> => shown(visit, begun())

async function shown(visit: Visit, again: Shown): Promise<Answer> {
  const { exchange, read, frame, organisation, zone, account } = visit
  const list = await read((tx) => listHere(visit, tx))
  const isOwn = list.begun_by === account.id
  const choosing = exchange.query.get('columns') === 'choose' && list.state === 'checked' && isOwn
  if ((list.state === 'columns' && isOwn) || choosing || again.filled.faults.length > 0)
    return showColumns(visit, list, again)
  const isWrongOnly = exchange.query.get('wrong') === 'only'
  const after = Number(exchange.query.get('after') ?? 0)
  const isReady = list.state !== 'checking'
  const rows = isReady
    ? await read((tx) =>
        rowsAfter(tx, list.id, {
          ...{ after: Number.isSafeInteger(after) && after > 0 ? Math.min(after, 1e9) : 0, isWrongOnly },
          limit: PAGE + 1,
        }),
      )
    : []
  const last = rows.length > PAGE ? rows[PAGE - 1]?.line : undefined
  const here = pathOf(organisation.id, `/lists/${list.id}`)
  const query = new URLSearchParams({ ...(isWrongOnly && { wrong: 'only' }), after: String(last) })
  return formAnswer(
    listPage({
      ...{ frame: { ...frame, here }, zone, refused: again.refused, isWrongOnly, done: doneOf(exchange) },
      list: {
        ...{
          id: list.id,
          name: list.name ?? undefined,
          state: list.state,
          rows: list.rows,
          at: list.begun_at,
        },
        ...{ ready: list.ready, already: list.already, wrong: list.wrong },
        ...{ sent: list.sent, refused: list.refused, isOwn: list.begun_by === account.id, looks: list.looks },
        covers:
          list.columns.includes('numbers') || list.begun_by !== account.id
            ? undefined
            : visit.may('rights.give')
              ? 'all'
              : 'as-you',
      },
      // the titles are no row
      rows: rows.slice(0, PAGE).flatMap((row) => (row.plan === null ? [] : [shownRow(visit, list, row)])),
      next: last === undefined ? undefined : `${here}?${query.toString()}`,
    }),
    again,
  )
}

async function showColumns(visit: Visit, list: ListRow, again: Shown): Promise<Answer> {
  const { read, door, frame, organisation } = visit
  const rows = await read((tx) => rowsAfter(tx, list.id, { after: 0, limit: EXAMPLES + 1 }))
  const cells = rows.map((row) => cellsOf(door.vault, list.id, row))
  const width = Math.max(...cells.map((row) => row.length))
  const kept = Array.from({ length: width }, (_each, i) => list.columns[i] ?? '')
  const typed = Object.fromEntries(kept.map((kind, i) => [`column-${i}`, kind]))
  const isFirst = again.filled.faults.length === 0
  const form = isFirst
    ? { typed: { ...typed, titles: list.has_titles ? 'yes' : '' }, faults: [] }
    : again.filled
  const here = pathOf(organisation.id, `/lists/${list.id}`)
  return formAnswer(
    columnsPage(
      { frame: { ...frame, here }, form, refused: again.refused },
      {
        ...{ list: { id: list.id, name: list.name ?? undefined }, kinds: columnKinds },
        columns: kept.map((_kind, i) => cells.map((row) => row[i] ?? '')),
      },
    ),
    again,
  )
}

/** Says which column is what. */
export async function chooseColumns(visit: Visit): Promise<Answer> {
  const { exchange, read, door } = visit
  const list = await read((tx) => listHere(visit, tx))
  const { form } = exchange
  const names = Object.keys(form).filter((name) => /^column-\d{1,2}$/.test(name))
  const width = Math.max(0, ...names.map((name) => Number(name.slice('column-'.length)) + 1))
  const columns = Array.from({ length: width }, (_each, i): Column => {
    const said = form[`column-${i}`] ?? ''
    return columnKinds.find((kind) => kind === said) ?? ''
  })
  const hasTitles = form['titles'] === 'yes'
  const done = await door.lists.chooseColumns(byOf(visit), { id: list.id, columns, hasTitles })
  if (done.ok) return seeOther(pathOf(visit.organisation.id, `/lists/${list.id}`))
  if (done.reason === 'not-so') return shown(visit, { ...begun(), refused: { reason: done.reason } })
  const typed = {
    ...Object.fromEntries(names.map((name) => [name, form[name] ?? ''])),
    titles: hasTitles ? 'yes' : '',
  }
  return shown(visit, { filled: { typed, faults: [{ field: 'columns', reason: done.reason }] } })
}

/** Has it sent, as it was shown. */
export async function sendList(visit: Visit): Promise<Answer> {
  const list = await visit.read((tx) => listHere(visit, tx))
  const looks = Number(visit.exchange.form['looks'] ?? 0)
  const of = { id: list.id, looks: Number.isSafeInteger(looks) && looks < 1e6 ? looks : 0 }
  const done = await visit.door.lists.send(byOf(visit), of)
  if (done.ok) return seeOther(pathOf(visit.organisation.id, `/lists/${list.id}?done=sending`))
  return shown(visit, { ...begun(), refused: { reason: done.reason } })
}

/** Throws it away. */
export async function dropList(visit: Visit): Promise<Answer> {
  const list = await visit.read((tx) => listHere(visit, tx))
  const done = await visit.door.lists.drop(byOf(visit), list.id)
  const isSending = list.state === 'sending'
  if (done.ok)
    return seeOther(pathOf(visit.organisation.id, isSending ? `/lists/${list.id}` : '/lists?done=dropped'))
  return shown(visit, { ...begun(), refused: { reason: done.reason } })
}

/** The rows with something wrong, as they stood in the file, each with why: to be corrected, and sent as a list of its own. */
export async function wrongRows(visit: Visit): Promise<Answer> {
  const { read, door, frame } = visit
  const { list, titles } = await read(async (tx) => {
    const found = await listHere(visit, tx)
    const [first] = await rowsAfter(tx, found.id, { after: 0, limit: 1 })
    return { list: found, titles: first ? cellsOf(door.vault, found.id, first) : [] }
  })
  const width = Math.max(titles.length, list.columns.length)
  const heads = Array.from({ length: width }, (_each, i) =>
    list.has_titles ? (titles[i] ?? '') : (list.columns[i] ?? ''),
  )
  async function* rows(): AsyncGenerator<string[]> {
    let after = 0
    for (;;) {
      const page = await read((tx) => rowsAfter(tx, list.id, { after, limit: 500, isWrongOnly: true }))
      for (const row of page) {
        const cells = cellsOf(door.vault, list.id, row)
        const why = row.faults.map((fault) => rowFaultText(frame.locale, fault)).join(' ')
        yield [...heads.map((_head, i) => cells[i] ?? ''), why]
      }
      after = page.at(-1)?.line ?? 0
      if (page.length < 500) return
    }
  }
  return download('list.csv', CSV, csvOf([...heads, rowFaultText(frame.locale, '')], rows()))
}
