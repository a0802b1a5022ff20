/**
 * Where the engine's own way is not ours, by what it is about. Each stands on its prototype, per provider, as its author
 * intends such changes to be made.
 */
import type { Provider } from 'oidc-provider'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/database.ts'
import { overrideClients } from './clients.ts'
import { overrideEndings, type Endings, type SendLogout } from './endings.ts'
import type { Context, Overridable } from './overridable.ts'
import { overrideRequests } from './requests.ts'
import { overrideTokens, type IsHeld } from './tokens.ts'

/** @returns the engine's own way of sending a logout token, which the background job uses */
export function override(
  provider: Provider,
  deps: { db: Db; clock: Clock; endings: Endings; context: Context; isHeld: IsHeld | undefined },
): SendLogout {
  const of = provider as unknown as Overridable // the types tell what may be asked, not what may be changed
  overrideClients(of, deps)
  overrideTokens(of, deps)
  overrideRequests(of)
  return overrideEndings(of, deps)
}

export type { Endings } from './endings.ts'
export type { IsHeld } from './tokens.ts'
