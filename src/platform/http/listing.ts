/** A list that is too long for one page, as an address asks for it. */
export interface Listing<Sort extends string> {
  readonly sort: Sort
  readonly isDescending: boolean
  /** The key of the last row of the page before; undefined: from the beginning. */
  readonly after: string | undefined
}

/** A key is no longer than this. */
const LONGEST = 200

/** What is asked for; what is not understood is as if it had not been said. @param sorts the first where nothing is said */
export function listingIn<const Sort extends string>(
  query: URLSearchParams,
  sorts: readonly [Sort, ...Sort[]],
): Listing<Sort> {
  const asked = query.get('sort')
  const after = query.get('after') ?? undefined
  return {
    sort: sorts.find((each) => each === asked?.replace(/^-/, '')) ?? sorts[0],
    isDescending: asked?.startsWith('-') ?? false,
    after: after === undefined || after.length > LONGEST ? undefined : after,
  }
}

/** The addresses of a list's other pages and orders: keysets, so that the hundredth page costs what the first does. */
export function ways<Sort extends string>(path: string, listing: Listing<Sort>) {
  const { sort, isDescending, after } = listing
  const to = (by: string, from?: string): string =>
    `${path}?${new URLSearchParams({ sort: by, ...(from === undefined ? {} : { after: from }) }).toString()}`
  const current = `${isDescending ? '-' : ''}${sort}`
  return {
    /** Sorts by this; the other way round where it is sorted by it already. */
    sortBy: (by: Sort): { href: string; now: 'ascending' | 'descending' | undefined } => ({
      href: to(by === sort && !isDescending ? `-${by}` : by),
      now: by !== sort ? undefined : isDescending ? 'descending' : 'ascending',
    }),
    /** @param last the key of the last row here, where there are more after it */
    pages: (last: string | undefined) => ({
      first: after === undefined ? undefined : to(current),
      next: last === undefined ? undefined : to(current, last),
    }),
  }
}
