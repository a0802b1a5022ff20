/**
 * Inviting many at once, by a list: a file of a spreadsheet, or what was pasted from one. Each row is looked at by the rules of
 * the act that sends an invitation, and shown with what will come of it; what was shown is what is sent. A job does both, row
 * by row: a browser may be closed, a process killed. A row is sent in the transaction that says so of it, and so once.
 *
 * All of it is read and written beneath the lock of the organisation, in the name of whoever has sent the list: where they look
 * after these people no more, it stops. Reached by the desk.
 */
import { removing } from '../../platform/jobs/chores.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import { events } from './events.ts'
import type { InvitingDeps } from './contract.ts'
import { invitingJob } from './lists.ts'
import { removeOldLists } from './store.ts'
import { stepOf } from './work.ts'
export { cellsOf } from './cells.ts'
export { columnKinds, columnsFault, type Column, type ColumnKind } from './columns.ts'
export type { InvitingDeps } from './contract.ts'
export { createLists, MOST_ROWS, type By, type Lists, type ListRefused } from './lists.ts'
export { cellsBy, nameIn } from './reading.ts'
export { KEPT_DAYS, listById, newestLists, rowsAfter, type ListedRow, type ListRow } from './store.ts'

/** Whose rows are an organisation's. */
export const ownTables = ['invitation_list', 'invitation_list_row'] as const

export const slice = {
  name: 'inviting',
  events,
  jobs: [invitingJob],
  workers: ({ inviting }: { inviting: InvitingDeps }): Worked[] => [
    [invitingJob, (data) => work(inviting, (data as { id: string }).id)],
  ],
  chores: () => [removing('removeOldLists', removeOldLists)],
}

/** One step of one list; then the next in the queue has its turn. */
async function work(inviting: InvitingDeps, id: string): Promise<void> {
  if (!(await stepOf(inviting, id))) return
  await inviting.db.transaction().execute((tx) => inviting.queue.send(tx, invitingJob, { id }))
}

type Worked = readonly [JobKind, JobHandler]
