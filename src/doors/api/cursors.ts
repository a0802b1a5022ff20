import type { Vault } from '../../platform/crypto/vault.ts'
import type { Answered } from './operation.ts'
import { refusal } from './problems.ts'

/** Of what list: a place in another one is none. */
const contextOf = (list: string): string => `api-cursor/${list}`

/** A place in a list, as only we can read it. @param list the operation, and by what it was filtered */
export const sealCursor = (vault: Vault, list: string, key: unknown): string =>
  vault.seal(JSON.stringify(key), contextOf(list)).toString('base64url')

/** @throws HttpProblem 400 where it is none of ours, or of another list */
export function openCursor(vault: Vault, list: string, cursor: string): unknown {
  try {
    return JSON.parse(vault.open(Buffer.from(cursor, 'base64url'), contextOf(list)).toString())
  } catch (cause) {
    throw refusal('cursor-wrong', { cause })
  }
}

/** The key of the last item of a page that is full; undefined where the list ends with it. */
export const lastOf = <Item>(
  items: readonly Item[],
  limit: number,
  key: (item: Item) => unknown,
): unknown => {
  const last = items[limit - 1]
  return items.length > limit && last !== undefined ? key(last) : undefined
}

/** A place in a list that is in the order of moments. */
export function momentIn(after: unknown): { readonly at: Date; readonly id: string } | undefined {
  const said = after as { at: string; id: string } | undefined
  return said && { at: new Date(said.at), id: said.id }
}

/**
 * A page of a list.
 *
 * @param rows one more than the page has, where there are more
 * @param say an item as it is answered
 * @param key where the list goes on after an item
 */
export const paged = <Row>(
  rows: readonly Row[],
  limit: number,
  { say, key }: { readonly say: (row: Row) => unknown; readonly key: (row: Row) => unknown },
): Answered => ({
  status: 200,
  body: { items: rows.slice(0, limit).map(say) },
  last: lastOf(rows, limit, key),
})
