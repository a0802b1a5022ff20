import { openJson, sealJson } from '../../platform/crypto/sealed.ts'
import type { Refused } from './doing.ts'
import type { Visit } from './enter.ts'

/** What a form begins with, or where a list goes on, sealed so that what comes back is what we wrote. */
export const sealed = ({ door }: Visit, context: string, begun: object): string =>
  sealJson(door.vault, context, begun)

/** What was sealed, in an address or a field; undefined: it is none of ours, or was cut off. */
export const opened = ({ door }: Visit, said: string | null | undefined, context: string): unknown =>
  openJson(door.vault, context, said)

/** What a form began with, from its field `base`; undefined: it is none of ours. */
export const begunWith = (visit: Visit, context: string): unknown =>
  opened(visit, visit.exchange.form['base'], context)

/** Why a form that began with nothing of ours is not saved: nobody knows what has changed since. */
export const notOurs: Refused = { status: 412, reason: 'precondition-failed', says: undefined, faults: [] }
