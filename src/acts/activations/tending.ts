import {
  endAs,
  forgetPhone,
  takeDue,
  takeOversUnderWay,
  writeLookAt,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import { minutes } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Chore } from '../../platform/jobs/chores.ts'
import { remindAt } from '../../policy/activation/index.ts'
import { accountOf, overBecause } from './about.ts'
import { sendLink, type LinkDeps } from './sending.ts'
import { tellOfTakeOver } from './take-over-told.ts'

const MOST = 100

/** Its letter is not posted to an organisation that has somebody again, and whoever was told hears that it is off. */
async function stopNeedless(
  tx: Tx,
  deps: LinkDeps,
  { row, who }: { readonly row: ActivationRow; readonly who: Acting },
  now: Date,
): Promise<void> {
  if ((await overBecause(tx, row, await accountOf(tx, row), now)) !== 'withdrawn') return
  await endAs(tx, who, row.id, 'withdrawn', now)
  await tellOfTakeOver(tx, deps, { row, is: 'stopped' }, now)
}

/**
 * The clock: reminds whoever has not answered, and closes what was not accepted in time. What nobody can accept any more
 * reminds nobody.
 */
export const tending = (deps: LinkDeps): Chore => ({
  name: 'tend-activations',
  every: minutes(1),
  async run(tx: Tx, now: Date): Promise<boolean> {
    const who = { by: { job: 'tend-activations' } }
    for (const row of await takeOversUnderWay(tx, MOST)) await stopNeedless(tx, deps, { row, who }, now)
    const due = await takeDue(tx, now, MOST)
    for (const row of due) {
      // what was issued, and not used in time, says so to whoever tries: it does not end
      if (row.purpose === 'issued') {
        await forgetPhone(tx, row.id)
        continue
      }
      if (row.closes_at <= now) {
        await endAs(tx, who, row.id, 'closed', now)
        continue
      }
      const why = await overBecause(tx, row, await accountOf(tx, row), now)
      if (!why) await sendLink(tx, deps, { row, why: 'reminder', who }, now)
      await writeLookAt(tx, row.id, remindAt(now, row.closes_at) ?? row.closes_at)
    }
    return due.length === MOST
  },
})
