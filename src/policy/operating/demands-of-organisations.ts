import { rungByKey, type Ladder } from '../levels/ladder.ts'

/** What an organisation asks of those who act for it. */
interface Asks {
  /** A level's key; null: no more than the portal. */
  readonly minimum_level: string | null
  readonly factors_forbidden: readonly string[]
  readonly factors_required: readonly string[]
}

/** Whether an organisation would ask less of its people than it does: what one person alone does not lower. */
export function asksLess(before: Asks, after: Asks, ladder: Ladder): boolean {
  const rankOf = (key: string | null): number => (key === null ? 0 : (rungByKey(ladder, key)?.rank ?? 0))
  const loses = (was: readonly string[], is: readonly string[]): boolean =>
    was.some((each) => !is.includes(each))
  return (
    rankOf(after.minimum_level) < rankOf(before.minimum_level) ||
    loses(before.factors_forbidden, after.factors_forbidden) ||
    loses(before.factors_required, after.factors_required)
  )
}
