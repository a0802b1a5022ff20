import { heldBy } from '../../../domain/organisations/index.ts'
import type { Reader } from './reader.ts'

declare module './reader.ts' {
  interface Found {
    /** By their registrations. */
    readonly actsFor: readonly string[]
  }
}

/** For which organisations somebody acts: read only where the portal is for some of them. */
export const actsFor: Reader<'actsFor'> = {
  async read({ db }, { id, wish, now }) {
    if ((wish.organisations ?? []).length === 0) return []
    const held = (await heldBy(db, id, now)).filter(({ why }) => why === undefined)
    return held.map((each) => `${each.registration_kind}:${each.registration_number}`)
  },
  part: ({ found }) => found.actsFor ?? [],
}
