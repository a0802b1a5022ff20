import type { EvidenceFor } from '../levels/ladder.ts'
import type { Evidence } from '../vocabulary.ts'
import type { Facts } from './facts.ts'
import { mayUse } from './requirement.ts'

/**
 * The evidence that counts for this request towards a level: of factors that may be used for it, and proven in this
 * very attempt, or before, unless `prompt=login` asks for a new sign-in, and as fresh as `max_age` and the client's age
 * for the level ask. (An attempt's own evidence does not grow stale while it is under way: whoever types slowly would be
 * asked for ever.) What a browser was remembered for counts only where the client takes that, and is always as old as
 * it is.
 */
export const usableEvidence =
  (facts: Facts): EvidenceFor =>
  (rung) => {
    const { wish, attempt, evidence, now } = facts
    // what carries a level carries those below it: none of them may be staler by asking for more
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
