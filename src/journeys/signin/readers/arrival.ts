import { detailsUnderWay, hasTypedCode, visitOfAttempt } from '../../../domain/activations/index.ts'
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
    const row = await detailsUnderWay(db, id)
    if (!row) return undefined
    const needsCode = row.legs.some((leg) => leg !== 'mail')
    const hasCode =
      needsCode && attempt !== undefined && (await hasTypedCode(db, visitOfAttempt(attempt), row.id, now))
    return { closesAt: row.closes_at, needsCode, hasCode }
  },
  part: ({ found }) => found.arrival,
}
