/** A place in a list that is in the order of moments. */
export interface Place {
  readonly at: Date
  readonly id: string
}

/** As a link carries it. */
export const placeOf = ({ at, id }: Place): string => `${at.toISOString()}_${id}`

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** A place in a list, as its own link says it; undefined where it is none. */
export function placeIn(said: string | null): Place | undefined {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(said ?? '') ?? []
  return Number.isNaN(Date.parse(at)) || !UUID.test(id) ? undefined : { at: new Date(at), id }
}
