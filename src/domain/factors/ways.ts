import type { Way } from '../../policy/assurance.ts'
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
