/**
 * Acts on letters: one that came back ends its code, and whoever had it sent is told; one that was lost is printed anew. Ordering
 * one belongs to what it is for (`acts/activations`), and handing runs over to `journeys/posting`.
 */
import { returningActs, type LetterActsDeps } from './returning.ts'
import { reprintingActs } from './reprinting.ts'
import { startingActs } from './starting.ts'
import { messages } from './messages.ts'

export const createLetterActs = (deps: LetterActsDeps & Parameters<typeof startingActs>[0]) => ({
  ...returningActs(deps),
  ...reprintingActs(deps),
  ...startingActs(deps),
})
export type LetterActs = ReturnType<typeof createLetterActs>
export type { RunStarted } from './starting.ts'
export type { Reprinted } from './reprinting.ts'
export { returnReasons, type Returned, type ReturnReason } from './returning.ts'

export const slice = { name: 'acts/letters', messages }
