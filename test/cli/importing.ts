import { sql } from 'kysely'
import type { CommandLine } from '../harness/command-line.ts'

export interface Sum {
  readonly rows: number
  readonly made: number
  readonly changed: number
  readonly same: number
  readonly faulty: number
  readonly faults: readonly { readonly line: number; readonly column: string; readonly says: string }[]
}

type Table = 'organisation' | 'membership' | 'organisation_number' | 'account' | 'outbox_message'

/** What the tests of the import share: they bring in a file, and count what is there. */
export const importing = ({ run, db }: CommandLine) => ({
  imported: async (file: string, ...more: string[]): Promise<Sum & { readonly code: number | null }> => {
    const { code, out, error } = await run(['import', 'organisations', file, ...more, '--json'])
    if (out === '') throw new Error(`${code}: ${error}`)
    return { code, ...(JSON.parse(out) as Sum) }
  },

  countOf: async (table: Table): Promise<number> => {
    const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(db())
    return Number(rows[0]?.n)
  },
})
