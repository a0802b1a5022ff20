import type { Vault } from '../../platform/crypto/vault.ts'
import type { ListedRow } from './store.ts'

const contextOf = (list: string, line: number): string => `invitation-list/${list}/${line}`

/** A row as it is kept. */
export const sealCells = (
  vault: Vault,
  list: string,
  { line, cells }: { readonly line: number; readonly cells: readonly string[] },
): Pick<ListedRow, 'line' | 'cells'> => ({
  line,
  cells: vault.seal(JSON.stringify(cells), contextOf(list, line)),
})

/** What stands in a row that is kept. */
export const cellsOf = (
  vault: Vault,
  list: string,
  { line, cells }: Pick<ListedRow, 'line' | 'cells'>,
): string[] => JSON.parse(vault.open(cells, contextOf(list, line)).toString()) as string[]
