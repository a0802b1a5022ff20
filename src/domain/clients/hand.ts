import { actorText, type Acting } from '../audit/index.ts'

/**
 * By whose hand something changes: by files; by another door; or by another door anyway, although files manage it, which
 * the next look at the files tells.
 */
export type Hand = 'files' | 'door' | 'anyway'

/** Whether files manage something, and how it was changed beside them since. */
export interface Managed {
  readonly managed_at: Date | null
  readonly beside_at: Date | null
  readonly beside_by: string | null
}

/** What files manage changes by files, or anyway. */
export const isForFiles = ({ managed_at: at }: Managed, hand: Hand): boolean => at !== null && hand === 'door'

/** What is noted of a change by this hand. */
export function notedBy(before: Managed | undefined, { by }: Acting, hand: Hand, now: Date): Managed {
  if (hand === 'files') return { managed_at: before?.managed_at ?? now, beside_at: null, beside_by: null }
  const isManaged = before !== undefined && before.managed_at !== null
  return {
    managed_at: before?.managed_at ?? null,
    beside_at: isManaged ? now : null,
    beside_by: isManaged ? actorText(by) : null,
  }
}
