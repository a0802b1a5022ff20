import { ownTables as activationTables } from './domain/activations/index.ts'
import { createRewindWatch, type RewindWatch } from './domain/audit/index.ts'
import { ownTables as organisationTables } from './domain/organisations/index.ts'
import { ownTables as sessionTables } from './domain/sessions/index.ts'
import { ownTables as listTables } from './journeys/inviting/index.ts'
import { createTally, type Tally } from './domain/statistics/index.ts'
import type { Outbox } from './domain/outbox/index.ts'
import type { Config } from './config/config.ts'
import { systemClock, type Clock } from './platform/clock.ts'
import { createHasher, type Hasher } from './platform/crypto/hashing.ts'
import { createVault, type EncryptionKey, type Vault } from './platform/crypto/vault.ts'
import { createClockWatch, type ClockWatch } from './platform/db/clock-watch.ts'
import { connect } from './platform/db/connect.ts'
import type { Db } from './platform/db/database.ts'
import { startEmbedded } from './platform/db/embedded.ts'
import { createQueue, type Queue } from './platform/jobs/queue.ts'
import type { Log } from './platform/log.ts'

/** What everything in a process stands on: the database, the keys, the clock. */
export interface House {
  readonly config: Config
  readonly log: Log
  readonly clock: Clock
  /** How it stands to the database's. */
  readonly clockWatch: ClockWatch
  readonly databaseTime?: (() => Promise<Date>) | undefined
  /** Whether the database is an older one than it was. */
  readonly rewindWatch: RewindWatch
  readonly databaseUrl: string
  /** Of the server itself, for what takes a connection for longer than a transaction; undefined behind a pooler alone. */
  readonly directUrl: string | undefined
  readonly db: Db
  /** A connection of its own, by which others are told whether this process is ready. */
  readonly healthDb: Db
  readonly vault: Vault
  readonly hasher: Hasher
  readonly queue: Queue
  readonly outbox: Outbox
  /** Counts what no audit has. */
  readonly tally: Tally
  /** Whether this process started the embedded database, and stops it. */
  readonly ownsDatabase: boolean
  close(): Promise<void>
}

export interface HouseOptions {
  readonly config: Config
  readonly keys: readonly EncryptionKey[]
  readonly log: Log
  readonly clock?: Clock
  /** The database's time, where a test moves the clock. */
  readonly databaseTime?: (() => Promise<Date>) | undefined
  /** The time that the job queue's timers go by, where a test moves the clock. */
  readonly realTime?: () => number
  /** Jobs that would start later start at once: for tests that wait for them. */
  readonly hurried?: boolean | undefined
  readonly openOutbox: (vault: Vault, queue: Queue) => Outbox
  /** How the embedded database is started, where that is not as for a server. */
  readonly embedded?: { readonly fast: boolean; readonly afresh: boolean }
  /** A server or a worker: it also retries and clears away jobs. */
  readonly supervised: boolean
}

/** Opens the database (the embedded one where none is named) and what stands on it. Migrates nothing. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { config, log } = options
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbedded(config.dataDir, { log, ...options.embedded })
      : undefined
  const databaseUrl = config.databaseUrl ?? embedded?.url() ?? ''
  const pooled = config.databasePooler === 'transaction'
  const locked = [...organisationTables, ...activationTables, ...listTables, ...sessionTables]
  const db = connect(databaseUrl, { max: config.databasePool, log, pooled, locked })
  const healthDb = connect(databaseUrl, { max: 1, log, pooled })
  const directUrl = pooled ? config.databaseDirectUrl : databaseUrl
  const clock = options.clock ?? systemClock
  const vault = createVault(options.keys)
  const queue = createQueue(directUrl ?? databaseUrl, {
    pooled: directUrl === undefined,
    ...{ log, supervised: options.supervised },
    ...{ now: options.realTime, hurried: options.hurried },
  })
  const tallying = createTally({ db, clock, log })
  return {
    config,
    log,
    clock,
    databaseTime: options.databaseTime,
    rewindWatch: createRewindWatch({ db: healthDb, clock, log }),
    clockWatch: createClockWatch({ db: healthDb, clock, log, ask: options.databaseTime }),
    databaseUrl,
    directUrl,
    db,
    healthDb,
    vault,
    tally: tallying.tally,
    hasher: createHasher(config.hashing),
    queue,
    outbox: options.openOutbox(vault, queue),
    ownsDatabase: embedded?.owned ?? false,
    async close() {
      // each is closed, whatever became of the one before
      for (const end of [
        () => queue.stop(),
        () => tallying.close(),
        () => db.destroy(),
        () => healthDb.destroy(),
        () => embedded?.stop(),
      ]) {
        await Promise.resolve(end()).catch((error: unknown) =>
          log.warn({ error: String(error) }, 'not closed cleanly'),
        )
      }
    },
  }
}
