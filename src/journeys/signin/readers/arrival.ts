import { issuedTo } from '../../../acts/activations/index.ts'
import { hasTypedCode, visitOfAttempt } from '../../../domain/activations/index.ts'
import type { ArrivalFacts } from '../../../policy/signin/index.ts'
import type { Reader } from './reader.ts'

declare module './reader.ts' {
  interface Found {
    readonly arrival: ArrivalFacts | undefined
  }
}

/** Whether somebody comes for the first time, with details that were issued to them. */
export const arrival: Reader<'arrival'> = {
  async read({ db }, { id, attempt, now }) {
    const issued = await issuedTo(db, id, now)
    if (!issued) return undefined
    const { row, goodUntil } = issued
    const needsCode = row.legs.some((leg) => leg !== 'mail')
    const hasCode =
      needsCode && attempt !== undefined && (await hasTypedCode(db, visitOfAttempt(attempt, row.id), now))
    return { goodUntil, needsCode, hasCode }
  },
  part: ({ found }) => found.arrival,
}
