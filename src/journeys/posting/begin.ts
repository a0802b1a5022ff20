import { randomUUID } from 'node:crypto'
import { append, nameOfActor, type Acting } from '../../domain/audit/index.ts'
import {
  claimRun,
  dropRun,
  insertRun,
  openRun,
  orderLetter,
  takeLetters,
  type LetterRunRow,
} from '../../domain/letters/index.ts'
import { later, minutes } from '../../platform/clock.ts'
import type { Posting } from './contract.ts'

/** Letters of a run at most: what is more waits for the next. */
export const MOST_OF_A_RUN = 5000
/** How long a run is one worker’s without a word of it. */
export const LEASE = minutes(5)

/** Takes the run that is open, or begins one. */
export async function begin(
  posting: Posting,
  who: Acting,
  worker: string,
): Promise<LetterRunRow | 'nothing-to-post' | 'run-under-way'> {
  const { db, vault, clock, rules, control } = posting
  return db.transaction().execute(async (tx) => {
    const now = clock()
    const claim = { worker, until: later(now, LEASE) }
    const open = await openRun(tx)
    if (open) return (await claimRun(tx, open.id, claim, now)) ?? 'run-under-way'
    const id = randomUUID()
    // its own in all installations that hand over there
    const name = `letters-${now.toISOString().slice(0, 10).replaceAll('-', '')}-${id.slice(0, 8)}`
    const run = await insertRun(tx, {
      ...{ id, name, begun_by: nameOfActor(who.by), began_at: now, worker, worked_until: claim.until },
    })
    if (!run) return 'run-under-way'
    if ((await takeLetters(tx, id, MOST_OF_A_RUN, now)) === 0) {
      await dropRun(tx, id)
      return 'nothing-to-post'
    }
    if (control) {
      const locale = control.country === 'SE' ? 'sv' : control.country === 'NL' ? 'nl' : 'en'
      const order = {
        kind: 'control' as const,
        address: control,
        locale,
        person: 'control',
        mayWait: true,
      } as const
      await orderLetter(tx, { vault, rules }, who, order, now)
      await takeLetters(tx, id, 1, now)
    }
    await append(tx, 'letters.run.begun', { ...who, details: { run: name } }, now)
    return run
  })
}
