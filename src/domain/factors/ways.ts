import type { Queryable } from '../../platform/db/database.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import type { Way } from '../../policy/levels/ladder.ts'
import type { Factor } from './contract.ts'
import type { Enrolled } from './store.ts'

type Row = Omit<Enrolled, 'attempt_id'>

/** What these credentials can prove: nothing, where a factor is not offered any more. */
export const waysOf = (factors: readonly Factor[], rows: readonly Row[]): Way[] =>
  rows.flatMap((row) => {
    const factor = factors.find(({ kind }) => kind === row.kind)
    return factor ? [{ kind: row.kind, traits: traitsOf(factor, row) }] : []
  })

function traitsOf(factor: Factor, { user_verified: userVerified, device_bound: deviceBound, model }: Row) {
  if (!factor.of || userVerified === null) return factor.traits
  return factor.of({ userVerified, deviceBound: deviceBound ?? false, model })
}

/** All that these factors can prove, by whatever of their makes. */
export const everyWay = (factors: readonly Factor[]): Way[] =>
  factors.flatMap(({ kind, traits, makes = [] }) =>
    [traits, ...makes].map((each) => ({ kind, traits: each })),
  )

/** When what expires of an account does; undefined: nothing of it. */
export async function expiryOf(
  db: Queryable,
  factors: readonly Factor[],
  account: AccountId,
): Promise<Date | undefined> {
  for (const { renewal } of factors) {
    const life = await renewal?.life(db, account)
    if (life) return life.expiresAt
  }
  return undefined
}
