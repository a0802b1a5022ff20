import type { Frame } from '../../../views/layout.ts'
import type { Account } from '../../domain/accounts/index.ts'
import { shownAs } from '../../domain/accounts/index.ts'
import { lastPortal } from '../../domain/clients/index.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import type { Recovery } from './contract.ts'

export const recoverPath = '/recover'

/** The portal that this browser came from last. */
export const cameFrom = (deps: Recovery, exchange: Exchange): string | undefined =>
  lastPortal({ vault: deps.vault, secure: deps.here.secure }, exchange, deps.clock())?.clientId

export async function frameOf(
  deps: Recovery,
  exchange: Exchange,
  {
    account,
    clientId = cameFrom(deps, exchange),
  }: { readonly account?: Account; readonly clientId?: string | undefined } = {},
): Promise<Frame> {
  const portal = clientId === undefined ? undefined : await deps.protocol.portal(clientId)
  return {
    locale: chooseLocale({ ...exchange.wishes, account: account?.locale }),
    brand: { ...deps.here.brand, portal: portal?.brand },
    here: exchange.path,
    who: account && { address: shownAs(account) },
  }
}
