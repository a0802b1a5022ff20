import type { Wish } from '../levels/goal.ts'
import type { FactorKind } from '../vocabulary.ts'

/** What is asked of people whose tokens are for the operators' API. */
export interface OperatorsAsk {
  /** The API, as what tokens are for (RFC 8707). */
  readonly resource: string
  /** A level's key. */
  readonly level: string
  /** The only factors that count; undefined: any. */
  readonly factors: readonly FactorKind[] | undefined
  /** What must have been set up. */
  readonly required: readonly FactorKind[]
}

/**
 * What a sign-in is asked whose tokens are for these resources. For the operators' API more than for a portal.
 */
export function wishFor(wish: Wish, resources: readonly unknown[], asks: OperatorsAsk): Wish {
  return resources.includes(asks.resource) ? operatorsWish(wish, asks) : wish
}

/** What a sign-in is asked beside that by which somebody does an operator's work: in this browser, and by the factors that count. */
export function operatorsWish(wish: Wish, asks: Omit<OperatorsAsk, 'resource'>): Wish {
  const allowance = { allowed: asks.factors, required: asks.required }
  return {
    ...wish,
    alsoAtLeast: asks.level,
    remembersBrowsers: false,
    allowance: [...(wish.allowance ?? []), allowance],
  }
}
