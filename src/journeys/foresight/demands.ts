import { wishOfClient } from '../../domain/clients/index.ts'
import type { Wish } from '../../policy/levels/goal.ts'
import { isWorse, outlookOf, type Outlook } from '../../policy/signin/index.ts'
import type { AccountId, FactorKind } from '../../policy/vocabulary.ts'
import { createLookAt, type LookAtSource } from '../signin/index.ts'

/** What an organisation asks of those who act for it. */
export interface Demands {
  /** A level's key; null: no more than the portal. */
  readonly minimum_level: string | null
  readonly factors_forbidden: readonly string[]
  readonly factors_required: readonly string[]
}

/** What other demands would mean for somebody who gets in by those that there are. */
export type DemandsForeseen = Extract<Outlook, { readonly outlook: 'sets-up' | 'refused' }>

/**
 * Whom other demands of an organisation would hit, by the very rules of the sign-in, as if each way that somebody has were
 * proven a moment ago.
 *
 * @param lowest the key of the lowest level there is
 * @returns undefined: they get in as before
 */
export function createForeseeDemands(source: LookAtSource, lowest: string) {
  const wishOf = wishAt(lowest)
  const lookAt = createLookAt(source)
  return async (
    account: AccountId,
    { before, after }: { readonly before: Demands; readonly after: Demands },
    now: Date,
  ): Promise<DemandsForeseen | undefined> => {
    const facts = await lookAt(account, wishOf(after), now)
    const [then, today] = [after, before].map((demands) =>
      outlookOf({ ...facts, wish: wishOf(demands) }),
    ) as [Outlook, Outlook]
    return then.outlook === 'in' || !isWorse(then, today) ? undefined : then
  }
}

export type ForeseeDemands = ReturnType<typeof createForeseeDemands>

/** As a portal asks that asks for the lowest level there is: whatever is more is the organisation's. */
const wishAt =
  (lowest: string) =>
  (demands: Demands): Wish => ({
    ...{ ...wishOfClient({}), minimumLevel: lowest, acrValues: [], again: false },
    ...(demands.minimum_level !== null && { actedForAt: demands.minimum_level }),
    allowance: [
      {
        forbidden: demands.factors_forbidden as FactorKind[],
        required: demands.factors_required as FactorKind[],
      },
    ],
  })
