import type { Capability } from '../../policy/levels/ladder.ts'
import type { Factor } from './contract.ts'
import type { Enrolled } from './store.ts'

type Row = Omit<Enrolled, 'attempt_id'>

/** What these credentials can prove: nothing, where a factor is not offered any more. */
export const capabilitiesOf = (factors: readonly Factor[], rows: readonly Row[]): Capability[] =>
  rows.flatMap((row) => {
    const factor = factors.find(({ kind }) => kind === row.kind)
    return factor ? [{ kind: row.kind, traits: traitsOf(factor, row) }] : []
  })

function traitsOf(factor: Factor, { user_verified: userVerified, device_bound: deviceBound, model }: Row) {
  if (!factor.traitsOfCredential || userVerified === null) return factor.traits
  return factor.traitsOfCredential({ userVerified, deviceBound: deviceBound ?? false, model })
}

/** All that these factors can prove, by whatever of their makes. */
export const everyCapability = (factors: readonly Factor[]): Capability[] =>
  factors.flatMap(({ kind, traits, knownMakes = [] }) =>
    [traits, ...knownMakes].map((each) => ({ kind, traits: each })),
  )
