import type { Db, Tx } from '../../platform/db/database.ts'
import type { Outcome } from '../../policy/vocabulary.ts'
import type { Sending } from './contract.ts'

type Sent = Outcome<string> & { readonly retryAfter?: number }

/** Has sent what is to be typed in, where a factor sends something: what it counts stays counted when it is refused. */
export const sendTypedIn = (
  db: Db,
  send: (tx: Tx, sending: Sending, now: Date) => Promise<Sent>,
  sending: Sending,
  now: Date,
): Promise<Sent> => db.transaction().execute((tx) => send(tx, sending, now))
