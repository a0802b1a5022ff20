import { detailsUnderWay } from '../../../domain/activations/index.ts'
import type { ArrivalFacts } from '../../../policy/signin/index.ts'
import type { Reader } from './reader.ts'

declare module './reader.ts' {
  interface Found {
    readonly arrival: ArrivalFacts | undefined
  }
}

/** Whether somebody comes for the first time, with details that were issued to them. */
export const arrival: Reader<'arrival'> = {
  async read({ db }, { id }) {
    const row = await detailsUnderWay(db, id)
    return row && { closesAt: row.closes_at, needsCode: row.legs.some((leg) => leg !== 'mail') }
  },
  part: ({ found }) => found.arrival,
}
