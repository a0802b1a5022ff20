import { accountByEmail, accountById, type Account } from '../../domain/accounts/index.ts'
import type { ByNumber, Fields, Identified } from '../../domain/factors/index.ts'
import { registerByKey, whoIsCalled } from '../../domain/organisations/index.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import type { AccountId, OrganisationId } from '../../policy/vocabulary.ts'
import type { SignIn, Visit } from './visit.ts'

/** Looked up where nobody is called so: the same work. */
const nobody = '00000000-0000-0000-0000-000000000000' as AccountId

/** Whom somebody says that they are. */
export interface Found {
  readonly account: Account | undefined
  /** What was typed, as it is compared: tries are counted by it where it is nobody. */
  readonly counted: string
  /** For which organisation they come, where they say so. */
  readonly organisation?: OrganisationId | undefined
}

/** Looks up who somebody says that they are; where the portal does not ask for numbers, nobody is called by one. */
export async function findCalled(
  { db, vault }: Pick<SignIn, 'db' | 'vault'>,
  { request: { client } }: Pick<Visit, 'request'>,
  identified: Identified,
): Promise<Found> {
  if (typeof identified === 'string')
    return { account: await accountByEmail(db, identified), counted: lookupOf(identified) }
  const { who, compared } = await whoIsCalled(db, { register: client.numbersOf ?? '', ...identified })
  const account = await accountById(db, who?.account ?? nobody)
  const counted = vault.mac('sign-in-number', compared).toString('hex')
  return { account, counted, organisation: who?.organisation }
}

/** How the page asks for a number, in the register's own words; undefined where it asks for an address. */
export async function byNumberAt(
  { db }: Pick<SignIn, 'db'>,
  exchange: Exchange,
  { request: { client }, root, frame }: Visit,
  { typed, hint }: { readonly typed: Fields; readonly hint: string | undefined },
): Promise<ByNumber | undefined> {
  const { numbersOf: key } = client
  const isAddress = typed['username'] !== undefined || exchange.query.get('by') === 'address'
  const row = key === undefined || isAddress || hint !== undefined ? undefined : await registerByKey(db, key)
  if (!row || row.is_shared) return undefined
  const label = { en: row.name_en, nl: row.name_nl, sv: row.name_sv }[frame.locale]
  return {
    ...{ register: row.key, label, example: row.example },
    otherwise: `${root}/challenge/password?by=address`,
  }
}
