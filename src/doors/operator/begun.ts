import type { Refused } from './doing.ts'
import type { Visit } from './enter.ts'

/** What a form begins with, or where a list goes on, sealed so that what comes back is what we wrote. */
export const sealed = ({ door }: Visit, context: string, begun: object): string =>
  door.vault.seal(JSON.stringify(begun), context).toString('base64url')

/** What was sealed, in an address or a field; undefined: it is none of ours, or was cut off. */
export function opened({ door }: Visit, said: string | null | undefined, context: string): unknown {
  try {
    return JSON.parse(door.vault.open(Buffer.from(said ?? '', 'base64url'), context).toString())
  } catch {
    return undefined
  }
}

/** What a form began with, from its field `base`; undefined: it is none of ours. */
export const begunWith = (visit: Visit, context: string): unknown =>
  opened(visit, visit.exchange.form['base'], context)

/** Why a form that began with nothing of ours is not saved: nobody knows what has changed since. */
export const notOurs: Refused = { status: 412, reason: 'precondition-failed', says: undefined, faults: [] }
