import { account } from './facts/account.ts'
import { actsFor } from './facts/acts-for.ts'
import { arrival } from './facts/arrival.ts'
import { attempt } from './facts/attempt.ts'
import { choice } from './facts/choice.ts'
import { evidence } from './facts/evidence.ts'
import { terms } from './facts/terms.ts'
import type { Part, Parts } from './facts.ts'

/** Every part of the facts, in the order in which it is shown. One that is missing here does not compile. */
export const parts: Readonly<Record<keyof Parts, Part>> = {
  ...{ attempt, account, actsFor, choice, evidence, arrival, terms },
}
