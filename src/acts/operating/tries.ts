import { append, type Acting } from '../../domain/audit/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import { tryPace } from '../../policy/paces.ts'
import { refused } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'

/** Notes that a client is rehearsed, which costs work and sends a logout to its portal: so often by one hand, and no more. */
export const noteRehearsal = act({
  name: 'clients.note-rehearsal',
  tells: { nobody: 'nothing of a client is changed' },
  async prepare(db: Db, _clientId: string, who: Acting, now) {
    const subject = JSON.stringify(who.by)
    return reserveTry(db, [{ dimension: 'clients.tries', subject, pace: tryPace }], now)
  },
  async run(tx, who, clientId, may, now) {
    if (!may.ok) return { ...refused('too-many'), retryAfter: may.retryAfter }
    await append(tx, 'clients.client.rehearsed', { ...who, clientId }, now)
    return { ok: true as const }
  },
})
