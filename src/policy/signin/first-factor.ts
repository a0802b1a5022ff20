import type { FactorKind } from '../vocabulary.ts'

/** The factor whose page also asks who somebody is. */
export const kindThatIsKnown = 'password' as FactorKind
