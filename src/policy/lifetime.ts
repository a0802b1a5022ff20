/** How long things live. All in seconds; all in config. */
export interface Lifetimes {
  /** A session without a request. */
  readonly sessionIdle: number
  /** A session, whatever happens in it. */
  readonly sessionMost: number
  readonly attempt: number
  readonly code: number
  readonly accessToken: number
  /** A refresh token that is not used. */
  readonly refreshIdle: number
  /** A chain of refresh tokens, from the first. */
  readonly refreshMost: number
}

export const defaultLifetimes: Lifetimes = {
  sessionIdle: 30 * 60,
  sessionMost: 12 * 3600,
  attempt: 30 * 60,
  code: 60,
  accessToken: 5 * 60,
  refreshIdle: 14 * 86_400,
  refreshMost: 90 * 86_400,
}

/** What is left of a life that ends `idle` after its last use and `most` after its start; at least one second. */
export const remaining = (startedAt: number, now: number, idle: number, most: number): number =>
  Math.max(1, Math.min(idle, startedAt + most - now))

/** How long a new account may enrol its first factor with the password alone. */
export const ENROLMENT_HOURS = 72
