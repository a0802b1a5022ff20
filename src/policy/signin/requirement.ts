import type { Rung } from '../assurance.ts'
import { areMetBy, type Demands } from '../demands.ts'
import { requiredLevel, type Requirement } from '../requirements.ts'
import type { FactorKind } from '../vocabulary.ts'
import type { Facts } from './facts.ts'

/** The level that this sign-in must reach. */
export const requirementOf = ({ account, asked, ladder }: Facts): Requirement =>
  requiredLevel(ladder, asked, account?.proofing ?? 'none')

/** What the client, an organisation and the level say about factors: all of it holds. */
export const demandsOf = ({ asked }: Facts, rung: Rung | undefined): (Demands | undefined)[] => [
  ...(asked.demands ?? []),
  rung?.demands,
]

/** Whether all of them let this factor be used. */
export const mayUse = (facts: Facts, rung: Rung, kind: FactorKind): boolean =>
  areMetBy(demandsOf(facts, rung), kind)

/** The factors that the account has set up. */
export const enrolledIn = ({ account }: Facts): FactorKind[] =>
  (account?.factors ?? []).filter(({ state }) => state === 'enrolled').map(({ kind }) => kind)
