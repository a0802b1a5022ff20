/**
 * What reads the facts, part by part: what a rule looks at is read here, told in `policy/signin/facts/`, and made up for
 * the tests of properties in `test/policy/parts/`. A part that nobody reads does not compile.
 */
import type { Parts } from '../../../policy/signin/index.ts'
import { account } from './account.ts'
import { actsFor } from './acts-for.ts'
import { arrival } from './arrival.ts'
import { attempt } from './attempt.ts'
import { choice } from './choice.ts'
import { evidence } from './evidence.ts'
import { terms } from './terms.ts'
import type { Found, FactsSource, Known, Reader, Somebody } from './reader.ts'

const readers: { readonly [Name in keyof Parts]: Reader<Name> } = {
  ...{ attempt, account, actsFor, choice, evidence, arrival, terms },
}

/** Everything that there is to read of somebody, in one turn. */
export async function readAll(source: FactsSource, somebody: Somebody): Promise<Found> {
  const found = await Promise.all(
    Object.entries(readers).map(async ([name, { read }]) => [name, await read?.(source, somebody)] as const),
  )
  return Object.fromEntries(found) as unknown as Found // by the list's own names, which its type holds to the parts
}

export const partsOf = (known: Known): Parts =>
  Object.fromEntries(
    Object.entries(readers).map(([name, { part }]) => [name, part(known)]),
  ) as unknown as Parts // as above

export type { FactsSource } from './reader.ts'
