/** Waits that grow with each try: what policy decides, as much of it as is counted by here. */
export interface GrowingPace {
  /** Seconds to wait after the 1st, 2nd, … try; the last entry holds for all that follow. */
  readonly waits: readonly number[]
  /** Seconds without a try after which the count starts anew. */
  readonly forgetAfter: number
}

/** Tries that are out at the same time: so many at once, and one more each so many seconds. */
export interface Quota {
  readonly atOnce: number
  readonly every: number
}

export type Pace = GrowingPace | Quota
