import type { Traits } from '../policy/vocabulary.ts'
import type { Factor } from './contract.ts'
import type { Enrolled } from './store.ts'

/** What a credential can prove: none, where its factor is not offered any more. */
export function waysOf(factors: readonly Factor[], row: Omit<Enrolled, 'attempt_id'>): Traits[] {
  const factor = factors.find(({ kind }) => kind === row.kind)
  if (!factor) return []
  const { user_verified: userVerified, device_bound: deviceBound, model } = row
  if (!factor.of || userVerified === null) return [factor.traits]
  return [factor.of({ userVerified, deviceBound: deviceBound ?? false, model })]
}
