import type { Refused } from './doing.ts'
import type { Visit } from './enter.ts'

/** What a form begins with, sealed so that what comes back is what we wrote. */
export const sealed = ({ door }: Visit, context: string, begun: object): string =>
  door.vault.seal(JSON.stringify(begun), context).toString('base64url')

/** What a form began with, from its field `base`; undefined: it is none of ours. */
export function begunWith({ door, exchange }: Visit, context: string): unknown {
  try {
    const said = Buffer.from(exchange.form['base'] ?? '', 'base64url')
    return JSON.parse(door.vault.open(said, context).toString())
  } catch {
    return undefined
  }
}

/** Why a form that began with nothing of ours is not saved: nobody knows what has changed since. */
export const notOurs: Refused = { status: 412, reason: 'precondition-failed', says: undefined, faults: [] }
