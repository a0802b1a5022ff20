import { createHash, randomInt } from 'node:crypto'
import { fromKysely, PgBoss, type Clock } from 'pg-boss'
import { seconds } from '../clock.ts'
import type { Tx } from '../db/database.ts'
import { withServerSide } from '../db/server-side.ts'
import type { Log } from '../log.ts'
import { HEARTBEAT, type JobHandler, type JobKind } from './kind.ts'
import { pump, type Pump } from './pump.ts'

/** Jobs of a kind that wait. */
export interface Waiting {
  readonly name: string
  readonly count: number
  readonly since: Date
}

export interface Queue {
  /** Writes the jobs inside `tx`, in one statement: no commit, no job. */
  send(tx: Tx, kind: JobKind, ...data: readonly object[]): Promise<void>
  /** Works jobs of this kind until `stop`. */
  work(kind: JobKind, handler: JobHandler): Promise<void>
  /** Jobs that were given up, the newest 500 of a kind: the dead letters. */
  dead(kind: JobKind): Promise<{ id: string; at: Date }[]>
  /** How many jobs of each kind wait, counted up to 10,000, and since when the first does; those of which none waits are left out. */
  waiting(kinds: readonly JobKind[]): Promise<Waiting[]>
  /** Has dead letters worked once more; others, and those that are none any more, are left as they are. */
  revive(tx: Tx, kind: JobKind, ids: readonly string[]): Promise<void>
  stop(): Promise<void>
}

const SCHEMA = 'jobs'
/** Where pg-boss says, as a transaction commits, which queue has something new. */
const CHANNEL = `pgboss_${createHash('sha224').update(SCHEMA).digest('hex').slice(0, 24)}`
/** Milliseconds between two looks: at what says when it comes, and at what does not. */
const LOOKS = { listening: seconds(5), otherwise: seconds(2) }
const STOPS_WITHIN = seconds(10)
/** A server that does not answer is one that is away: what it was asked ends, and is asked again. */
const BOUNDED = { query_timeout: seconds(10), keepAlive: true }

/** By the database's clock, which starts it; in whole seconds a stranger could still tell two jobs apart. */
const waitOf = ({ startsAfter: [from, to] = [0, 0] }: JobKind): { startAfter?: number } =>
  to === 0 ? {} : { startAfter: randomInt(from * 1000, to * 1000 + 1) / 1000 }

const stop = (timer: unknown): void => clearTimeout(timer as NodeJS.Timeout) // made by the functions beside it

/** Installs the job tables and queues; safe for many processes at once. */
export async function installQueue(url: string, kinds: readonly JobKind[], log: Log): Promise<void> {
  const boss = new PgBoss({
    connectionString: withServerSide(url, { patient: true }),
    schema: SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
  })
  boss.on('error', (error) => log.warn({ error: error.message }, 'job queue'))
  await boss.start()
  try {
    for (const kind of kinds) {
      const options = {
        retryLimit: kind.retries,
        retryDelay: 10,
        retryBackoff: true,
        retryDelayMax: kind.waitsMost ?? 3600,
        notify: !kind.unhurried,
        heartbeatSeconds: HEARTBEAT / 1000,
        expireInSeconds: kind.lasts ?? 120,
      }
      await boss.createQueue(kind.name, options)
      await boss.updateQueue(kind.name, options)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}

/**
 * A queue on the database's own tables. Started on first use, so that a command that enqueues nothing costs
 * no connection. `supervised` processes also retry, expire and clear away jobs.
 */
export function createQueue(
  url: string,
  options: {
    supervised: boolean
    log: Log
    /** The time that its timers go by; a test that moves another leaves this one. */
    now?: (() => number) | undefined
    /** The address is a pooler's, in transaction mode: jobs are written there, and worked elsewhere. */
    pooled?: boolean | undefined
    /** Jobs that would start later start at once: for tests that wait for them. */
    hurried?: boolean | undefined
  },
): Queue {
  const { log } = options
  const now = options.now ?? Date.now
  const clock: Clock = { now, setTimeout, setInterval, clearTimeout: stop, clearInterval: stop }
  const pumps = new Map<string, Pump>()
  let starting: Promise<PgBoss> | undefined
  let listening: Promise<{ close(): Promise<void> } | undefined> | undefined
  const start = (): Promise<PgBoss> => {
    starting ??= (async () => {
      const boss = new PgBoss({
        connectionString: options.pooled ? url : withServerSide(url),
        schema: SCHEMA,
        max: 3,
        ...BOUNDED,
        clock,
        migrate: false,
        schedule: false,
        supervise: options.supervised,
      })
      boss.on('error', (error) => log.warn({ error: error.message }, 'job queue'))
      return boss.start()
    })()
    // the database may be away at this moment: the next job starts anew
    starting.catch(() => (starting = undefined))
    return starting
  }
  /** Wakes the pump of a queue that has something new; after a broken connection all, which may have missed it. */
  const listen = (boss: PgBoss): typeof listening => {
    const wakeAll = (): void => {
      for (const each of pumps.values()) each.wake()
    }
    const listener = boss.getDb().listen?.(CHANNEL, (name) => pumps.get(name)?.wake(), wakeAll)
    return listener?.catch((error: unknown) => {
      log.warn({ error: String(error) }, 'nobody says when a job comes: jobs are looked for')
      return undefined
    })
  }
  return {
    async send(tx, kind, ...data) {
      const boss = await start()
      const jobs = data.map((each) => ({ data: each, ...(options.hurried ? {} : waitOf(kind)) }))
      if (jobs.length > 0) await boss.insert(kind.name, jobs, { db: fromKysely(tx) })
    },
    async work(kind, handler) {
      const boss = await start()
      listening ??= listen(boss)
      const isTold = (await listening) !== undefined && !kind.unhurried && !kind.startsAfter
      const looksEvery = isTold ? LOOKS.listening : LOOKS.otherwise
      pumps.set(kind.name, pump(boss, kind, handler, { log, now, looksEvery }))
    },
    async dead(kind) {
      const boss = await start()
      const { rows } = await boss.getDb().executeSql(
        `select id, completed_on as at from ${SCHEMA}.job where name = $1 and state = 'failed'
         order by completed_on desc limit 500`,
        [kind.name],
      )
      return rows as { id: string; at: Date }[] // as the statement selects them
    },
    async waiting(kinds) {
      const boss = await start()
      const { rows } = await boss.getDb().executeSql(
        `select name, count(*)::int as count, min(start_after) as since from (
           select name, start_after from ${SCHEMA}.job
           where name = any($1::text[]) and state < 'active' and start_after <= now() limit 10000) as waiting
         group by name order by name`,
        [kinds.map(({ name }) => name)],
      )
      return rows as Waiting[] // as the statement selects them
    },
    async revive(tx, kind, ids) {
      const boss = await start()
      if (ids.length > 0) await boss.retry(kind.name, [...ids], { db: fromKysely(tx) })
    },
    async stop() {
      const boss = await starting?.catch(() => undefined)
      await Promise.all([...pumps.values()].map((each) => each.stop(STOPS_WITHIN)))
      pumps.clear()
      await (await listening)?.close()
      listening = undefined
      await boss?.stop({ graceful: true, timeout: STOPS_WITHIN })
    },
  }
}
