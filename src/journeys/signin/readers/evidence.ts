import { evidenceOf } from '../../../domain/sessions/index.ts'
import type { Evidence } from '../../../policy/vocabulary.ts'
import type { Reader } from './reader.ts'

declare module './reader.ts' {
  interface Found {
    readonly evidence: readonly Evidence[]
  }
}

/** What was proven: what was ended proves nothing any more. */
export const evidence: Reader<'evidence'> = {
  read: ({ db }, { id, attempt, session }) => evidenceOf(db, { accountId: id, attempt, key: session }),
  part: ({ account, found }) =>
    account ? (found.evidence ?? []).filter(({ era }) => era === account.era) : [],
}
