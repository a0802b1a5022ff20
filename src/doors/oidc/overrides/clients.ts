import { readOnceASecond } from '../../../platform/cache.ts'
import type { Clock } from '../../../platform/clock.ts'
import { sameBytes, sha256 } from '../../../platform/crypto/random.ts'
import { SECRET_HASHES } from '../client-adapter.ts'
import { refuseGrant, refuseResponse } from '../refusals.ts'
import type { Context, Overridable } from './overridable.ts'

/** What a client is, and may. */
export function overrideClients(
  { Client }: Overridable,
  { clock, context }: { clock: Clock; context: Context },
): void {
  // by it a portal shows, when somebody signs out there, which session it means (see logout.ts)
  Client.prototype['includeSid'] = () => true

  // secrets are kept as hashes, two while one is being replaced
  Client.prototype['compareClientSecret'] = function compare(
    this: Record<string, unknown>,
    actual: unknown,
  ): boolean {
    const hashes = this[SECRET_HASHES]
    if (typeof actual !== 'string' || !Array.isArray(hashes)) return false
    const given = sha256(actual)
    return hashes.filter((hash) => sameBytes(given, Buffer.from(String(hash), 'hex'))).length > 0
  }

  // a grant or an answer that a client asks for, and is not registered for, has an error of its own
  for (const [name, refuse] of [
    ['grantTypeAllowed', (type: string) => refuseGrant(context()?.oidc, type)],
    ['responseTypeAllowed', refuseResponse],
  ] as const) {
    const allowed = Client.prototype[name] as (this: object, type: string) => boolean
    Client.prototype[name] = function decide(this: object, type: string): boolean {
      return allowed.call(this, type) || refuse(type)
    }
  }

  // the engine hashes a client's whole metadata at every look: once a second will do, as for reading them
  const { find } = Client
  const known = readOnceASecond(clock, (id) => find.call(Client, id))
  Client.find = (id) => (typeof id === 'string' ? known(id) : find.call(Client, id))
}
