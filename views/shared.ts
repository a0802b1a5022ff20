import type { Frame } from './layout.ts'
import { sharedWords } from './words/index.ts'

export interface Shared {
  /** The portal. */
  readonly name: string
  /** Whether it knows the person by a number of its own sector (OpenID Connect Core §8.1). */
  readonly isPairwise: boolean
  readonly scopes: readonly string[]
  readonly claims: readonly string[]
  readonly resources: readonly { readonly name: string; readonly scopes: readonly string[] }[]
}

/** What is shared, in words. What is said of the number is true for this portal. */
export function sharedItems({ locale }: Frame, shared: Shared): string[] {
  const text = sharedWords[locale]
  const number = shared.isPairwise ? text.ownNumber : text.number
  return [
    ...shared.scopes.map((scope) =>
      scope === 'openid' ? number(shared.name) : (text.scopes[scope] ?? scope),
    ),
    ...shared.claims.map(text.otherClaim),
    ...shared.resources.flatMap(({ name, scopes: own }) => own.map((scope) => text.otherScope(scope, name))),
  ]
}
