import { activationById } from '../../domain/activations/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import { requeue, type LetterRow } from '../../domain/letters/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { postCode } from '../activations/index.ts'
import { act } from '../index.ts'
import type { LetterActsDeps } from './returning.ts'

/**
 * `letter-queued`: it is to be printed already; `letter-over`: what it was for is over, or nobody is reached where it went;
 * `letter-rests`: as many as may go to one person or address have gone.
 */
export type Reprinted = Outcome<'letter-queued' | 'letter-over' | 'letter-rests'>

export const reprintingActs = (deps: Pick<LetterActsDeps, 'vault' | 'installation'>) => ({
  /**
   * Prints a letter that was lost anew, with another code: the one that was posted is not known here any more, and works no
   * more. One that was set aside is tried again as it is.
   */
  reprint: act({
    name: 'letters.reprint',
    tells: { nobody: 'it comes by post' },
    async run(tx: Tx, who: Acting, letter: LetterRow, _input: undefined, now: Date): Promise<Reprinted> {
      const { state, activation_id: of } = letter
      if (state === 'queued' || state === 'batched') return refused('letter-queued')
      const details = { letter: letter.reference }
      if (state === 'set-aside') {
        if (!(await requeue(tx, letter.id))) return refused('letter-queued')
        await append(tx, 'letters.letter.reprinted', { ...who, details }, now)
        return { ok: true }
      }
      const row = of === null ? undefined : await activationById(tx, of)
      if (state !== 'handed-over' || !row || row.ended_at !== null || row.closes_at <= now)
        return refused('letter-over')
      await append(tx, 'letters.letter.reprinted', { ...who, details }, now)
      const posted = await postCode(tx, deps, { row, who, mayWait: true }, now)
      if (posted.ok) return posted
      return refused(posted.reason === 'letter-rests' ? 'letter-rests' : 'letter-over')
    },
  }),
})
