/**
 * Status: what anybody may read without signing in: where one gets help, what is kept of people, how the pages are
 * checked, what is asked of passwords and why, and the
 * addresses that are asked for on any site.
 */
import type { Brand } from '../../../views/brand.ts'
import { knownEndpoints, type KnownNeeds } from './known.ts'
import { policyPage } from '../../../views/policy/statement.ts'
import { helpPage } from '../../../views/status/help.ts'
import { accessibilityPage, privacyPage } from '../../../views/status/statements.ts'
import type { Html } from '../../../views/html.ts'
import type { Frame } from '../../../views/layout.ts'
import { page } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import type { PasswordPolicy } from '../../policy/password/rules.ts'
import { statementOf, type Deviation } from '../../policy/password/standards.ts'

interface Here extends KnownNeeds {
  readonly brand: Brand
  readonly policy: { readonly password: PasswordPolicy; readonly deviations: readonly Deviation[] }
}

const readable = (brand: Brand, path: string, show: (frame: Frame) => Html): Endpoint => ({
  method: 'GET',
  path,
  handle: async ({ wishes }) => page(show({ locale: chooseLocale(wishes), brand, here: path })),
})

export const slice = {
  name: 'status',
  endpoints: ({ brand, policy, ...known }: Here) => [
    ...knownEndpoints(known),
    readable(brand, '/help', (frame) => helpPage({ frame })),
    readable(brand, '/privacy', (frame) => privacyPage({ frame })),
    readable(brand, '/accessibility', (frame) => accessibilityPage({ frame })),
    readable(brand, '/password-policy', (frame) => policyPage({ frame, statement: statementOf(policy) })),
  ],
}
