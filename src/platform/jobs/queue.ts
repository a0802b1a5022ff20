import { randomInt } from 'node:crypto'
import { fromKysely, PgBoss, type Clock } from 'pg-boss'

import type { Log } from '../log.ts'
import type { Tx } from '../db/database.ts'

/** One kind of background work. Its jobs are written in the transaction that causes them. */
export interface JobKind {
  readonly name: string
  /** How often a failed job is tried again, with growing waits (10 s, doubling, at most an hour). */
  readonly retries: number
  /** Seconds, from and to, after which a job starts, each at random: none can be told by when it works. */
  readonly startsAfter?: readonly [number, number]
}

export type JobHandler = (data: unknown) => Promise<void>

/** By the database's clock, which starts it; in whole seconds a stranger could still tell two jobs apart. */
const waitOf = ({ startsAfter: [from, to] = [0, 0] }: JobKind): { startAfter?: number } =>
  to === 0 ? {} : { startAfter: randomInt(from * 1000, to * 1000 + 1) / 1000 }

export interface Queue {
  /** Writes the job inside `tx`: no commit, no job. */
  send(tx: Tx, kind: JobKind, data: object): Promise<void>
  /** Works jobs of this kind until `stop`. */
  work(kind: JobKind, handler: JobHandler): Promise<void>
  /** Jobs that were given up, by kind: the dead letters. */
  dead(kind: JobKind): Promise<{ id: string; data: unknown; at: Date }[]>
  stop(): Promise<void>
}

const SCHEMA = 'jobs'

const stop = (timer: unknown): void => clearTimeout(timer as NodeJS.Timeout) // made by the functions beside it

/** Installs the job tables and queues; safe for many processes at once. */
export async function installQueue(url: string, kinds: readonly JobKind[], log: Log): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
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
        retryDelayMax: 3600,
        notify: true,
        heartbeatSeconds: 20,
        expireInSeconds: 120,
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
    /** Jobs that would start later start at once: for tests that wait for them. */
    hurried?: boolean | undefined
  },
): Queue {
  const clock: Clock = {
    now: options.now ?? Date.now,
    setTimeout,
    setInterval,
    clearTimeout: stop,
    clearInterval: stop,
  }
  let starting: Promise<PgBoss> | undefined
  const start = (): Promise<PgBoss> => {
    starting ??= (async () => {
      const boss = new PgBoss({
        connectionString: url,
        schema: SCHEMA,
        max: 3,
        clock,
        migrate: false,
        schedule: false,
        supervise: options.supervised,
        useListenNotify: options.supervised,
      })
      boss.on('error', (error) => options.log.warn({ error: error.message }, 'job queue'))
      return boss.start()
    })()
    // the database may be away at this moment: the next job starts anew
    starting.catch(() => (starting = undefined))
    return starting
  }
  return {
    async send(tx, kind, data) {
      const boss = await start()
      await boss.send(kind.name, data, { db: fromKysely(tx), ...(options.hurried ? {} : waitOf(kind)) })
    },
    async work(kind, handler) {
      const boss = await start()
      const pace = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5, localConcurrency: 2 }
      await boss.work(kind.name, pace, async ([job]) => {
        if (job) await handler(job.data)
      })
    },
    async dead(kind) {
      const boss = await start()
      const jobs = await boss.findJobs<unknown>(kind.name)
      return jobs
        .filter((job) => job.state === 'failed')
        .map((job) => ({ id: job.id, data: job.data, at: job.completedOn ?? job.createdOn }))
    },
    async stop() {
      const boss = await starting?.catch(() => undefined)
      await boss?.stop({ graceful: true, timeout: 10_000 })
    },
  }
}
