/**
 * Status: what anybody may read without signing in: where one gets help, what is kept of people, how the pages are
 * checked, what is asked of passwords and why, and the
 * addresses that are asked for on any site.
 */
import type { Brand, PortalBrand } from '../../../views/brand.ts'
import { knownEndpoints, type KnownNeeds } from './known.ts'
import { policyPage } from '../../../views/policy/statement.ts'
import { helpPage } from '../../../views/status/help.ts'
import { accessibilityPage, privacyPage } from '../../../views/status/statements.ts'
import type { Html } from '../../../views/html.ts'
import type { Frame } from '../../../views/layout.ts'
import { lastPortal } from '../../domain/clients/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import { page } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import type { PasswordPolicy } from '../../policy/password/rules.ts'
import { statementOf, type Deviation } from '../../policy/password/standards.ts'

interface Here extends KnownNeeds {
  readonly brand: Brand
  readonly vault: Vault
  readonly protocol: {
    /** What a portal says of itself. */
    portal(clientId: string): Promise<{ readonly brand?: PortalBrand } | undefined>
  }
  readonly policy: { readonly password: PasswordPolicy; readonly deviations: readonly Deviation[] }
}

const readable = (
  { brand, vault, issuer, clock, protocol }: Here,
  path: string,
  show: (frame: Frame) => Html,
): Endpoint => ({
  method: 'GET',
  path,
  async handle(exchange) {
    // in the language and the look of the sign-in that somebody comes from
    const last = lastPortal({ vault, secure: issuer.protocol === 'https:' }, exchange, clock())
    const locale = chooseLocale({ ...exchange.wishes, account: last?.locale })
    const portal = last && (await protocol.portal(last.clientId))
    return page(show({ locale, brand: { ...brand, portal: portal?.brand }, here: path }))
  },
})

export const slice = {
  name: 'status',
  endpoints: (here: Here) => [
    ...knownEndpoints(here),
    readable(here, '/help', (frame) => helpPage({ frame })),
    readable(here, '/privacy', (frame) => privacyPage({ frame })),
    readable(here, '/accessibility', (frame) => accessibilityPage({ frame })),
    readable(here, '/password-policy', (frame) => policyPage({ frame, statement: statementOf(here.policy) })),
  ],
}
