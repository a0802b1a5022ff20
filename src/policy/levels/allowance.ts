/**
 * Which factors may be used, must be enrolled, or are forbidden: by client, by organisation and by level. A factor's kind
 * is a word here, compared and never interpreted.
 */
import type { FactorKind } from '../vocabulary.ts'

export interface Allowance {
  /** Only these; undefined: any. */
  readonly allowed?: readonly FactorKind[] | undefined
  readonly forbidden?: readonly FactorKind[] | undefined
  /** Whoever signs in must have set these up. */
  readonly required?: readonly FactorKind[] | undefined
}

/** Of several that hold at once, the strictest: what one forbids is forbidden, what one requires is required. */
export function strictest(allowance: readonly (Allowance | undefined)[]): {
  readonly allowed: readonly FactorKind[] | undefined
  readonly forbidden: readonly FactorKind[]
  readonly required: readonly FactorKind[]
} {
  const said = allowance.filter((each) => each !== undefined)
  const lists = said.map(({ allowed }) => allowed).filter((each) => each !== undefined)
  const [first, ...others] = lists
  return {
    allowed: first && first.filter((kind) => others.every((list) => list.includes(kind))),
    forbidden: [...new Set(said.flatMap(({ forbidden }) => forbidden ?? []))],
    required: [...new Set(said.flatMap(({ required }) => required ?? []))],
  }
}

/** Whether all of these let a factor be used. */
export function areMetBy(allowance: readonly (Allowance | undefined)[], kind: FactorKind): boolean {
  const { allowed, forbidden } = strictest(allowance)
  return (allowed === undefined || allowed.includes(kind)) && !forbidden.includes(kind)
}

/** The required factors that are not set up. */
export const lackingOf = (
  allowance: readonly (Allowance | undefined)[],
  enrolled: readonly FactorKind[],
): FactorKind[] => strictest(allowance).required.filter((kind) => !enrolled.includes(kind))
