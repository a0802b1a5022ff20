import { accountPath } from './doors/account/index.ts'
import type { Oidc } from './doors/oidc/index.ts'
import type { House } from './house.ts'
import { happened } from './joined.ts'
import * as signin from './journeys/signin/index.ts'
import { accountActs, apiPorts, ledgerOf, registrationActs } from './ports.ts'
import type { Needs, Reach } from './slice.ts'

/** What the slices may reach. */
export function reachOf(
  house: House,
  { needs, oidc, source }: { needs: Needs; oidc: Oidc; source: Parameters<typeof signin.createStanding>[0] },
): Reach {
  const { config } = house
  const { factors: offered } = source
  const ledger = ledgerOf(house)
  return {
    ...needs,
    ...{ oidc, ledger, factors: offered, ways: { ledger, factors: offered }, acts: accountActs(house) },
    here: {
      ...{ ...config, accountPath, happened },
      secure: config.issuer.protocol === 'https:',
      sessionIdle: config.lifetimes.sessionIdle,
    },
    protocol: oidc.protocol,
    api: { ...apiPorts(house), access: oidc.access },
    registrations: registrationActs(house),
    portal: {
      ...{ sharing: oidc.sharing, client: oidc.accountClient },
      stands: signin.createStanding(source),
      addressProven: signin.createAddressProven(source),
    },
  }
}
