import { lettersJob, openRun, waitingLetters } from '../../domain/letters/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'

/** `nobody-prints`: nobody is set to whom they would be handed over. */
export type RunStarted = Outcome<'nothing-to-post' | 'nobody-prints'>

export const startingActs = ({
  queue,
  handsOver,
}: {
  readonly queue: Queue
  /** Whether somebody is set to whom letters are handed over. */
  readonly handsOver: boolean
}) => ({
  /** Has what waits handed over now, by whichever process works; where that is done already, nothing else is. */
  startRun: act({
    name: 'letters.run',
    tells: { nobody: 'letters come by post' },
    async run(tx: Tx, who: Acting, _target: undefined, _input: undefined, now: Date): Promise<RunStarted> {
      if (!handsOver) return refused('nobody-prints')
      // one that was begun is gone on with
      if (!(await openRun(tx)) && (await waitingLetters(tx, now)).queued === 0)
        return refused('nothing-to-post')
      await append(tx, 'letters.run.asked', { ...who, details: {} }, now)
      await queue.send(tx, lettersJob, {})
      return { ok: true }
    },
  }),
})
