import { expect, test } from '@jest/globals'
import { listingIn, ways } from '../../src/platform/http/listing.ts'

const sorts = ['name', 'since'] as const
const at = (query: string) => listingIn(new URLSearchParams(query), sorts)

test('a list is read from its address; what is not understood is as if it had not been said', () => {
  expect(at('')).toEqual({ sort: 'name', isDescending: false, after: undefined })
  expect(at('sort=-since&after=7')).toEqual({ sort: 'since', isDescending: true, after: '7' })
  expect(at(`sort=password&after=${'x'.repeat(201)}`)).toEqual({
    ...{ sort: 'name', isDescending: false, after: undefined },
  })
})

test('a title sorts by itself, and the other way round where it does already; both from the beginning', () => {
  const to = ways('/people', at('sort=name&after=7'))
  expect([to.sortBy('name'), to.sortBy('since')]).toEqual([
    { href: '/people?sort=-name', now: 'ascending' },
    { href: '/people?sort=since', now: undefined },
  ])
  expect(ways('/people', at('sort=-name')).sortBy('name')).toEqual({
    ...{ href: '/people?sort=name', now: 'descending' },
  })
})

test('the next page begins after the last row of this one, and the first is one step away', () => {
  const to = ways('/people', at('sort=-since&after=7'))
  expect(to.pages('a&b')).toEqual({
    first: '/people?sort=-since',
    next: '/people?sort=-since&after=a%26b',
  })
  expect(ways('/people', at('')).pages(undefined)).toEqual({ first: undefined, next: undefined })
})
