import { createHash, randomUUID } from 'node:crypto'
import { append, type Acting } from '../../domain/audit/index.ts'
import { csvCells, Unreadable, type CsvCells, type WhyUnreadable } from '../../platform/csv/read.ts'
import { days, earlier } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Opened } from '../../platform/db/under-lock.ts'
import type { JobKind } from '../../platform/jobs/kind.ts'
import { refused, type AccountId, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { sealCells } from './cells.ts'
import { areTitles, columnsBy, columnsFault, type Column } from './columns.ts'
import type { InvitingDeps } from './contract.ts'
import {
  countLists,
  endList,
  forgetRows,
  insertList,
  insertRows,
  listById,
  listUnderWay,
  startSending,
  writeColumns,
  type ListRow,
} from './store.ts'

/** Looks at a list, or sends it: what one process leaves, the next goes on with. */
export const invitingJob: JobKind = { name: 'invitation-list', retries: 10, atOnce: 1, lasts: 7200 }

/** People of a list at most, and columns. */
export const MOST_ROWS = 10_000
const MOST_COLUMNS = 60

/** Lists of an organisation that are under way at once, and that are begun in a day. */
const MOST_OPEN = 3
const MOST_A_DAY = 10

/** Rows that are written at once. */
const PAGE = 500

export type ListRefused = WhyUnreadable | 'too-many-rows' | 'too-many-columns' | 'too-many-lists' | 'nobody'

/** Who does something with a list, and in which organisation that is open to them. */
export interface By {
  readonly who: Acting
  readonly opened: Opened
  readonly organisation: OrganisationId
  readonly account: AccountId
}

export interface Lists {
  /**
   * Keeps a list, and has it looked at where its columns are known. The same one twice is one, as long as it is under way.
   *
   * @param sent.name as the machine of whoever sent it calls the file; undefined: it was pasted
   * @returns `about`: the line at which it cannot be read
   */
  begin(
    by: By,
    sent: { readonly bytes: Buffer; readonly name: string | undefined },
  ): Promise<
    | { readonly ok: true; readonly id: string }
    | { readonly ok: false; readonly reason: ListRefused; readonly about?: number | undefined }
  >
  /** Says which column is what, and has the list looked at anew. */
  chooseColumns(
    by: By,
    said: { readonly id: string; readonly columns: readonly Column[]; readonly hasTitles: boolean },
  ): Promise<Outcome<'not-so' | NonNullable<ReturnType<typeof columnsFault>>>>
  /** Has it sent, as it was shown. Only whoever has begun it may. @param of.looks which look it was that was shown */
  send(by: By, of: { readonly id: string; readonly looks: number }): Promise<Outcome<'not-so'>>
  /** Throws it away: nobody was invited by it. Of one that is being sent, the rest is not. */
  drop(by: By, id: string): Promise<Outcome<'not-so'>>
}

export function createLists(deps: InvitingDeps): Lists {
  const { lock, vault, queue, clock } = deps
  const about = (list: ListRow, { who }: By) => ({ ...who, organisationId: list.organisation_id })

  return {
    async begin(by, { bytes, name }) {
      const read = await rowsIn(bytes)
      if (!read.ok) return read
      const { rows } = read
      const [first] = rows
      const hasTitles = areTitles(first?.cells ?? [])
      const people = rows.length - (hasTitles ? 1 : 0)
      if (people === 0) return refused('nobody')
      if (people > MOST_ROWS) return refused('too-many-rows')
      const columns = columnsBy(hasTitles ? (first?.cells ?? []) : [])
      const digest = createHash('sha256').update(bytes).digest()
      const of = { digest, organisation_id: by.organisation }
      return lock.act(by.opened, async (tx) => {
        const [id, now] = [randomUUID(), clock()]
        const same = await listUnderWay(tx, of)
        if (same) return { ok: true, id: same.id }
        const { open, today } = await countLists(tx, by.organisation, earlier(now, days(1)))
        if (open >= MOST_OPEN || today >= MOST_A_DAY) return refused('too-many-lists')
        const state = columnsFault(columns) === undefined ? 'checking' : 'columns'
        const list = await insertList(tx, {
          ...{ ...of, id, state, columns, has_titles: hasTitles, rows: people, name: name || null },
          ...{ begun_by: by.account, begun_at: now },
        })
        if (!list) return underWay(tx, of)
        for (let at = 0; at < rows.length; at += PAGE)
          await insertRows(
            tx,
            list,
            rows.slice(at, at + PAGE).map((row) => sealCells(vault, id, row)),
          )
        await append(
          tx,
          'activations.list.begun',
          { ...about(list, by), details: { list: id, rows: people } },
          now,
        )
        if (state === 'checking') await queue.send(tx, invitingJob, { id })
        return { ok: true, id }
      })
    },

    async chooseColumns(by, { id, columns, hasTitles }) {
      const fault = columnsFault(columns)
      if (fault) return refused(fault)
      return lock.act(by.opened, async (tx) => {
        const list = await writeColumns(tx, { id, columns, hasTitles, account: by.account })
        if (!list) return refused('not-so')
        await queue.send(tx, invitingJob, { id })
        return { ok: true }
      })
    },

    send: (by, { id, looks }) =>
      lock.act(by.opened, async (tx) => {
        const list = await startSending(tx, { id, account: by.account, looks })
        if (!list) return refused('not-so')
        const details = { list: id, rows: list.ready }
        await append(tx, 'activations.list.sent', { ...about(list, by), details }, clock())
        await queue.send(tx, invitingJob, { id })
        return { ok: true }
      }),

    drop: (by, id) =>
      lock.act(by.opened, async (tx) => {
        const now = clock()
        const sending = (await listById(tx, id))?.state === 'sending'
        const list = await endList(tx, { id, as: sending ? 'stopped' : 'dropped' }, now)
        if (!list) return refused('not-so')
        if (!sending) await forgetRows(tx, id)
        await append(tx, 'activations.list.dropped', { ...about(list, by), details: { list: id } }, now)
        return { ok: true }
      }),
  }
}

async function underWay(tx: Tx, of: Pick<ListRow, 'organisation_id' | 'digest'>) {
  const list = await listUnderWay(tx, of)
  if (!list) throw new Error('a list that is under way is not there')
  return { ok: true as const, id: list.id }
}

/** The rows of what was sent, as a table of cells. */
async function rowsIn(
  bytes: Buffer,
): Promise<
  | { readonly ok: true; readonly rows: CsvCells[] }
  | { readonly ok: false; readonly reason: ListRefused; readonly about?: number | undefined }
> {
  const rows: CsvCells[] = []
  try {
    for await (const row of csvCells(bytes)) {
      if (row.cells.length > MOST_COLUMNS) return { ...refused('too-many-columns'), about: row.line }
      if (row.cells.every((cell) => cell === '')) continue
      rows.push(row)
      if (rows.length > MOST_ROWS + 1) return refused('too-many-rows')
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { ...refused(error.why), about: error.line }
  }
  return { ok: true, rows }
}
