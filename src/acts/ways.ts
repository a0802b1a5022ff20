import type { Acting } from '../domain/audit/index.ts'
import { settle, type ProposalRow } from '../domain/operators/index.ts'
import type { Vault } from '../platform/crypto/vault.ts'
import { once, type Once } from '../platform/once/once.ts'
import type { AccountId } from '../policy/vocabulary.ts'
import { undoingAll, type Around } from './perform.ts'

// Ways to perform an act: as it is, in rehearsal, once for each key of a program, as a second person agrees. Each answers
// with what a door makes of what was done.

/** What a door makes of what an act has done. */
export type Telling<Done, Told> = (done: Done) => Told

export const plainly = <Done, Told>(tell: Telling<Done, Told>): Around<Done, Told> => ({
  inside: async (_tx, run) => tell(await run()),
  refused: tell,
})

/**
 * Performs and undoes it: what would come of it, to the letter, and nothing of it stays. What is prepared outside, such as
 * counting a try, is done.
 */
export const inRehearsal = <Done, Told>(tell: Telling<Done, Told>): Around<Done, Told> => ({
  inside: async (_tx, run) => undoingAll(tell(await run())),
  refused: tell,
})

/**
 * Performs it once for each key: whoever asks again is told what was told the first time.
 *
 * @param keep what is kept of what is told: no secret
 */
export const onceByKey = <Done, Told>(
  { vault, request }: { readonly vault: Vault; readonly request: Once },
  tell: Telling<Done, Told>,
  keep: (told: Told) => Told,
): Around<Done, { readonly answer: Told; readonly isReplayed: boolean } | 'another-request'> => ({
  inside: (tx, run, now) =>
    once(
      tx,
      { vault, request },
      async () => {
        const answer = tell(await run())
        return { answer, kept: keep(answer) }
      },
      now,
    ),
  refused: (done) => ({ answer: tell(done), isReplayed: false }),
})

/**
 * Performs what another has proposed, as a second person agrees: both or neither is written. Of two who agree at once, one
 * performs it.
 *
 * @param isRefused whether what is told is a refusal: then the proposal stays as it was
 */
export const asAgreed = <Done, Told>(
  { who, by, proposal }: { readonly who: Acting; readonly by: AccountId; readonly proposal: ProposalRow },
  tell: Telling<Done, Told>,
  isRefused: (told: Told) => boolean,
): Around<Done, Told | 'proposal-over'> => ({
  async inside(tx, run, now) {
    const settled = await settle(tx, who, proposal, { by, outcome: 'agreed' }, now)
    if (!settled.ok) return 'proposal-over'
    const told = tell(await run())
    return isRefused(told) ? undoingAll(told) : told
  },
  refused: tell,
})
