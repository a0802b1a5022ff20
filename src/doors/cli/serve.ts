import fs from 'node:fs'
import type { Server } from 'node:http'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { demoAccountExists } from '../../domain/accounts/index.ts'
import { createApp, type App } from '../../app.ts'
import { startWorker } from '../../worker.ts'
import { demoClientExists } from '../../domain/clients/index.ts'
import type { Config } from '../../config/config.ts'
import { checksCertificates } from '../../config/env.ts'
import { adoptPolicy } from '../../domain/factors/password/index.ts'
import { openHouse, type House } from '../../house.ts'
import { isUnavailable } from '../../platform/db/connect.ts'
import { holdLock } from '../../platform/db/lock.ts'
import { secondLockOpen } from '../../platform/db/under-lock.ts'
import { createServer, drain, listen, sendAway } from '../../platform/http/listen.ts'
import { MissingKey, WrongKey } from '../../platform/crypto/vault.ts'
import { createLog, forPeople } from '../../platform/log.ts'
import { migrateHouse, needsDirect } from './migrate.ts'
import { demoSeed, hasAddressGuard } from '../../ports.ts'
import { openOutbox, passwordSettings } from '../../joined.ts'
import { cannotWrite, describe, Refusal, settings, type Settings } from './run.ts'
import { perform } from '../../acts/index.ts'
import { demoPassword, demoPeople } from '../../acts/operating/index.ts'

export function serveCommands(program: Command): void {
  program
    .command('serve')
    .description('answer requests, and work background jobs unless WORKER=off')
    .action(({ json }: { json?: boolean }) => run('serve', json))
  program
    .command('work')
    .description('work background jobs only')
    .action(({ json }: { json?: boolean }) => run('work', json))
}

/** @throws Refusal where what is sent elsewhere would not be safe */
function requireSafety(): void {
  if (!checksCertificates())
    throw new Refusal(
      'NODE_TLS_REJECT_UNAUTHORIZED is 0: nobody would look at the certificates of mail servers, of providers of text messages and of portals. Unset it.',
    )
  if (!hasAddressGuard())
    throw new Refusal(
      'This Node cannot keep requests to portals off private addresses. Start Sluis with the one that its package brings.',
    )
}

async function run(what: 'serve' | 'work', json = false): Promise<void> {
  const set = settings()
  const { config } = set
  if (config.production) requireSafety()
  if (config.databaseUrl === undefined) prepareDataDir(config.dataDir)
  const log = createLog(config.logLevel, config.logFormat === 'lines' ? await forPeople() : undefined)
  const opened = await openAlone({ ...set, log }, what)
  const { house } = opened
  const servers: Server[] = []
  const closing: (() => Promise<void>)[] = [() => opened.close()]
  try {
    await migrateHouse(house)
    await refuseUnlocked(house)
    if (house.directUrl === undefined && (what === 'work' || config.worker))
      throw needsDirect('Background jobs are not worked')
    const watching = house.clockWatch.start()
    const rewinding = house.rewindWatch.start()
    closing.unshift(async () => {
      watching.stop()
      rewinding.stop()
    })
    await adoptPolicy(house.db, passwordSettings(house), house.clock())
    await tendDemo(house)
    const app = await createApp(house).catch((error: unknown) => refuseSealed(error, config))
    closing.unshift(async () => app.close())
    if (what === 'work' || config.worker) {
      const worker = await startWorker(house, app)
      closing.unshift(() => worker.stop())
    }
    if (what === 'serve') {
      const server = createServer(app.handler, app.listening)
      servers.push(server)
      await listenOn(server, config)
      closing.unshift(() => drain(server))
    }
    if (config.metricsPort !== undefined) {
      const server = createServer(app.metrics.handler, { log })
      await listen(server, config.metricsPort, config.host).catch((error: unknown) =>
        refuseListening(error, 'METRICS_PORT', config.metricsPort ?? 0),
      )
      closing.unshift(() => drain(server, 0))
    }
    log.info(
      {
        issuer: config.issuer.origin,
        node: process.versions.node,
        embedded: config.databaseUrl === undefined,
      },
      what === 'serve' ? 'serving' : 'working',
    )
    if (json) process.stdout.write(`${JSON.stringify({ issuer: config.issuer.origin, pid: process.pid })}\n`)
    else if (what === 'serve' && !config.production) welcome(config)
    const signal = await untilStopped()
    if (signal === 'SIGTERM' && config.shutdownDelay > 0) await takeLeave(app, servers, config.shutdownDelay)
    log.info('stopping')
  } finally {
    for (const close of closing)
      await close().catch((error: unknown) => log.warn({ error: String(error) }, 'not closed cleanly'))
  }
}

/** One server on an embedded database at a time; a command beside it may finish with it first. */
async function openAlone(
  options: Settings & { log: House['log'] },
  what: string,
): Promise<{ house: House; close(): Promise<void> }> {
  const deadline = Date.now() + 15_000
  for (;;) {
    const house = await openHouse({ ...options, openOutbox: openOutbox(options.config), supervised: true })
    if (options.config.databaseUrl !== undefined) return { house, close: () => house.close() }
    const lock = await lockOf(house, what).catch(async (error: unknown) => {
      await house.close()
      // the command that had started it stops it at this very moment
      if (house.ownsDatabase || !isUnavailable(error) || Date.now() > deadline) throw error
      return 'going' as const
    })
    if (lock === 'going') {
      await pause(200)
      continue
    }
    if (lock === undefined) {
      await house.close()
      throw new Refusal(
        `Sluis is running already on DATA_DIR ${options.config.dataDir}. Stop it first, or set another DATA_DIR and PORT.`,
      )
    }
    const close = async (): Promise<void> => {
      await lock.release()
      await house.close()
    }
    if (house.ownsDatabase || what !== 'serve' || Date.now() > deadline) return { house, close }
    // a command has started the database, and stops it when it is done: wait for that, then start our own
    await close()
    await pause(200)
  }
}

/** @returns undefined when another server holds it */
const lockOf = (house: House, what: string): ReturnType<typeof holdLock> =>
  what === 'serve'
    ? holdLock(house.databaseUrl, 'sluis serve')
    : Promise.resolve({ release: async () => undefined })

function prepareDataDir(dataDir: string): void {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const probe = path.join(dataDir, `.probe-${process.pid}`)
    fs.writeFileSync(probe, '')
    fs.rmSync(probe)
  } catch (error) {
    throw new Refusal(cannotWrite(dataDir, error))
  }
}

/** Demo data where they belong, and never in production: not even what another start left behind. */
async function tendDemo(house: House): Promise<void> {
  const { config, db } = house
  if (config.demo) return seedDemo(house)
  if (config.production && ((await demoClientExists(db)) || (await demoAccountExists(db)))) {
    throw new Refusal(
      describe([
        {
          variable: 'DATABASE_URL',
          message: 'names a database with demo people, whose passwords everybody knows; use another database',
        },
      ]),
    )
  }
}

/** Keys that do not open what is there: said exactly, and what to put back. */
/** @throws Refusal where the desk must have a second lock beneath it, and the server gives none */
async function refuseUnlocked({ db, config }: House): Promise<void> {
  const why = config.desk.isLocked ? await secondLockOpen(db) : null
  if (why !== null)
    throw new Refusal(
      `The second lock is open: ${why}. Have whoever runs the server make it (docs/operating.md), or accept that by SECOND_LOCK=optional.`,
    )
}

function refuseSealed(error: unknown, { encryptionKeys, dataDir }: Config): never {
  if (!(error instanceof MissingKey || error instanceof WrongKey)) throw error
  const { id } = error
  const where = encryptionKeys === undefined ? `the file "secrets" in ${dataDir}` : 'ENCRYPTION_KEYS'
  throw new Refusal(
    error instanceof MissingKey
      ? `This database was sealed with the key ${id}, which is not in ${where}. Put it back, after the first.`
      : `This database was sealed with another key of the name ${id} than the one in ${where}. Put back the one that it was sealed with; a new key has a new name.`,
  )
}

async function listenOn(server: ReturnType<typeof createServer>, config: Config): Promise<void> {
  await listen(server, config.port, config.host).catch((error: unknown) =>
    refuseListening(error, 'PORT', config.port),
  )
}

function refuseListening(error: unknown, variable: string, port: number): never {
  const { code } = error as { code?: string }
  if (code === 'EADDRINUSE')
    throw new Refusal(`${variable} ${port} is taken by another program. Set ${variable} to a free one.`)
  if (code === 'EACCES')
    throw new Refusal(
      `${variable} ${port} may not be listened on by this user. Set ${variable} to one above 1023.`,
    )
  throw error
}

function welcome(config: Config): void {
  const { origin } = config.issuer
  const lines = [`Sluis is running at ${origin}`]
  if (config.demo) {
    lines.push(
      '',
      `  Demo portal   ${origin}/demo`,
      `  Mailbox       ${origin}/demo/mailbox`,
      '',
      `  Sign in with the password ${demoPassword} as`,
    )
    for (const person of demoPeople) lines.push(`    ${person.email.padEnd(28)} ${person.about}`)
  }
  process.stdout.write(`\n${lines.join('\n')}\n\nStop it with Ctrl-C.\n`)
}

function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal))
  })
}

/** Sets up people and a portal for somebody who tries Sluis. */
export const seedDemo = (house: House): Promise<void> =>
  perform(house, demoSeed(house), { by: { job: 'seed-demo' } }, undefined)

/**
 * Answers for some seconds more, until the load balancer has heard that others are to be asked; a second signal ends
 * it at once.
 */
async function takeLeave(app: App, servers: readonly Server[], seconds: number): Promise<void> {
  app.health.leave()
  for (const server of servers) sendAway(server)
  await Promise.race([pause(seconds * 1000), untilStopped()])
}
