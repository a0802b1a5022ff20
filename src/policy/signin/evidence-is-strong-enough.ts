import { bringsNearer, countedTowards, suffices, type Rung, type Capability } from '../levels/ladder.ts'
import type { Evidence } from '../vocabulary.ts'
import { usableEvidence } from './evidence.ts'
import type { FactorFacts } from './facts/account.ts'
import type { Facts } from './facts.ts'
import type { Step } from './step.ts'
import { askFor, bestFirst } from './missing.ts'
import { enrolledIn, mayUse, goalOf } from './requirement.ts'

/** Asks for no more than is missing: the first enrolled factor that brings the level nearer, or another that does. */
export function evidenceIsStrongEnough(facts: Facts): Step | undefined {
  const required = goalOf(facts)
  if (!required.ok) return undefined
  const { rung } = required
  const evidence = usableEvidence(facts)(rung)
  if (countedTowards(rung, evidence)) return undefined
  const nearer = nearerTo(rung, evidence, enrolledIn(facts)).filter(({ kind }) => mayUse(facts, rung, kind))
  // evidence that would do if it were younger: the sign-in is missing, not a level
  const isStale =
    countedTowards(
      rung,
      facts.evidence.filter(
        ({ kind, traits }) =>
          mayUse(facts, rung, kind) && (!traits.remembered || facts.wish.remembersBrowsers),
      ),
    ) !== undefined
  const reason = evidence.length > 0 && !isStale ? 'level-missing' : 'signin-missing'
  return askFor('challenge', bestFirst(nearer), reason, rung)
}

/** The factors that could bring the level nearer, after this evidence. */
export const nearerTo = (
  rung: Rung,
  evidence: readonly Evidence[],
  factors: readonly FactorFacts[],
): FactorFacts[] => factors.filter(({ canProve }) => bringsNearer(rung, evidence, canProve))

/** Whether this level can be reached with one more factor, beside those that may be used for it. */
export function wouldOpen(facts: Facts, rung: Rung, added: Capability): boolean {
  const capabilities = enrolledIn(facts)
    .filter(({ kind }) => mayUse(facts, rung, kind))
    .flatMap(({ kind, canProve: own }) => own.map((traits) => ({ kind, traits })))
  return suffices(rung, [...capabilities, added], facts.account?.proofing ?? 'none')
}
