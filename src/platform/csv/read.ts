import fs from 'node:fs'
import { CsvError, parse, type Info } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'

/** Why a file cannot be read to its end, and where. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  /** The line of the file at which it was seen, counted from 1; undefined: it is of the file as a whole. */
  readonly line: number | undefined
  constructor(message: string, line?: number) {
    super(message)
    this.line = line
  }
}

/** A row: what stands in each column, by its title, and the line of the file on which it begins. */
export interface CsvRow {
  readonly line: number
  readonly values: Readonly<Record<string, string>>
  /** It has more cells, or fewer, than there are titles. */
  readonly isUneven: boolean
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Characters of a row; more is a quote that is not closed, or no table. */
const MOST_OF_A_ROW = 100_000
/** Bytes from the beginning, in which the first line ends. */
const BEGINNING = 65_536

/**
 * How the letters of a file are written. Spreadsheets write UTF-8, with and without a mark before it, UTF-16 with one, and
 * Windows-1252. The file is read to its end, and little of it is in memory.
 *
 * @throws Unreadable where it is no text
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  let isFirst = true
  for await (const chunk of fs.createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
    if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
    isFirst = false
    if (chunk.includes(0)) throw new Unreadable('The file is no text.')
    if (isUtf8) isUtf8 = decodes(() => utf8.decode(chunk, { stream: true }))
  }
  return isUtf8 && decodes(() => utf8.decode()) ? 'utf-8' : 'windows-1252'
}

function decodes(decode: () => string): boolean {
  try {
    decode()
    return true
  } catch {
    return false
  }
}

/** The text of a file, piece by piece, without the mark before it. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of fs.createReadStream(path) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** What stands between the cells: said in a first line `sep=;`, or else what the titles have most of, outside of quotes. */
function separatorOf(text: string): { readonly separator: string; readonly hasLine: boolean } {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (said !== undefined) return { separator: said, hasLine: true }
  const titles = (text.split(/\r\n|\n|\r/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const [most = ';'] = [';', ',', '\t'].toSorted((a, b) => titles.split(b).length - titles.split(a).length)
  return { separator: most, hasLine: false }
}

/** What a writer of ours put before what a spreadsheet would take for a formula is taken away again. */
const asValue = (cell: string): string => (/^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell)

/**
 * The rows of a file that a spreadsheet has written, in the order of the file, however long it is. Titles are taken in small
 * letters, without what stands around them.
 *
 * @param check is told the titles before anything else is read, and throws where they are not those that are wanted
 * @throws Unreadable where it cannot be read to its end: no text, no titles, a title twice, a quote that is not closed
 */
export async function* csvRows(
  path: string,
  check: (titles: readonly string[]) => void = () => undefined,
): AsyncGenerator<CsvRow> {
  const encoding = await encodingOf(path)
  const beginning = await beginningOf(path, encoding)
  const { separator, hasLine } = separatorOf(beginning)
  const manner = {
    ...{ delimiter: separator, from_line: hasLine ? 2 : 1, record_delimiter: ['\r\n', '\n', '\r'] },
    ...{ relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: MOST_OF_A_ROW },
  }
  const titles = titlesIn(beginning, manner)
  check(titles)
  const parser = parse({ ...manner, info: true })
  const source = textOf(path, encoding)
  // where the file breaks off, whoever reads the rows is told
  const fed = feed(source, parser).catch((error: unknown) => {
    parser.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    // the line on which a row begins is the one after where that before it ended
    let line: number | undefined
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (line !== undefined) yield { line, ...valuesOf(titles, record) }
      line = info.lines + 1
    }
    await fed
  } catch (error) {
    throw asUnreadable(error)
  } finally {
    parser.destroy()
    await source.return(undefined)
  }
}

const drained = (parser: ReturnType<typeof parse>): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      parser.off('drain', go).off('close', go)
      resolve()
    }
    parser.on('drain', go).on('close', go)
  })

/** Hands a parser all that there is, as fast as it takes it. */
async function feed(source: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  for await (const piece of source) {
    if (parser.destroyed) return
    if (!parser.write(piece)) await drained(parser)
  }
  parser.end()
}

/** As much of the file as its first lines take: what is said of the separator, and the titles. */
async function beginningOf(path: string, encoding: Encoding): Promise<string> {
  let text = ''
  for await (const piece of textOf(path, encoding)) {
    text += piece
    if (text.length > BEGINNING) break
  }
  return text
}

function titlesIn(beginning: string, manner: object): readonly string[] {
  let cells: readonly string[] | undefined
  try {
    ;[cells] = parseAtOnce(beginning, { ...manner, to: 1 })
  } catch (error) {
    throw asUnreadable(error)
  }
  if (cells === undefined) throw new Unreadable('The file is empty.')
  const titles = cells.map((each) => each.trim().toLowerCase())
  const twice = titles.find((each, i) => each !== '' && titles.indexOf(each) < i)
  if (twice !== undefined) throw new Unreadable(`The column ${twice} is there twice.`, 1)
  return titles
}

const valuesOf = (
  titles: readonly string[],
  cells: readonly string[],
): Pick<CsvRow, 'values' | 'isUneven'> => ({
  values: Object.fromEntries(titles.map((title, i) => [title, asValue(cells[i] ?? '')])),
  isUneven: cells.length !== titles.length,
})

/** What the parser says no by, in plain words. */
const says: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: `A row is longer than ${MOST_OF_A_ROW} characters: perhaps a quote is opened before it and not closed.`,
  CSV_QUOTE_NOT_CLOSED: 'A quote is opened and not closed.',
  CSV_INVALID_CLOSING_QUOTE: 'After a quote that is closed, the cell goes on.',
  INVALID_OPENING_QUOTE: 'A quote is opened in the middle of a cell.',
}

function asUnreadable(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const line = typeof error['lines'] === 'number' ? error['lines'] : undefined
  return new Unreadable(says[error.code] ?? error.message, line)
}
