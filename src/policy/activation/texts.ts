import { areMetBy, type Allowance } from '../levels/allowance.ts'
import { rungByKey, type Ladder } from '../levels/ladder.ts'
import type { FactorKind } from '../vocabulary.ts'

/**
 * Whether a portal, or an organisation that is acted for, takes text messages: none of them forbids them, and none of them
 * asks for a level that takes nothing which somebody else can take over.
 */
export function takesTexts(
  ladder: Ladder,
  {
    levels,
    allowance,
    kind,
  }: {
    /** The keys of the lowest levels that are asked; undefined: none is. */
    readonly levels: readonly (string | undefined)[]
    readonly allowance: readonly (Allowance | undefined)[]
    readonly kind: FactorKind
  },
): boolean {
  const rungs = levels.flatMap((key) => (key === undefined ? [] : (rungByKey(ladder, key) ?? [])))
  return (
    rungs.every(({ asks }) => !asks.unrestricted) &&
    areMetBy([...allowance, ...rungs.map((rung) => rung.allowance)], kind)
  )
}
