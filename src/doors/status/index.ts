/**
 * Status: pages for anybody to read, without signing in. So far the policy: what is asked of passwords, and why.
 */
import { policyPage } from '../../../views/policy/statement.ts'
import { page } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import type { PasswordPolicy } from '../../policy/password/rules.ts'
import { statementOf, type Deviation } from '../../policy/password/standards.ts'

/** What is asked of passwords, for anybody to read. */
export const policyEndpoint = (
  brand: string,
  policy: { readonly password: PasswordPolicy; readonly deviations: readonly Deviation[] },
): Endpoint => ({
  method: 'GET',
  path: '/password-policy',
  async handle({ wishes, path }) {
    const frame = { locale: chooseLocale(wishes), brand, here: path }
    return page(policyPage({ frame, statement: statementOf(policy) }))
  },
})

export const slice = {
  name: 'status',
  endpoints: ({ brand, policy }: { brand: string; policy: Parameters<typeof policyEndpoint>[1] }) => [
    policyEndpoint(brand, policy),
  ],
}
