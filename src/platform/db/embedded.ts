import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log.ts'
import { postgresBinaries, postgresCommand } from './postgres-binaries.ts'

/** A PostgreSQL server on a unix socket inside the data folder: no port, no password, nobody else's. */
export interface EmbeddedDatabase {
  readonly url: (database?: string) => string
  /** Whether this process started the server, and so must stop it. */
  readonly owned: boolean
  readonly stop: () => Promise<void>
}

export interface EmbeddedOptions {
  readonly database?: string
  /** For tests: nothing is flushed to disk. */
  readonly fast?: boolean
  /** What a start before has kept is thrown away. */
  readonly afresh?: boolean
  /** Told when the server has ended by itself and is started again. */
  readonly log?: Log
}

const START_WITHIN = 30_000

/**
 * Starts the server of `dataDir`, or joins the one that runs there already (`owned: false`). Survives a
 * kill -9 of everything a moment ago, a half-made cluster, and a lock file whose process is somebody else's.
 */
export async function startEmbedded(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  const { database = 'sluis', fast = false } = options
  const place = placeOf(path.resolve(dataDir))
  const url = (name = database): string =>
    `postgres://sluis@/${name}?host=${encodeURIComponent(place.socket)}`
  const joined: EmbeddedDatabase = { url, owned: false, stop: async () => undefined }
  if (fs.existsSync(place.lock) && (await answers(url, database))) {
    if (!options.afresh) return joined
    // its starter was killed, what it holds is thrown away, and nobody else would stop it
    await end(lockedBy(place.lock))
  }
  const bin = postgresBinaries()
  if (!fs.existsSync(path.join(place.cluster, 'PG_VERSION'))) makeCluster(bin, place.cluster, fast)

  const deadline = Date.now() + START_WITHIN
  for (;;) {
    const server = launch(bin, place, fast)
    while (server.running() && Date.now() < deadline) {
      if (await answers(url, database)) {
        if (options.afresh) await renew(url, database)
        return kept(server, () => launch(bin, place, fast), { url, options })
      }
      await pause(25)
    }
    if (Date.now() >= deadline) {
      server.child.kill('SIGKILL')
      throw new Error(
        `The embedded database did not start within ${START_WITHIN / 1000} s:\n${server.output()}`,
      )
    }
    if (!server.output().includes('already exists'))
      throw new Error(whyNot(`The embedded database did not start in ${place.cluster}`, server.output()))
    // the lock of a server that is still dying, or of a pid that belongs to another program by now
    removeStaleLock(place.lock)
    if (!options.afresh && (await answers(url, database))) return joined
    await pause(200)
  }
}

interface Place {
  readonly cluster: string
  readonly socket: string
  readonly lock: string
}

function placeOf(dir: string): Place {
  const inside = path.join(dir, 'run')
  // a socket's path has at most 107 bytes
  const socket =
    inside.length > 80
      ? path.join(os.tmpdir(), 'sluis-' + createHash('sha256').update(dir).digest('hex').slice(0, 16))
      : inside
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
  fs.mkdirSync(socket, { recursive: true, mode: 0o700 })
  const cluster = path.join(dir, 'pg')
  return { cluster, socket, lock: path.join(cluster, 'postmaster.pid') }
}

function makeCluster(bin: string, cluster: string, fast: boolean): void {
  // of this process alone: of two that start at once each makes its own
  const half = `${cluster}.${process.pid}.new`
  removeHalves(cluster)
  const [file, args] = postgresCommand(path.join(bin, 'initdb'), [
    ...['-D', half, '-U', 'sluis', '--auth=trust', '--encoding=UTF8'],
    ...['--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'],
    ...(fast ? ['--no-sync'] : []),
  ])
  const made = spawnSync(file, args, { encoding: 'utf8' })
  if (made.status !== 0) {
    fs.rmSync(half, { recursive: true, force: true })
    throw new Error(whyNot(`The embedded database could not be made in ${cluster}`, made.stderr))
  }
  try {
    fs.renameSync(half, cluster) // a half-made cluster is never taken for a whole one
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true })
    // the other one was first: its cluster is as good
    if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) throw error
  }
}

/** What processes that were killed meanwhile have left half made. */
function removeHalves(cluster: string): void {
  const folder = path.dirname(cluster)
  for (const name of fs.readdirSync(folder)) {
    const [, pid] = /^pg\.(?:(\d+)\.)?new$/.exec(name) ?? []
    if (name.startsWith('pg.') && name.endsWith('.new') && (pid === undefined || !isRunning(Number(pid))))
      fs.rmSync(path.join(folder, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch {
    return false
  }
}

/** What the server's own words come down to, where it is something that somebody can do. */
export const whyNot = (what: string, output: string): string =>
  /No space left on device/i.test(output)
    ? `${what}: there is no room left on the disk. Free some (it takes 100 MB to begin with), or set another DATA_DIR.`
    : `${what}:\n${output}`

/**
 * A server that was started here, and is started again when it ends by itself: killed for want of memory, say. Until it is
 * back everybody is told to come again.
 */
function kept(
  first: Server,
  again: () => Server,
  { url, options: { log } }: { url: EmbeddedDatabase['url']; options: EmbeddedOptions },
): EmbeddedDatabase {
  let server = first
  let isStopping = false
  const keepUp = async (): Promise<void> => {
    for (;;) {
      await server.ended
      if (isStopping) return
      const said = server.output().slice(-500)
      log?.error({ said }, 'the embedded database ended by itself: it is started again')
      await pause(1000)
      if (isStopping) return
      server = again()
    }
  }
  void keepUp()
  return {
    url,
    owned: true,
    async stop() {
      isStopping = true
      await stop(server, url)
    },
  }
}

interface Server {
  readonly child: ChildProcess
  readonly running: () => boolean
  readonly output: () => string
  readonly ended: Promise<void>
}

function launch(bin: string, place: Place, fast: boolean): Server {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: place.socket,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '64MB',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [file, args] = postgresCommand(path.join(bin, 'postgres'), ['-D', place.cluster, ...flags])
  // its own process group: Ctrl-C in a terminal reaches Sluis, which stops the server last
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  let text = ''
  let exited = false
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-4000)
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      exited = true
      resolve()
    })
  })
  return { child, running: () => !exited, output: () => text, ended }
}

/** Stops the server, after at most 10 s in which others (a command beside us) may finish with it. */
async function stop(server: Server, url: (database: string) => string): Promise<void> {
  const deadline = Date.now() + 10_000
  while (server.running() && Date.now() < deadline && (await othersConnected(url))) await pause(100)
  if (server.running()) server.child.kill('SIGINT')
  await server.ended
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await use(client)
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function answers(url: (database: string) => string, database: string): Promise<boolean> {
  const ready = await withClient(url('postgres'), async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`)
    return true
  })
  return ready === true
}

/** Throws away what is in it. @throws where that could not be done */
async function renew(url: (database: string) => string, database: string): Promise<void> {
  const isDone = await withClient(url('postgres'), async (client) => {
    const name = client.escapeIdentifier(database)
    await client.query(`drop database ${name} with (force)`)
    await client.query(`create database ${name}`)
    return true
  })
  if (!isDone) throw new Error(`What was in the database ${database} could not be thrown away.`)
}

async function othersConnected(url: (database: string) => string): Promise<boolean> {
  const count = await withClient(url('postgres'), async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    return rows[0]?.n ?? 0
  })
  return (count ?? 0) > 0
}

/** Which process a lock names: the server, or, where it is stale, anybody. 0: none. */
const lockedBy = (lock: string): number =>
  fs.existsSync(lock) ? Number(fs.readFileSync(lock, 'utf8').split('\n')[0]) : 0

/** Stops a server at once, for nobody wants what it holds. */
async function end(pid: number): Promise<void> {
  if (pid > 0 && isRunning(pid)) process.kill(pid, 'SIGQUIT')
  const deadline = Date.now() + 10_000
  while (pid > 0 && isRunning(pid) && Date.now() < deadline) await pause(25)
}

function removeStaleLock(lock: string): void {
  const pid = lockedBy(lock)
  if (pid > 0 && process.platform === 'linux' && !isPostgres(pid)) fs.rmSync(lock, { force: true })
}

function isPostgres(pid: number): boolean {
  try {
    return path.basename(fs.readlinkSync(`/proc/${pid}/exe`)) === 'postgres'
  } catch {
    return false
  }
}
