import type { InvitationSaid } from '../../acts/activations/index.ts'
import {
  branchesTyped,
  numbersTyped,
  unlimited,
  type MembershipSaid,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { whyNotHandedOn, mayDoTask } from '../../policy/delegation/index.ts'
import { powersOf, type Power } from '../../policy/organisations/index.ts'
import type { Column, ColumnKind } from './columns.ts'

/** What is wrong with a row: the field, and the word for it. */
export interface RowFault {
  readonly field: ColumnKind | 'row'
  readonly reason: string
}

/** A row as it is understood: whom to invite and to what, or what is wrong with it. */
export interface RowRead {
  readonly line: number
  readonly asked: InvitationSaid | undefined
  readonly faults: readonly RowFault[]
}

export interface CellsRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** What stands in a row, by what each column is. */
export type Cells = Readonly<Partial<Record<ColumnKind, string>>>

export const cellsBy = (columns: readonly Column[], cells: readonly string[]): Cells =>
  Object.fromEntries(columns.flatMap((kind, i) => (kind === '' ? [] : [[kind, (cells[i] ?? '').trim()]])))

/** A name that stands in one cell, or in its parts. */
export const nameIn = ({ name = '', given = '', infix = '', family = '' }: Cells): string =>
  // a cell may have several lines
  (name === '' ? [given, infix, family].join(' ') : name).replace(/\s+/g, ' ').trim()

const plain = (said: string): string => said.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

const roles: Readonly<Record<string, MembershipSaid['role']>> = {
  ...{ member: 'member', lid: 'member', medewerker: 'member', gebruiker: 'member', medlem: 'member' },
  ...{ medarbetare: 'member', anvandare: 'member', user: 'member', employee: 'member' },
  ...{ administrator: 'administrator', beheerder: 'administrator', admin: 'administrator' },
  ...{ administratoren: 'administrator', functioneelbeheerder: 'administrator' },
}

const languages: Readonly<Record<string, Locale>> = {
  ...{ nl: 'nl', nederlands: 'nl', dutch: 'nl', nederlandska: 'nl', hollandska: 'nl', 'nl-nl': 'nl' },
  ...{ sv: 'sv', zweeds: 'sv', swedish: 'sv', svenska: 'sv', 'sv-se': 'sv', se: 'sv' },
  ...{ en: 'en', engels: 'en', english: 'en', engelska: 'en', 'en-gb': 'en' },
}

/** Words for all that there is. */
const ALL = ['all', 'alle', 'alles', 'alla', 'allt', '*']

/** Several in one cell. */
const several = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[,;|\n]|\s{2,}/)
      .map((each) => each.trim())
      .filter(Boolean),
  ),
]

/** Who uploads it, and what they may hand on. */
export interface Hand {
  readonly organisation: OrganisationRow
  readonly powers: readonly Power[]
  /** What whoever is invited may do unless it is said. */
  readonly first: MembershipSaid
}

/** Rows as they are understood: what the organisation has is asked once for all of them. */
export async function readRows(
  tx: Tx,
  { organisation, powers, first }: Hand,
  { columns, rows }: { readonly columns: readonly Column[]; readonly rows: readonly CellsRow[] },
): Promise<RowRead[]> {
  const all = rows.map(({ line, cells }) => ({ line, by: cellsBy(columns, cells) }))
  const numbers = await idsOf('numbers')
  const branches = await idsOf('branches')
  return all.map(({ line, by }) => understood(line, by))

  /** The ids of all that is typed, by how it is typed; null: the organisation has no such one, or several. */
  async function idsOf(which: 'numbers' | 'branches'): Promise<ReadonlyMap<string, string>> {
    const typed = [...new Set(all.flatMap(({ by }) => several(by[which] ?? '')))]
    if (typed.length === 0) return new Map()
    if (which === 'branches') {
      const { found } = await branchesTyped(tx, organisation.id, typed)
      const byNumber = new Map(found.map(({ number, id }) => [number, id]))
      return new Map(
        typed.flatMap((each) => {
          const id = byNumber.get(each.replace(/\s/g, '').toUpperCase())
          return id === undefined ? [] : [[each, id] as const]
        }),
      )
    }
    const { found, unknown, ambiguous } = await numbersTyped(tx, organisation.id, typed)
    const none = new Set([...unknown, ...ambiguous])
    return new Map(typed.filter((each) => !none.has(each)).map((each, i) => [each, found[i]?.id ?? '']))
  }

  function understood(line: number, by: Cells): RowRead {
    const faults: RowFault[] = []
    const fault = (field: RowFault['field'], reason: string): undefined => {
      faults.push({ field, reason })
      return undefined
    }
    const covered = (which: 'numbers' | 'branches', ids: ReadonlyMap<string, string>) => {
      const cell = by[which]
      if (cell === undefined) return first[which]
      if (!mayDoTask('rights.give', powers)) return fault(which, 'power-missing') ?? first[which]
      if (ALL.includes(plain(cell))) return null
      const typed = several(cell)
      // an empty cell may mean all or none: nobody is given all by what is left out
      if (typed.length === 0) fault(which, `${which}-empty`)
      if (typed.some((each) => !ids.has(each))) fault(which, `${which}-unknown`)
      return typed.flatMap((each) => ids.get(each) ?? [])
    }
    const role = by.role === undefined || by.role === '' ? 'member' : roles[plain(by.role).replace(/\s/g, '')]
    if (role === undefined) fault('role', 'role-unknown')
    const locale =
      by.language === undefined || by.language === '' ? organisation.locale : languages[plain(by.language)]
    if (locale === undefined) fault('language', 'language-unknown')
    const name = nameIn(by)
    if (name === '') fault('name', 'name-missing')
    if (name.length > 200) fault('name', 'name-too-long')
    if ((by.email ?? '') === '') fault('email', 'email-missing')
    const said: MembershipSaid = {
      ...{ ...unlimited, role: role ?? 'member', externalKey: by.reference?.slice(0, 200) || null },
      ...{ numbers: covered('numbers', numbers), branches: covered('branches', branches) },
    }
    const why = whyNotHandedOn({
      ...{
        own: powers,
        isOwn: false,
        before: [],
        after: powersOf(said),
        givesRights: false,
        movesEnd: false,
      },
    })
    if (why) fault('role', why)
    if (faults.length > 0) return { line, asked: undefined, faults }
    const person = {
      email: by.email ?? '',
      name,
      locale: locale ?? organisation.locale,
      mobile: by.mobile || undefined,
    }
    return { line, asked: { person, said }, faults: [] }
  }
}
