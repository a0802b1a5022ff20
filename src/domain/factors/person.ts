import { shownAs, type Account } from '../accounts/index.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import type { Person } from './contract.ts'

/** As much of an account as a factor is told. */
export const personOf = (account: Account): Person => ({
  id: account.id,
  email: shownAs(account),
  name: account.name,
  givenName: account.given_name,
  familyName: account.family_name,
  timeZone: account.time_zone,
})

/** The same of somebody who has no account yet: it is made once they have chosen. */
export const personToBe = ({ email, name }: { readonly email: string; readonly name: string }): Person => ({
  // nobody's: nothing is kept under it
  id: '00000000-0000-0000-0000-000000000000' as AccountId,
  ...{ email, name, givenName: null, familyName: null, timeZone: null },
})
