import { csvRows, encodingOf, textOf, Unreadable, type CsvRow } from '../../platform/csv/read.ts'
import type { Fault } from '../../platform/schema/index.ts'
import { linesOf, TooLong } from '../../platform/text/lines.ts'

/** What a file says of one organisation: a line of JSON, or a row of a table. */
export interface Unit {
  /** Of the file, counted from 1. */
  readonly line: number
  /** What is known by this is said once in a file. */
  readonly identity: string
  /** As the act takes it; undefined: it could not be read, which `faults` say. */
  readonly input: unknown
  readonly faults: readonly Fault[]
  /** The column, or the member of the JSON object, that a fault is of. */
  readonly place: (fault: Fault) => string
}

/** What the rows of a table are of. */
export const kinds = ['organisations', 'numbers', 'branches', 'members'] as const
export type Kind = (typeof kinds)[number]

type Values = CsvRow['values']

interface Table {
  readonly needed: readonly string[]
  readonly others: readonly string[]
  readonly identity: (row: Values) => string
  readonly input: (row: Values) => object
  /** Where the act finds something wrong, by names with dots between: in which column that stands. */
  readonly places: Readonly<Record<string, string>>
}

const address = ['extra', 'street', 'house_number', 'postal_code', 'city', 'country'] as const

/** Where post goes; null: nothing of it is filled in. Where the table has no column of it, nothing is said. */
function addressOf(row: Values): object {
  if (address.every((name) => row[name] === undefined)) return {}
  if (address.every((name) => name === 'country' || !row[name])) return { address: null }
  return {
    address: {
      ...{ extra: row['extra'] ?? '', street: row['street'], number: row['house_number'] ?? '' },
      ...{ postal_code: row['postal_code'], city: row['city'], country: row['country']?.toUpperCase() },
    },
  }
}

const addressPlaces = {
  ...Object.fromEntries(address.map((name) => [`address.${name}`, name])),
  'address.number': 'house_number',
}

/** Several in one cell. */
const several = (cell: string, between = /[|,]/): string[] =>
  cell
    .split(between)
    .map((each) => each.trim())
    .filter(Boolean)

/** Of numbers and branches: all of them where the cell is empty. */
const covered = (cell: string): string[] | null =>
  !cell || cell.toLowerCase() === 'all' ? null : cell.toLowerCase() === 'none' ? [] : several(cell)

/** What its cell says, also where it is empty; of a column that the table does not have, nothing. */
const cellOf = (
  row: Values,
  name: string,
  read: (cell: string) => unknown = (cell) => cell || null,
): object => {
  const cell = row[name]
  return cell === undefined ? {} : { [name]: read(cell) }
}

/** What is empty is not said. */
const said = (row: Values, names: readonly string[]): object =>
  Object.fromEntries(names.flatMap((name) => (row[name] ? [[name, row[name]]] : [])))

const ATTRIBUTE = 'attribute.'

const SUBJECT = 'subject.'

/** The cells of the columns whose names begin so, by what comes after it. */
const cellsOf = (row: Values, beginning: string): readonly (readonly [string, string])[] =>
  Object.entries(row).flatMap(([name, cell]) =>
    name.startsWith(beginning) ? [[name.slice(beginning.length), cell] as const] : [],
  )

const attributesOf = (row: Values): object =>
  Object.fromEntries(cellsOf(row, ATTRIBUTE).map(([name, cell]) => [name, several(cell, /\|/)]))

const subjectsOf = (row: Values): object =>
  Object.fromEntries(cellsOf(row, SUBJECT).filter(([, cell]) => cell !== ''))

/** Of these, an empty cell says nothing. */
const plain = ['email', 'name', 'locale', 'subject', 'client_id', 'user_name', 'from']

const tables: Readonly<Record<Kind, Table>> = {
  organisations: {
    needed: ['key', 'registration_kind', 'registration_number', 'legal_name'],
    others: ['display_name', ...address, 'locale', 'time_zone', 'email_domains'],
    identity: (row) => row['key'] ?? '',
    input: (row) => ({
      ...said(row, ['key', 'legal_name', 'display_name', 'locale']),
      registration: { kind: row['registration_kind'], number: row['registration_number'] },
      ...{ ...addressOf(row), ...cellOf(row, 'time_zone') },
      ...cellOf(row, 'email_domains', (cell) => several(cell, /[|,\s]+/)),
    }),
    places: {
      ...addressPlaces,
      ...{ 'registration.kind': 'registration_kind', 'registration.number': 'registration_number' },
    },
  },
  numbers: {
    needed: ['organisation', 'register', 'number'],
    others: ['label'],
    identity: (row) => [row['organisation'], row['register'], row['number']].join('\n'),
    input: (row) => ({
      key: row['organisation'],
      numbers: [{ ...said(row, ['register', 'number']), ...cellOf(row, 'label') }],
    }),
    places: { key: 'organisation', numbers: 'number' },
  },
  branches: {
    needed: ['organisation', 'number', 'name'],
    others: address,
    identity: (row) => [row['organisation'], row['number']].join('\n'),
    input: (row) => ({
      key: row['organisation'],
      branches: [{ ...said(row, ['number', 'name']), ...addressOf(row) }],
    }),
    places: { key: 'organisation', ...addressPlaces },
  },
  members: {
    needed: ['organisation', 'key'],
    others: [...plain, 'role', 'powers', 'numbers', 'branches', 'mandate_level', 'until'],
    identity: (row) => [row['organisation'], row['key']].join('\n'),
    input: (row) => ({
      key: row['organisation'],
      members: [
        {
          ...said(row, ['key', ...plain]),
          ...{ ...cellOf(row, 'role', (cell) => cell || 'member'), ...cellOf(row, 'powers', several) },
          ...{ ...cellOf(row, 'mandate_level'), ...cellOf(row, 'until') },
          ...{ ...cellOf(row, 'numbers', covered), ...cellOf(row, 'branches', covered) },
          ...{ attributes: attributesOf(row), subjects: subjectsOf(row) },
        },
      ],
    }),
    places: { key: 'organisation', members: 'key' },
  },
}

/** Where in a row a fault stands: of what is within the only one of a list, its own name. */
const columnOf =
  ({ places }: Table, kind: Kind) =>
  ({ path }: Fault): string => {
    const names = path.filter((each) => typeof each === 'string')
    const isWithin = names[0] === kind && names.length > 1
    const name = (isWithin ? names.slice(1) : names).join('.')
    // within a member the key is theirs; without, it is the organisation's
    return isWithin && name === 'key'
      ? name
      : (places[name] ?? name.replace(/^attributes\./, ATTRIBUTE).replace(/^subjects\./, SUBJECT))
  }

/** The rows of a table, each with what it says. @throws Unreadable where it has columns that it should not, or lacks some */
async function* rowsOf(path: string, kind: Kind): AsyncGenerator<Unit> {
  const table = tables[kind]
  const place = columnOf(table, kind)
  for await (const { line, values, isUneven } of csvRows(path, (titles) => checkColumns(titles, kind))) {
    const uneven: Fault = { path: [], says: 'the row has more cells, or fewer, than there are titles' }
    const identity = table.identity(values)
    yield isUneven
      ? { line, identity, input: undefined, faults: [uneven], place: () => '' }
      : { line, identity, input: table.input(values), faults: [], place }
  }
}

function checkColumns(titles: readonly string[], kind: Kind): void {
  const { needed, others } = tables[kind]
  const known = [...needed, ...others]
  const isKnown = (title: string): boolean =>
    known.includes(title) ||
    (kind === 'members' && [ATTRIBUTE, SUBJECT].some((each) => title.startsWith(each)))
  const missing = needed.filter((each) => !titles.includes(each))
  const strange = titles.filter((each) => !isKnown(each))
  if (missing.length === 0 && strange.length === 0) return
  const parts = [
    ...(missing.length > 0 ? [`It lacks the columns ${missing.join(', ')}.`] : []),
    ...(strange.length > 0 ? [`It has the columns ${strange.join(', ')}, which are none of ${kind}.`] : []),
  ]
  const columns = `There are: ${known.join(', ')}${kind === 'members' ? `, ${ATTRIBUTE}KEY, ${SUBJECT}CLIENT` : ''}.`
  throw new Unreadable([...parts, columns].join(' '), 1)
}

/** Characters of a line of JSON: an organisation with all that belongs to it. */
const MOST_OF_A_LINE = 1_000_000

/** The lines of a file of JSON, each of which is one organisation. @throws Unreadable where it is no text, or a line is too long */
async function* jsonOf(path: string): AsyncGenerator<Unit> {
  if ((await encodingOf(path)) === 'windows-1252')
    throw new Unreadable('The file must be written in UTF-8, as JSON is (RFC 8259 §8.1).')
  const place = ({ path: at }: Fault): string => at.join('.')
  try {
    for await (const { line, text } of linesOf(textOf(path, 'utf-8'), MOST_OF_A_LINE))
      yield { line, place, ...parsed(text) }
  } catch (error) {
    if (!(error instanceof TooLong)) throw error
    throw new Unreadable(`A line is longer than ${MOST_OF_A_LINE} characters.`, error.line)
  }
}

function parsed(text: string): Pick<Unit, 'identity' | 'input' | 'faults'> {
  try {
    const input = JSON.parse(text) as { readonly key?: unknown } | null
    const key = input?.key
    return { identity: typeof key === 'string' ? key : '', input, faults: [] }
  } catch {
    return { identity: '', input: undefined, faults: [{ path: [], says: 'the line is no JSON' }] }
  }
}

/** What a file says, one organisation or one row after the other. @throws Unreadable */
export const unitsOf = (path: string, kind: Kind): AsyncGenerator<Unit> =>
  /\.(jsonl|ndjson|json)$/i.test(path) ? jsonOf(path) : rowsOf(path, kind)
