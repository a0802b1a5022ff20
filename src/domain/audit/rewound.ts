import { randomUUID } from 'node:crypto'
import { seconds, type Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import type { Log } from '../../platform/log.ts'
import type { SealedHead } from './seal.ts'
import { append } from './append.ts'
import type { Acting } from './contract.ts'
import { hasSeal, lastRestoration, lastSealed, writeRestoration, type Restoration } from './store.ts'

/**
 * Notices that the database is an older one than it was: a copy that was put back, or a fail-over that lost what it had
 * acknowledged. Each process remembers the last seal of the audit that it saw; when the database no longer has it, what
 * was revoked since is good again, and nobody is served until an operator has said what that means (`sluis restored`).
 */
export interface RewindWatch {
  /** Looks once. @throws when the database is away */
  look(): Promise<void>
  isRewound(): boolean
  /** Looks every five seconds. */
  start(): { stop(): void }
}

export function createRewindWatch({ db, clock, log }: { db: Db; clock: Clock; log: Log }): RewindWatch {
  let seen: { head: SealedHead | undefined; restoration: Restoration | undefined } | undefined
  let rewound = false
  const watch: RewindWatch = {
    async look() {
      const [head, restoration] = [await lastSealed(db), await lastRestoration(db)]
      if (seen === undefined || isNewer(restoration, seen.restoration)) {
        // the first look, or somebody has said since that it is known
        if (rewound) log.warn('the older database is known to be one: it is served again')
        seen = { head, restoration }
        rewound = false
        return
      }
      const isThere =
        seen.restoration?.id === restoration?.id && (!seen.head || (await hasSeal(db, seen.head)))
      if (!isThere) {
        if (!rewound)
          log.error(
            { seal: seen.head?.seq ?? 0, now: head?.seq ?? 0, at: clock() },
            'the database is an older one than it was: nothing is served until `sluis restored`',
          )
        rewound = true
      } else if (!rewound) seen = { head: head ?? seen.head, restoration }
    },
    isRewound: () => rewound,
    start() {
      const look = (): void => void watch.look().catch(() => undefined) // away: health says so
      look()
      const timer = setInterval(look, seconds(5))
      timer.unref()
      return { stop: () => clearInterval(timer) }
    },
  }
  return watch
}

const isNewer = (restoration: Restoration | undefined, than: Restoration | undefined): boolean =>
  restoration !== undefined && (than === undefined || restoration.at > than.at)

/** Notes that an operator knows: each process serves again. */
export async function noteRestoration(
  tx: Tx,
  who: Acting,
  ended: { accounts: number; sessions: number; grants: number },
  now: Date,
): Promise<void> {
  await writeRestoration(tx, randomUUID())
  await append(tx, 'audit.database.restored', { ...who, details: { ...ended } }, now)
}
