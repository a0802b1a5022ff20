import type { Wish } from '../levels/goal.ts'
import type { Ladder } from '../levels/ladder.ts'
import type { AccountId, FactorKind } from '../vocabulary.ts'

/**
 * What is read of an attempt and of somebody, part by part. Each part says beside this what it holds, and how `explain`
 * shows it: see `facts/`, and its list in `parts.ts`. A rule that looks at something new brings a part of its own.
 */
export interface Parts {}

/** All that is known of a sign-in at one moment. Read once; every rule sees the same. */
export interface Facts extends Parts {
  readonly now: Date
  readonly ladder: Ladder
  readonly wish: Wish
  /** The factors that say who somebody is; the page of the first also asks. At least one. */
  readonly entrances: readonly FactorKind[]
  /** The request names somebody (`id_token_hint`, `claims.sub`): nobody else will do. */
  readonly pinned: AccountId | undefined
}

/** A part of the facts, as it is shown to whoever asks why: names and times, no secret and no address. */
export interface Part {
  digest(facts: Facts): unknown
}
