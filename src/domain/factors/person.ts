import { shownAs, type Account } from '../accounts/index.ts'
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
