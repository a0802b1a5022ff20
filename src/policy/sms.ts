/**
 * Whether one more text message may be sent. Each number has limits: three messages in ten minutes, ten in a day.
 * Each range of numbers has a budget, and all of them together have one: that stops somebody who has messages sent to
 * numbers that pay them (pumping). A number that nobody has proven yet gets less. Its owner, who did not ask for
 * these messages, always keeps one, and people who sign in keep half of every budget.
 */
export interface SentFacts {
  readonly now: Date
  /** Whether the account has proven the number before. */
  readonly isProven: boolean
  /** When messages went to this number within a day, oldest first; and those of them that were to prove it. */
  readonly toNumber: readonly Date[]
  readonly toProveNumber: readonly Date[]
  /** How many went out within the hour; counting stops at the limit. */
  readonly toPrefix: number
  readonly toAll: number
  /** Of these, to numbers that were to be proven. */
  readonly toProvePrefix: number
  readonly toProveAll: number
  readonly limits: SmsLimits
}

export interface SmsLimits {
  readonly hourly: number
  readonly hourlyPerPrefix: number
}

export type SmsRefusal = 'number-rests' | 'range-budget-spent' | 'budget-spent'

type Rule = (facts: SentFacts) => { readonly reason: SmsRefusal; readonly retryAfter: number } | undefined

const HOUR = 3600
const DAY = 24 * HOUR
const TEN_MINUTES = 600

/** At most `count` within `span` seconds. */
const numberRests =
  (count: number, span: number): Rule =>
  ({ toNumber, now }) =>
    rest(toNumber, count, span, now)

/** The same for messages that prove a number. The exact wait is not told to somebody whose number it may not be. */
const unprovenRests =
  (count: number, span: number): Rule =>
  ({ isProven, toProveNumber, now }) => {
    const resting = isProven ? undefined : rest(toProveNumber, count, span, now)
    return resting && { ...resting, retryAfter: Math.ceil(resting.retryAfter / TEN_MINUTES) * TEN_MINUTES }
  }

function rest(sent: readonly Date[], count: number, span: number, now: Date): ReturnType<Rule> {
  // the message that must be older than the span before another may follow
  const gate = sent.at(-count)
  const wait = gate ? span - (now.getTime() - gate.getTime()) / 1000 : 0
  return wait > 0 ? { reason: 'number-rests', retryAfter: Math.ceil(wait) } : undefined
}

const rangeHasBudget: Rule = ({ isProven, toPrefix, toProvePrefix, limits: { hourlyPerPrefix } }) =>
  toPrefix < hourlyPerPrefix && (isProven || toProvePrefix < hourlyPerPrefix / 2)
    ? undefined
    : { reason: 'range-budget-spent', retryAfter: HOUR }

const allHaveBudget: Rule = ({ isProven, toAll, toProveAll, limits: { hourly } }) =>
  toAll < hourly && (isProven || toProveAll < hourly / 2)
    ? undefined
    : { reason: 'budget-spent', retryAfter: HOUR }

const rules: readonly Rule[] = [
  unprovenRests(2, TEN_MINUTES),
  unprovenRests(4, DAY),
  numberRests(3, TEN_MINUTES),
  numberRests(10, DAY),
  rangeHasBudget,
  allHaveBudget,
]

/** The first rule that refuses, and in how many seconds it makes sense to try again; undefined: it may be sent. */
export function refusalToSend(facts: SentFacts): ReturnType<Rule> {
  for (const rule of rules) {
    const refusal = rule(facts)
    if (refusal) return refusal
  }
  return undefined
}
