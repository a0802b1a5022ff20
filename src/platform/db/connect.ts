import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Log } from '../log.ts'
import type { Db, Tables } from './database.ts'
import { withServerSide } from './server-side.ts'
import { roleFollower } from './under-lock.ts'

const names = new Map<string, string>()

/** A name per statement text: PostgreSQL then parses and plans each statement once per connection. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = 's' + createHash('sha1').update(text).digest('hex').slice(0, 20)
    if (names.size < 2000) names.set(text, name)
  }
  return name
}

/**
 * Statements of one turn of the event loop travel together, which costs both sides little more than one: reads that
 * are asked at the same time (see prepared.ts), and a transaction's beginning, which nobody waits for.
 *
 * A transaction's other statements are to be waited for one by one: kysely sends them so, and of several that were
 * asked at once one could be sent after the rollback that another has caused.
 */
class TravellingClient extends pg.Client {
  protected readonly begin: string = 'begin'
  /** Whether a statement that was parsed once is known by its name the next time. */
  protected readonly named: boolean = true

  readonly #roleFor: (text: string) => string | undefined

  /** @param config.locked what the pool was opened with, and hands on */
  constructor(config?: (pg.ClientConfig & { readonly locked?: readonly string[] }) | string) {
    super(config)
    const locked = typeof config === 'object' ? (config.locked ?? []) : []
    this.#roleFor = locked.length > 0 ? roleFollower(locked) : () => undefined
    // a connection that breaks in use: its statements have been told, and the pool does not listen then
    this.on('error', () => undefined)
  }

  // kysely calls query(text, values); the many other overloads of pg's type do not matter to it
  override query: pg.Client['query'] = ((...args: unknown[]) => {
    const [text] = args
    const original = pg.Client.prototype.query.bind(this) as (...a: unknown[]) => Promise<unknown>
    this.#wait()
    const role = typeof text === 'string' ? this.#roleFor(text) : undefined
    if (text === 'begin') {
      // what would follow without it would not be undone together
      original(this.begin).catch(() => this.#stream().destroy())
      return Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [] })
    }
    // what follows would go as another than it must
    if (role !== undefined) original(`set local role ${role}`).catch(() => this.#stream().destroy())
    const sent = this.#send(original, args)
    if (sent instanceof Promise) sent.catch((error: unknown) => this.#forgetPlans(error))
    return sent
  }) as pg.Client['query']

  #send(original: (...a: unknown[]) => Promise<unknown>, args: unknown[]): unknown {
    const [text, values] = args
    return this.named && typeof text === 'string' && Array.isArray(values) && values.length > 0
      ? original({ name: nameOf(text), text, values }, ...args.slice(2))
      : original(...args)
  }

  /** A table has changed since a statement was planned: with this connection it would be refused for ever. */
  #forgetPlans(error: unknown): void {
    if ((error as { code?: unknown } | null)?.code === '0A000') this.#stream().destroy()
  }

  #waiting = false

  /** Holds back what is written until the turn ends. */
  #wait(): void {
    if (this.#waiting) return
    this.#waiting = true
    const stream = this.#stream()
    stream.cork()
    process.nextTick(() => {
      this.#waiting = false
      stream.uncork()
    })
  }

  #stream(): Socket {
    return (this as unknown as { connection: { stream: Socket } }).connection.stream // pg's type does not tell of it
  }
}

/**
 * Behind a pooler each transaction may have another connection of the server: nothing is said once for all that follow.
 * Time-outs travel with the beginning of each transaction, and statements have no names.
 */
class PooledClient extends TravellingClient {
  protected override readonly begin =
    "begin; set local statement_timeout = '8s'; set local idle_in_transaction_session_timeout = '10s'"
  protected override readonly named = false
}

export interface ConnectOptions {
  readonly max: number
  readonly log: Log
  /** For migrations and copies, which may take their time. */
  readonly patient?: boolean
  /** The address is a pooler's, in transaction mode. */
  readonly pooled?: boolean
  /** The tables that are beneath the second lock (under-lock.ts); none where it is open. */
  readonly locked?: readonly string[]
}

/**
 * A pool of at most `max` connections. A broken idle connection is logged and replaced, never thrown. A
 * request waits at most 5 s for a connection, so that an exhausted pool answers 503 and recovers.
 */
export function connect(url: string, options: ConnectOptions): Db {
  const { patient = false, pooled = false, locked = [] } = options
  const pool = new pg.Pool({
    connectionString: pooled ? url : withServerSide(url, { patient }),
    max: options.max,
    connectionTimeoutMillis: 5000,
    // a database that does not answer is one that is away; only migrations may take their time
    ...(patient ? {} : { query_timeout: 10_000 }),
    ...(patient || pooled ? {} : { statement_timeout: 8000 }),
    keepAlive: true,
    pipeline: true,
    Client: pooled ? PooledClient : TravellingClient,
    ...{ locked },
    // those of a process that serves are replaced after migrations (migrate.ts)
    application_name: patient ? 'sluis migrating' : 'sluis',
  })
  pool.on('error', (error) => options.log.warn({ error: error.message }, 'an idle database connection broke'))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** Whether the error says that the database is away, rather than that the statement was wrong. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  const text = typeof message === 'string' ? message : ''
  if (typeof code === 'string') {
    // 0A000: a table has changed since the statement was planned, and the connection is replaced;
    // 08: connection; 57P: shutdown; 57014, 55P03, 25P03: our own time-outs, for a statement, for a lock and for a
    // transaction in which nothing happens; 53, 58: out of resources, and what the server could not read or write;
    // 3D000: no such database (yet, again); 25006: a replica that is not (yet) the leader; 40001, 40P01: it came
    // between others, and may try again
    return /^(08|57P|57014|55P03|25P03|0A000|53|58|3D000|25006|40001|40P01|ECONN|EPIPE|ENOENT|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)/.test(
      code,
    )
  }
  return /timeout exceeded when trying to connect|Query read timeout|Connection terminated|connection error and is not queryable|driver has already been destroyed/.test(
    text,
  )
}

/** Whether it is away because something is broken there: a disk, a file, no room. Somebody has to look. */
export const isBroken = (error: unknown): boolean => {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' && /^(58|53100)/.test(code)
}

/** Whether it came between others, and may be tried again (SQLSTATE 40001, 40P01). */
export const isContended = (error: unknown): boolean =>
  ['40001', '40P01'].includes(String((error as { code?: unknown } | null)?.code))

/** Whether a unique constraint refused the row (SQLSTATE 23505). */
export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '23505'

/** The unique constraint that refused the row, by its name; undefined: none did. */
export const duplicateOf = (error: unknown): string | undefined =>
  isDuplicate(error) ? String((error as { constraint?: unknown }).constraint) : undefined
