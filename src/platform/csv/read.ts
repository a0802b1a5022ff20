import fs from 'node:fs'
import { CsvError, parse, type Info } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'

/** Why a file cannot be read to its end, in a word. */
export type WhyUnreadable =
  'no-text' | 'workbook' | 'empty' | 'column-twice' | 'row-too-long' | 'quote-wrong' | 'otherwise'

/** Why a file cannot be read to its end, and where. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly why: WhyUnreadable
  /** The line of the file at which it was seen, counted from 1; undefined: it is of the file as a whole. */
  readonly line: number | undefined
  constructor(message: string, line?: number, why: WhyUnreadable = 'otherwise') {
    super(message)
    this.why = why
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

/** A file: where it lies, or what is in it. */
export type Source = string | Buffer

/** Bytes of a file that is in memory that are read at once. */
const PIECE = 65_536

async function* bytesOf(source: Source): AsyncGenerator<Buffer> {
  if (typeof source === 'string') yield* fs.createReadStream(source) as AsyncIterable<Buffer>
  else for (let at = 0; at < source.length; at += PIECE) yield source.subarray(at, at + PIECE)
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Characters of a row; more is a quote that is not closed, or no table. */
const MOST_OF_A_ROW = 100_000
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
/** Bytes from the beginning, in which the first line ends. */
const BEGINNING = 65_536

/**
 * How the letters of a file are written. Spreadsheets write UTF-8, with and without a mark before it, UTF-16 with one, and
 * Windows-1252. The file is read to its end, and little of it is in memory.
 *
 * @throws Unreadable where it is no text
 */
export async function encodingOf(source: Source): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  let isFirst = true
  for await (const chunk of bytesOf(source)) {
    if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
    if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
    // what a spreadsheet keeps as its own is an archive (PKWARE APPNOTE §4.3.7)
    if (isFirst && chunk.subarray(0, 4).equals(ZIP))
      throw new Unreadable('The file is no text but a workbook: save it as CSV.', undefined, 'workbook')
    isFirst = false
    if (chunk.includes(0)) throw new Unreadable('The file is no text.', undefined, 'no-text')
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
export async function* textOf(source: Source, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  const known = (piece: string): string => {
    if (piece.includes('\0')) throw new Unreadable('The file is no text.', undefined, 'no-text')
    return piece
  }
  for await (const chunk of bytesOf(source)) yield known(decoder.decode(chunk, { stream: true }))
  yield known(decoder.decode())
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

/** How the rows of a file are told apart. */
function mannerOf(beginning: string) {
  const { separator, hasLine } = separatorOf(beginning)
  return {
    ...{ hasLine, delimiter: separator, from_line: hasLine ? 2 : 1, record_delimiter: ['\r\n', '\n', '\r'] },
    ...{ relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: MOST_OF_A_ROW },
  }
}

/** A row as it stands there: its cells, and the line of the file on which it begins. */
export interface CsvCells {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * The rows of a file that a spreadsheet has written, in the order of the file, however long it is, the first among them.
 *
 * @throws Unreadable where it cannot be read to its end: no text, nothing in it, a quote that is not closed
 */
export async function* csvCells(source: Source): AsyncGenerator<CsvCells> {
  const encoding = await encodingOf(source)
  const { hasLine, ...manner } = mannerOf(await beginningOf(source, encoding))
  const parser = parse({ ...manner, info: true })
  const text = textOf(source, encoding)
  // where the file breaks off, whoever reads the rows is told
  const fed = feed(text, parser).catch((error: unknown) => {
    parser.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    // the line on which a row begins is the one after where that before it ended
    let line = hasLine ? 2 : 1
    let isEmpty = true
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield { line, cells: record.map(asValue) }
      line = info.lines + 1
      isEmpty = false
    }
    await fed
    if (isEmpty) throw new Unreadable('The file is empty.', undefined, 'empty')
  } catch (error) {
    throw asUnreadable(error)
  } finally {
    parser.destroy()
    await text.return(undefined)
  }
}

/**
 * The same by the titles of its columns, which its first row has. They are taken in small letters, without what stands
 * around them.
 *
 * @param check is told the titles before anything else is read, and throws where they are not those that are wanted
 * @throws Unreadable where a title is there twice, as well
 */
export async function* csvRows(
  source: Source,
  check: (titles: readonly string[]) => void = () => undefined,
): AsyncGenerator<CsvRow> {
  const titles = titlesIn(await beginningOf(source, await encodingOf(source)))
  check(titles)
  let isFirst = true
  for await (const { line, cells } of csvCells(source)) {
    if (!isFirst) yield { line, ...valuesOf(titles, cells) }
    isFirst = false
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
async function beginningOf(source: Source, encoding: Encoding): Promise<string> {
  let text = ''
  for await (const piece of textOf(source, encoding)) {
    text += piece
    if (text.length > BEGINNING) break
  }
  return text
}

function titlesIn(beginning: string): readonly string[] {
  let cells: readonly string[] | undefined
  try {
    const { hasLine: _, ...manner } = mannerOf(beginning)
    ;[cells] = parseAtOnce(beginning, { ...manner, to: 1 })
  } catch (error) {
    throw asUnreadable(error)
  }
  if (cells === undefined) throw new Unreadable('The file is empty.', undefined, 'empty')
  const titles = cells.map((each) => asValue(each).trim().toLowerCase())
  const twice = titles.find((each, i) => each !== '' && titles.indexOf(each) < i)
  if (twice !== undefined) throw new Unreadable(`The column ${twice} is there twice.`, 1, 'column-twice')
  return titles
}

const valuesOf = (
  titles: readonly string[],
  cells: readonly string[],
): Pick<CsvRow, 'values' | 'isUneven'> => ({
  values: Object.fromEntries(titles.map((title, i) => [title, cells[i] ?? ''])),
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
  const why = error.code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-long' : 'quote-wrong'
  return new Unreadable(says[error.code] ?? error.message, line, why)
}
