/** From nothing to a Sluis that portals are tested against: the real engine, and a sign-in by saying who one is. */
import { randomBytes } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, importJWK, SignJWT } from 'jose'
import { createApp } from './app.ts'
import { perform } from './acts/index.ts'
import { createOperatingActs, createSimulatedPortals } from './acts/operating/index.ts'
import { decideConfig, type Config } from './config/config.ts'
import type { ClientMetadata } from './domain/clients/index.ts'
import { allKeys, privateJwk } from './domain/keys/index.ts'
import { adoptPolicy } from './domain/factors/password/index.ts'
import type { Redeemed } from './doors/oidc/index.ts'
import { createSimulator, type Simulator } from './doors/simulator/index.ts'
import { openHouse, type House } from './house.ts'
import { factorKinds, openOutbox, passwordSettings } from './joined.ts'
import type { EncryptionKey } from './platform/crypto/vault.ts'
import { createServer, drain, listen } from './platform/http/listen.ts'
import type { RequestHandler } from './platform/http/outermost.ts'
import { createLog, type Log } from './platform/log.ts'
import { sentenceOf } from './platform/schema/index.ts'
import { clientValidator } from './ports.ts'
import { startWorker } from './worker.ts'

export interface Simulation {
  readonly origin: string
  readonly clients: readonly { readonly clientId: string; readonly clientSecret: string | undefined }[]
  close(): Promise<void>
}

export interface SimulationOptions {
  /** 0: any that is free. */
  readonly port: number
  /** What portals are registered with. */
  readonly registrations: readonly ClientMetadata[]
  /** The secret of each that has one: known, so that it can stand in a test. */
  readonly secret: string
  /** Where the embedded database is kept between runs. */
  readonly dataDir: string
  /** Another database, which is empty. */
  readonly databaseUrl?: string
  /** What that is sealed with. */
  readonly keys?: readonly EncryptionKey[]
  readonly log?: Log
  /** Brings its database up to date. */
  readonly migrate: (house: House) => Promise<unknown>
}

/** Seconds by which a wrong clock is wrong. */
const SKEW = 2 * 3600

/** @throws Error whose message says everything that is wrong with the registrations */
export async function startSimulator(options: SimulationOptions): Promise<Simulation> {
  const log = options.log ?? createLog('warn')
  let handler: RequestHandler = async (_request, response) => void response.writeHead(503).end()
  const server = createServer((request, response) => handler(request, response), { log })
  const closing: (() => Promise<void>)[] = [() => drain(server, 0)]
  const close = async (): Promise<void> => {
    for (const each of closing) await each()
  }
  try {
    await listen(server, options.port, '127.0.0.1')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : options.port
    const config = simulated(port, options)
    const keys = options.keys ?? [{ id: 'simulated', key: randomBytes(32) }]
    const house = await openHouse({
      ...{ config, keys, log, openOutbox: openOutbox(config), supervised: true },
      embedded: { fast: true, afresh: true },
    })
    closing.push(() => house.close())
    await options.migrate(house)
    await adoptPolicy(house.db, passwordSettings(house), house.clock())
    const clients = await register(house, options)
    handler = await answering(house, closing)
    return { origin: config.issuer.origin, clients, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The engine with its simulated sign-in, and what works its jobs; what ends them stands before the house's end. */
async function answering(house: House, closing: (() => Promise<void>)[]): Promise<RequestHandler> {
  let refreshKeys = async (): Promise<void> => undefined
  const simulator = createSimulator({
    ...{ db: house.db, ladder: house.config.ladder },
    async rotateKeys() {
      const { rotateKeys } = createOperatingActs(house)
      await perform(house, rotateKeys, { by: { job: 'simulate' } }, undefined, { when: 'now' })
      await refreshKeys()
    },
  })
  const app = await createApp(house, {
    createGate: () => simulator.gate,
    signInEndpoints: ({ db, vault, clock, protocol, here }) =>
      simulator.endpoints({ db, vault, clock, protocol, here }),
    redeemed: redeemedOf(house, simulator),
  })
  refreshKeys = () => app.oidc.refreshKeys()
  const worker = await startWorker(house, app)
  closing.splice(
    1,
    0,
    async () => app.close(),
    () => worker.stop(),
  )
  return (request, response) => (isApart(request.url) ? apart : app.handler)(request, response)
}

function simulated(port: number, { dataDir, databaseUrl }: SimulationOptions): Config {
  const decided = decideConfig(
    {
      ...{ ISSUER: `http://localhost:${port}`, PORT: String(port), DATA_DIR: dataDir, DEMO: 'off' },
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
    { factorKinds, processors: 2, user: 'simulator' },
  )
  if (!decided.ok)
    throw new Error(decided.faults.map((each) => `${each.variable} ${each.message}`).join('\n'))
  return decided.config
}

/** Registers the portals, and the resources that they name. */
async function register(house: House, { registrations, secret }: SimulationOptions) {
  const registering = createSimulatedPortals({ validate: clientValidator(house) })
  const made = await perform(house, registering, { by: { job: 'simulate' } }, undefined, {
    registrations,
    secret,
  })
  if (!made.ok) throw new Error((made.faults ?? []).map(sentenceOf).join('\n'))
  return made.clients
}

/** What a code is redeemed for, where something is to be the matter with it. */
const redeemedOf =
  (house: House, { gate }: Simulator): Redeemed =>
  async (session, tokens) => {
    const fault = gate.takeFault(session)
    if (fault === 'expired-code')
      // as the engine says it, where a code has run out
      return {
        status: 400,
        body: { error: 'invalid_grant', error_description: 'authorization code not found' },
      }
    const { id_token: idToken } = tokens
    if (fault !== 'wrong-clock' || typeof idToken !== 'string') return undefined
    return { status: 200, body: { ...tokens, id_token: await behind(house, idToken) } }
  }

/** Pages of people who have signed in by themselves, which nobody here has. */
const apart: RequestHandler = async (_request, response) =>
  void response.writeHead(404, { 'content-type': 'text/plain' }).end('This is not part of the simulator.\n')

const isApart = (url = ''): boolean => /^\/(account|portals)(?![\w-])/.test(url)

/** The same token by a clock that is hours behind, signed as it was. */
async function behind(house: House, idToken: string): Promise<string> {
  const [claims, header] = [decodeJwt(idToken), decodeProtectedHeader(idToken)]
  const row = (await allKeys(house.db)).find(({ kid }) => kid === header.kid)
  if (!row) throw new Error(`no key ${header.kid}`)
  const times = ['iat', 'exp', 'auth_time'].flatMap((name) => {
    const at = claims[name]
    return typeof at === 'number' ? [[name, at - SKEW] as const] : []
  })
  const key = await importJWK({ ...privateJwk(house.vault, row) }, header.alg)
  return new SignJWT({ ...claims, ...Object.fromEntries(times) })
    .setProtectedHeader({ ...header, alg: String(header.alg) })
    .sign(key)
}
