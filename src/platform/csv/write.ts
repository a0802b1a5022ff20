import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'

/**
 * What a spreadsheet would take for a formula (CWE-1236): it is written with an apostrophe before it, which the reader of a
 * file of ours takes away again.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

const asCell = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)

/** What a file of ours is sent as (RFC 4180). */
export const CSV = 'text/csv; charset=utf-8; header=present'

/**
 * Rows as a file that spreadsheets open, in Dutch and Swedish ones too: with a byte order mark and semicolons. It comes as
 * it is read: however long it is, little of it is in memory.
 *
 * @param titles of the columns
 */
export function csvOf(
  titles: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): Readable {
  const writer = stringify({ bom: true, delimiter: ';', record_delimiter: 'windows', quoted_string: true })
  const source = Readable.from(
    (async function* () {
      yield titles.map(asCell)
      for await (const row of rows) yield row.map(asCell)
    })(),
  )
  // where whoever asked has left, the source ends as well
  source.on('error', (error) => writer.destroy(error))
  writer.on('close', () => source.destroy())
  return source.pipe(writer)
}
