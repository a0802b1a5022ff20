import { termsAcceptedAt } from '../../../domain/clients/index.ts'
import type { TermsFacts } from '../../../policy/signin/index.ts'
import type { Reader } from './reader.ts'

declare module './reader.ts' {
  interface Found {
    readonly terms: TermsFacts
  }
}

/** What somebody has accepted: read only where the portal has something to accept. */
export const terms: Reader<'terms'> = {
  async read({ db }, { id, wish }) {
    if (!wish.terms) return { accepted: [] }
    const accepted = await termsAcceptedAt(db, id, wish.terms.client)
    return { accepted: accepted.map(({ version }) => version) }
  },
  part: ({ found }) => found.terms ?? { accepted: [] },
}
