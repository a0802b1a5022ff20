/**
 * Whether one more text message may be sent. A number is spared (three in ten minutes, ten in a day, whoever asks);
 * and whoever has messages sent to numbers that pay (pumping) meets a budget per range of numbers and one for all.
 */
export interface SentFacts {
  readonly now: Date
  /** When messages went to this number within a day, oldest first. */
  readonly toNumber: readonly Date[]
  /** How many went out within the hour; counting stops at the limit. */
  readonly toPrefix: number
  readonly toAll: number
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

/** At most `count` within `span` seconds. */
const numberRests =
  (count: number, span: number): Rule =>
  ({ toNumber, now }) => {
    // the one that must be older than the span before another may follow
    const gate = toNumber.at(-count)
    const wait = gate ? span - (now.getTime() - gate.getTime()) / 1000 : 0
    return wait > 0 ? { reason: 'number-rests', retryAfter: Math.ceil(wait) } : undefined
  }

const rangeHasBudget: Rule = ({ toPrefix, limits }) =>
  toPrefix < limits.hourlyPerPrefix ? undefined : { reason: 'range-budget-spent', retryAfter: HOUR }

const allHaveBudget: Rule = ({ toAll, limits }) =>
  toAll < limits.hourly ? undefined : { reason: 'budget-spent', retryAfter: HOUR }

export const smsRules: readonly Rule[] = [
  numberRests(3, 600),
  numberRests(10, DAY),
  rangeHasBudget,
  allHaveBudget,
]

/** The first rule that refuses, and in how many seconds it makes sense to try again; undefined: it may be sent. */
export function refusalToSend(facts: SentFacts): ReturnType<Rule> {
  for (const rule of smsRules) {
    const refusal = rule(facts)
    if (refusal) return refusal
  }
  return undefined
}
