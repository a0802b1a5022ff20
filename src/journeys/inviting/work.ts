import { performAround } from '../../acts/index.ts'
import type { Invitation, Planned } from '../../acts/activations/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import { deskClientId } from '../../domain/clients/index.ts'
import { administratorHere, firstRights, organisationById } from '../../domain/organisations/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Opened } from '../../platform/db/under-lock.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import { mayDoTask } from '../../policy/delegation/index.ts'
import type { InvitingDeps } from './contract.ts'
import { cellsOf } from './cells.ts'
import { cellsBy, readRows, type Hand, type RowRead } from './reading.ts'
import {
  endList,
  holdRow,
  listById,
  marksBefore,
  rowsAfter,
  writeLooked,
  writeOutcome,
  writeSentUpTo,
  type ListRow,
  type Looked,
} from './store.ts'

/** So many rows are looked at between two commits, and so many are sent before another list has its turn. */
const LOOKED_AT = 500
const SENT = 100

const openedBy = ({ organisation_id: organisation, begun_by: account }: ListRow): Opened => ({
  organisation,
  account,
})

export const actingBy = ({ begun_by: account }: Pick<ListRow, 'begun_by'>): Acting => ({
  by: { account, through: deskClientId },
})

/** Goes on with a list until somebody has to decide: a process that is killed leaves the rest to the next. */
export async function goOnWith(deps: InvitingDeps, id: string): Promise<void> {
  while (await stepOf(deps, id));
}

/** Looks at the next rows of a list, or sends them. @returns whether there is more to do */
export async function stepOf(deps: InvitingDeps, id: string): Promise<boolean> {
  const list = await listById(deps.db, id)
  if (list?.state === 'checking') return lookAtNext(deps, list)
  return list?.state === 'sending' ? sendNext(deps, list) : false
}

/** Who has begun it, as what they may hand on at this moment; undefined: they look after these people no more. */
async function handOf(deps: InvitingDeps, tx: Tx, list: ListRow): Promise<Hand | undefined> {
  const now = deps.clock()
  const own = await administratorHere(tx, list.organisation_id, list.begun_by, now)
  const organisation = await organisationById(tx, list.organisation_id)
  if (!own || !organisation || !mayDoTask('people.invite', own.powers)) return undefined
  return { organisation, powers: own.powers, first: await firstRights(tx, own) }
}

/** The next rows to do something with, as they are understood; the titles are none of them. */
async function nextRows(deps: InvitingDeps, tx: Tx, list: ListRow, hand: Hand) {
  const limit = list.state === 'checking' ? LOOKED_AT : SENT
  const rows = await rowsAfter(tx, list.id, { after: list.reached, limit })
  const last = rows.length < limit ? undefined : rows.at(-1)?.line
  const ours = rows.slice(list.reached === 0 && list.has_titles ? 1 : 0)
  const cells = ours.map((row) => ({ line: row.line, cells: cellsOf(deps.vault, list.id, row) }))
  const read = await readRows(tx, hand, { columns: list.columns, rows: cells })
  return { last, rows: ours, cells, read }
}

async function lookAtNext(deps: InvitingDeps, list: ListRow): Promise<boolean> {
  const opened = openedBy(list)
  const found = await deps.lock.read(opened, async (tx) => {
    const hand = await handOf(deps, tx, list)
    if (!hand) return undefined
    const { last, cells, read } = await nextRows(deps, tx, list, hand)
    const marks = cells.map((row) => {
      const { email = '' } = cellsBy(list.columns, row.cells)
      return email === '' ? null : deps.vault.mac('invitation-list', lookupOf(email))
    })
    const known = await marksBefore(tx, list.id, {
      line: cells[0]?.line ?? 0,
      marks: marks.filter((mark) => mark !== null),
    })
    const seen = new Set(known.map((mark) => mark.toString('base64')))
    const asked = read.flatMap((row) => row.asked ?? [])
    const plans = await deps.plan(
      tx,
      actingBy(list),
      { organisation: hand.organisation, asked },
      deps.clock(),
    )
    let at = 0
    const looked = read.map((row, i): Looked => {
      const mark = marks[i] ?? null
      const key = mark?.toString('base64')
      const isTwice = key !== undefined && seen.has(key)
      if (key !== undefined) seen.add(key)
      return { ...lookedAt(row, row.asked && plans[at++], isTwice), mark }
    })
    return { last, looked }
  })
  if (!found) return stop(deps, list)
  return deps.lock.act(opened, (tx) => writeLooked(tx, list, found))
}

const ALREADY = ['already-member', 'already-invited']

function lookedAt(row: RowRead, plan: Planned | undefined, isTwice: boolean): Omit<Looked, 'mark'> {
  const { line, faults } = row
  const all = [
    ...faults.map(({ field, reason }) => `${field} ${reason}`),
    ...(isTwice ? ['email email-twice'] : []),
  ]
  if (all.length > 0 || plan === undefined) return { line, plan: 'wrong', faults: all }
  if (plan.ok) return { line, plan: plan.as, faults: [] }
  const isAlready = ALREADY.includes(plan.reason)
  return { line, plan: isAlready ? 'already' : 'wrong', faults: [`row ${plan.reason}`] }
}

/** Sends what was looked at, one by one: each in the transaction that says so of its row. */
async function sendNext(deps: InvitingDeps, list: ListRow): Promise<boolean> {
  const opened = openedBy(list)
  const found = await deps.lock.read(opened, async (tx) => {
    const hand = await handOf(deps, tx, list)
    return hand && { ...(await nextRows(deps, tx, list, hand)), powers: hand.powers.join() }
  })
  if (!found) return stop(deps, list)
  const planned = new Set(
    found.rows
      .filter(({ plan, outcome }) => outcome === null && (plan === 'invites' || plan === 'joins'))
      .map(({ line }) => line),
  )
  for (const row of found.read)
    // whoever has sent it in may less than a moment ago: the rest is understood anew
    if (planned.has(row.line) && !(await sendOne(deps, list, { row, powers: found.powers }))) return true
  await deps.lock.act(opened, (tx) => writeSentUpTo(tx, list.id, found.last, deps.clock()))
  return true
}

/** @returns false: whoever has sent the list in may not hand on the same any more, and nothing was done */
async function sendOne(
  deps: InvitingDeps,
  list: ListRow,
  { row: { line, asked, faults }, powers }: { readonly row: RowRead; readonly powers: string },
): Promise<boolean> {
  const opened = openedBy(list)
  const refused = (tx: Tx, why: readonly string[]) =>
    writeOutcome(tx, { list: list.id, line, activation: undefined, faults: why })
  if (!asked) {
    const why = faults.map(({ field, reason }) => `${field} ${reason}`)
    await deps.lock.act(opened, (tx) => refused(tx, why))
    return true
  }
  const performing = {
    ...deps,
    transact: <Done>(does: (tx: Tx) => Promise<Done>) => deps.lock.act(opened, does),
  }
  const of = { who: actingBy(list), target: list.organisation_id, input: asked }
  let isAsBefore = true
  const undone = await performAround(performing, deps.invite, of, {
    async inside(tx, run): Promise<Invitation | undefined> {
      isAsBefore = (await handOf(deps, tx, list))?.powers.join() === powers
      if (!isAsBefore) return undefined
      // of two that come to it at once, one sends it
      if (!(await holdRow(tx, list.id, line))) return undefined
      const done = await run()
      if (!done.ok) await refused(tx, [`row ${done.reason}`])
      else await writeOutcome(tx, { list: list.id, line, activation: done.activation.id, faults: [] })
      return undefined
    },
    refused: (done) => done,
  })
  if (undone && !undone.ok) await deps.lock.act(opened, (tx) => refused(tx, [`row ${undone.reason}`]))
  return isAsBefore
}

/** Whoever has begun it looks after these people no more: nothing of it goes on in their name. */
async function stop({ db, clock }: InvitingDeps, list: ListRow): Promise<false> {
  await db.transaction().execute(async (tx) => {
    const now = clock()
    const ended = await endList(tx, { id: list.id, as: 'stopped' }, now)
    const details = { list: list.id }
    if (ended)
      await append(
        tx,
        'activations.list.stopped',
        { by: { job: 'invitation-list' }, organisationId: list.organisation_id, details },
        now,
      )
  })
  return false
}
