import type { Frame } from './layout.ts'
import { sharedWords as words } from './words/index.ts'

export interface Shared {
  readonly scopes: readonly string[]
  readonly claims: readonly string[]
  readonly resources: readonly { readonly name: string; readonly scopes: readonly string[] }[]
}

/** What is shared, in words. */
export function sharedItems({ locale }: Frame, { scopes, claims, resources }: Shared): string[] {
  const text = words[locale]
  return [
    ...scopes.map((scope) => text.scopes[scope] ?? scope),
    ...claims.map(text.otherClaim),
    ...resources.flatMap(({ name, scopes: own }) => own.map((scope) => text.otherScope(scope, name))),
  ]
}
