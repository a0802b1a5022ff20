import type { Factor } from './contract.ts'

/** A factor whose owner chooses it anew, as a password is. */
export type Renewable = Factor & { readonly renewal: NonNullable<Factor['renewal']> }

/** @throws when no factor can be renewed: nobody could choose what they sign in with */
export function renewableOf(factors: readonly Factor[]): Renewable {
  const factor = factors.find((each): each is Renewable => each.renewal !== undefined)
  if (!factor) throw new Error('no factor can be renewed')
  return factor
}
