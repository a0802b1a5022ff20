import type { Selectable } from 'kysely'
import type { Tables } from '../../src/platform/db/database.ts'
import type { Columns } from './columns.ts'

// Checked by the compiler: each store declares the columns that its tables have, no more, no fewer, and which may be
// null. What differs is in the type of the error.

type Differs<Declared, Real> =
  | Exclude<keyof Declared, keyof Real>
  | Exclude<keyof Real, keyof Declared>
  | {
      [Column in keyof Declared & keyof Real]: [null extends Declared[Column] ? true : false] extends [
        null extends Real[Column] ? true : false,
      ]
        ? [NonNullable<Declared[Column]>] extends [NonNullable<Real[Column]>]
          ? never
          : Column
        : Column
    }[keyof Declared & keyof Real]

export type Different = {
  [Table in keyof Tables | keyof Columns]: Table extends keyof Tables & keyof Columns
    ? Differs<Selectable<Tables[Table]>, Columns[Table]> extends never
      ? never
      : `${Table}.${Differs<Selectable<Tables[Table]>, Columns[Table]> & string}`
    : `${Table & string}: not on both sides`
}[keyof Tables | keyof Columns]

// where something differs, the compiler names it as missing here
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- it is to be empty
export const nothing = {} satisfies Record<Different, true>

// and it does see what differs
type Seen<Declared> = Differs<Declared, { id: string; at: Date | null }>
export const seen: readonly [
  Seen<{ id: string; at: Date | null }> extends never ? true : never,
  Seen<{ id: string; at: Date }>,
  Seen<{ id: string }>,
  Seen<{ id: number; at: Date | null }>,
  Seen<{ id: string; at: Date | null; more: string }>,
] = [true, 'at', 'at', 'id', 'more']
