import type { EvidenceFor } from '../levels/ladder.ts'
import type { Evidence } from '../vocabulary.ts'
import type { Facts } from './facts.ts'
import { mayUse } from './requirement.ts'

/**
 * The evidence that counts for this request towards a level. It is of factors that may be used for the level. It was
 * proven in this very attempt, or before it unless `prompt=login` asks for a new sign-in. It is as fresh as `max_age`
 * and the client's age for the level ask; evidence of the attempt itself does not grow stale while the attempt is
 * under way, because a person who types slowly would be asked for ever. Evidence of a remembered browser counts only
 * where the client takes it, and is always as old as it is.
 */
export const usableEvidence =
  (facts: Facts): EvidenceFor =>
  (rung) => {
    const { wish, attempt, evidence, now } = facts
    // evidence for a level serves those below it too: asking for more lets none of it be staler
    const ages = facts.ladder
      .filter(({ rank }) => rank <= rung.rank)
      .map(({ key }) => wish.levelMaxAges?.[key])
    const age = Math.min(wish.maxAge ?? Infinity, ...ages.map((each) => each ?? Infinity))
    const isYoung = (one: Evidence): boolean => !wish.again && one.at.getTime() >= now.getTime() - age * 1000
    const isFresh = (one: Evidence): boolean =>
      one.traits.remembered
        ? wish.remembersBrowsers === true && isYoung(one)
        : one.attempt === attempt.id || isYoung(one)
    return evidence.filter((one) => mayUse(facts, rung, one.kind) && isFresh(one))
  }
