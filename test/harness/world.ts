import type { AddressInfo } from 'node:net'
import http from 'node:http'
import { Writable } from 'node:stream'
import { createApp, type App } from '../../src/app.ts'
import { startWorker, type Worker } from '../../src/worker.ts'
import { decideConfig, type Config } from '../../src/config/config.ts'
import type { Environment, Machine } from '../../src/config/report.ts'
import { openHouse, type House } from '../../src/house.ts'
import type { Lifetimes } from '../../src/policy/lifetime.ts'
import { createLog } from '../../src/platform/log.ts'
import { createServer, drain, type ServerOptions } from '../../src/platform/http/listen.ts'
import { createDatabase, type TestDatabase } from './database.ts'
import { testKeys } from './keys.ts'
import { openOutbox } from '../../src/joined.ts'
import { machine } from './machine.ts'

export interface World {
  readonly origin: string
  readonly config: Config
  readonly house: House
  readonly app: App
  readonly worker: Worker
  readonly database: TestDatabase
  /** Every line that was logged. */
  readonly logged: Record<string, unknown>[]
  /** Another process of the same installation: its own pool, engine and hashing queue, on another port. */
  second(): Promise<{ origin: string; house: House; app: App; close(): Promise<void> }>
  /** Tells the end of the test that these unexpected errors (by a part of their message) were meant. */
  expectErrors(...parts: string[]): void
  close(): Promise<void>
}

export interface WorldOptions {
  readonly env?: Environment
  /** What stands in the files that `env` names. */
  readonly files?: Machine['files']
  /** Shorter than the configuration lets them be, for tests that wait. */
  readonly lifetimes?: Partial<Lifetimes>
  /** What the database says that it is, where that is not what we say. */
  readonly databaseTime?: () => Promise<Date>
  /** Jobs wait as they do where people live. */
  readonly unhurried?: boolean
}

/** Kept before any test moves it. */
const realTime = Date.now

/** What every test may rely on being cheap: hashing at the least that the configuration takes. */
const quick: Environment = {
  NODE_ENV: 'test',
  DEMO: 'off',
  ARGON2_MEMORY_KIB: '19456',
  ARGON2_ITERATIONS: '2',
  LOG_LEVEL: 'debug',
  DATABASE_POOL: '8',
  // a world is one address, with more beginnings than an office
  THROTTLE_EXEMPT: '127.0.0.0/8,::1',
}

/** A whole Sluis on a database of its own, answering on a free port, with its worker. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const database = await createDatabase()
  const logged: Record<string, unknown>[] = []
  const expected: string[] = []
  const log = createLog(
    'debug',
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        for (const line of chunk.toString().trim().split('\n'))
          logged.push(JSON.parse(line) as Record<string, unknown>)
        done()
      },
    }),
  )
  const first = await open(database, options, log)
  const worker = await startWorker(first.house, first.app, { timers: false })
  const others: { close(): Promise<void> }[] = []
  return {
    ...first,
    worker,
    database,
    logged,
    async second() {
      const other = await open(database, { ...options, env: { ...options.env, ISSUER: first.origin } }, log)
      others.push(other)
      return other
    },
    expectErrors: (...parts) => expected.push(...parts),
    async close() {
      for (const other of others) await other.close()
      await worker.stop()
      await first.close()
      await database.drop()
      const unexpected = logged.filter(
        (line) =>
          Number(line['level']) >= 50 && !expected.some((part) => JSON.stringify(line).includes(part)),
      )
      if (unexpected.length > 0)
        throw new Error(
          `errors nobody expected were logged:\n${unexpected.map((line) => JSON.stringify(line)).join('\n')}`,
        )
    },
  }
}

async function open(
  database: TestDatabase,
  { env, files, lifetimes, unhurried = false, databaseTime }: WorldOptions,
  log: House['log'],
) {
  let handler: http.RequestListener = (_request, response) => void response.writeHead(503).end()
  // its port is the issuer's: what the application wants of it is known later
  const listening: ServerOptions = { log }
  const server = createServer((request, response) => handler(request, response), listening)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  const decided = decideConfig(
    {
      ...quick,
      ISSUER: `http://localhost:${port}`,
      DATABASE_URL: database.url.replace(/^postgres(ql)?:/, 'postgres:'),
      ...env,
    },
    { ...machine, files: files ?? {} },
  )
  if (!decided.ok) throw new Error(JSON.stringify(decided.faults))
  const config = { ...decided.config, lifetimes: { ...decided.config.lifetimes, ...lifetimes } }
  const house = await openHouse({
    config,
    openOutbox: openOutbox(config),
    keys: testKeys,
    log,
    supervised: true,
    realTime,
    hurried: !unhurried,
    // where a test moves our clock, it moves the database's as well
    databaseTime: databaseTime ?? (async () => new Date()),
  })
  const app = await createApp(house)
  Object.assign(listening, app.listening)
  handler = (request, response) => {
    // another process stands behind the issuer's load balancer, which passes the Host on
    if (config.issuer.port !== String(port)) request.headers.host = config.issuer.host
    void app.handler(request, response)
  }
  return {
    origin: `http://localhost:${port}`,
    config,
    house,
    app,
    async close() {
      await drain(server, 2000)
      app.close()
      await house.close()
    },
  }
}
