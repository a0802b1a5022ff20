import { stringify } from 'csv-stringify/sync'
import type { HandedOver, LetterRow } from '../../domain/letters/index.ts'

/** A letter as it stands in its run. */
export interface Printed extends HandedOver {
  readonly row: LetterRow
  /** Its own file, and its first sheet in the print file. */
  readonly file: string
  readonly sheet: number
}

const entryOf = ({ row, file, sheet, pages, sha256 }: Printed) => ({
  ...{ reference: row.reference, file, sheet, pages, sha256: sha256.toString('hex') },
  ...{ kind: row.kind, locale: row.locale, country: row.country },
})

/** What is in a run, for whoever prints it: nothing of whom letters are for, but the country. */
export function manifestOf(
  run: { readonly name: string; readonly began_at: Date },
  printed: readonly Printed[],
  merged: { readonly file: string; readonly sha256: Buffer },
): { readonly json: Buffer; readonly csv: Buffer } {
  const letters = printed.map(entryOf)
  const json = {
    ...{ run: run.name, began: run.began_at.toISOString(), letters: letters.length },
    pages: printed.reduce((sum, { pages }) => sum + pages, 0),
    print_file: { file: merged.file, sha256: merged.sha256.toString('hex') },
    items: letters,
  }
  return {
    json: Buffer.from(`${JSON.stringify(json, null, 2)}\n`),
    csv: Buffer.from(stringify(letters, { header: true, record_delimiter: 'windows' })),
  }
}
