import {
  numbersCalled,
  organisationsAmong,
  organisationsLegallyNamed,
  organisationsNamed,
  organisationsOfNumber,
  organisationsWithout,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import { members, text, told, whole, yesOrNo, type Of } from '../../platform/schema/index.ts'
import type { ApiDoor } from './contract.ts'
import { momentIn, paged } from './cursors.ts'
import type { Answered } from './operation.ts'
import { organisationSaid } from './organisations-said.ts'

/** What organisations are sought by. */
export const search = members({
  name: told(text({ least: 0, most: 200 }).optional(), 'the beginning of either name, in any capitals'),
  number: told(
    text({ most: 64 }).optional(),
    'a registration number, or a number of any register, whole; one that became another is found as well',
  ),
  without_administrator: told(
    yesOrNo().default(false),
    'only those for which nobody is able to act although somebody was, the longest first',
  ),
  limit: told(whole(1, 200).default(50), 'how many, 200 at most'),
  after: told(text().optional(), 'where to go on: the `next` of the page before'),
})

/** Those that have a number: by their registration, or in a register. */
async function byNumber({ db }: ApiDoor, typed: string): Promise<Answered> {
  const registered = await organisationsOfNumber(db, typed)
  const numbers = await numbersCalled(db, typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  const holding = await organisationsAmong(
    db,
    numbers.map((each) => each.organisation_id),
  )
  const all = new Map([...registered, ...holding].map((row) => [row.id, row]))
  const items = [...all.values()].map(organisationSaid)
  return { status: 200, body: { items }, last: undefined }
}

interface After {
  readonly name: string
  readonly id: string
  /** Those whose display name begins so are told; from here on they are found by their legal name. */
  readonly isLegal: boolean
}

/** Those whose display name begins so; and, after them, those whose legal name does. */
async function byName(
  { db }: ApiDoor,
  { name, limit, after }: { readonly name: string; readonly limit: number; readonly after: unknown },
): Promise<Answered> {
  const from = after as After | undefined
  const first = from?.isLegal ? [] : await organisationsNamed(db, name, { after: from, limit: limit + 1 })
  const left = name === '' ? 0 : limit + 1 - first.length
  const legal = from?.isLegal ? from : undefined
  const then = left > 0 ? await organisationsLegallyNamed(db, name, { after: legal, limit: left }) : []
  const rows = [...first, ...then]
  const key = (row: OrganisationRow): After => {
    const isLegal = then.includes(row)
    return { name: isLegal ? row.legal_name : row.display_name, id: row.id, isLegal }
  }
  return paged(rows, limit, { say: organisationSaid, key })
}

/** Those that are sought, a page of them. */
export async function found(door: ApiDoor, sought: Of<typeof search>, after: unknown): Promise<Answered> {
  const { name = '', number, without_administrator: isWithout, limit } = sought
  if (number !== undefined) return byNumber(door, number)
  if (!isWithout) return byName(door, { name, limit, after })
  const rows = await organisationsWithout(door.db, { after: momentIn(after), limit: limit + 1 })
  const key = ({ without_administrator_at: at, id }: OrganisationRow) => ({ at, id })
  return paged(rows, limit, { say: organisationSaid, key })
}
