/** The composition root: from a house to something that answers and something that works. */
import { problemPage } from '../views/problem.ts'
import { createAccountActs, type AccountActs } from './acts/accounts/index.ts'
import { createClientActs, type ClientActs } from './acts/clients/index.ts'
import { createDemoPortal } from './doors/demo/index.ts'
import type { Factor, Host } from './domain/factors/index.ts'
import type { House } from './house.ts'
import {
  createSharing,
  logoutJob,
  notifyPortals,
  revokeGrants,
  sessionEndedJob,
  startOidc,
  type Oidc,
} from './doors/oidc/index.ts'
import { LOOKED_AT } from './domain/keys/index.ts'
import {
  createMailTransport,
  createSmsTransport,
  deliver,
  deliveryJobs,
  formerDeliveryJob,
  messageCounter,
  passOn,
  providerCounter,
  type Transports,
} from './domain/outbox/index.ts'
import { seconds } from './platform/clock.ts'
import { createApplication, type RequestHandler } from './platform/http/application.ts'
import { createHealth, type Health } from './platform/http/health.ts'
import type { ProblemPage } from './platform/http/exchange.ts'
import type { ServerOptions } from './platform/http/listen.ts'
import { createMetrics, type Metrics } from './platform/http/metrics.ts'
import { watchAddresses } from './platform/http/one-address.ts'
import { contains, proxyList } from './platform/http/origin.ts'
import { siteEndpoints } from './platform/http/site.ts'
import { startChores, type Chores } from './platform/jobs/chores.ts'
import { networkOf } from './policy/throttle.ts'
import { suffices, type Way } from './policy/assurance.ts'
import { recoveryEndpoints, recoveryJob, workRecovery } from './journeys/recovery/index.ts'
import { createSessionEnding, type SessionEnding } from './domain/sessions/index.ts'
import {
  attemptsGauge,
  attemptsUnderWay,
  createAddressProven,
  createFactorHost,
  createGate,
  createStanding,
  leadsBack,
  orNextStep,
  signInEndpoints,
  type SignIn,
} from './journeys/signin/index.ts'
import { accountPath, selfServiceEndpoints } from './doors/account/index.ts'
import { mailboxEndpoint } from './doors/mailbox/index.ts'
import { policyEndpoint } from './doors/status/index.ts'
import {
  passwordSettings,
  browserScripts,
  chores,
  factorKinds,
  factors,
  happened,
  offeredKinds,
} from './slices.ts'

export interface App {
  readonly handler: RequestHandler
  /** What the server that it answers for is to know. */
  readonly listening: ServerOptions
  readonly metrics: Metrics
  readonly health: Health
  readonly oidc: Oidc
  /** Stops watching for new keys. */
  close(): void
}

/** How sessions end, everywhere: their grants with them, their portals told by a job. */
export const sessionEnding = ({ queue }: House): SessionEnding =>
  createSessionEnding({ revokeGrants, notify: notifyPortals(queue) })

/** Where what factors accept and renew goes, and who is told of it. */
export const factorHost = (house: House): Host =>
  createFactorHost({
    ...{ db: house.db, outbox: house.outbox },
    endings: sessionEnding(house),
    sessionMost: house.config.lifetimes.sessionMost,
  })

/** What may be done to accounts, by whichever door. */
export const accountActs = (house: House): AccountActs => {
  const { config } = house
  const endings = sessionEnding(house)
  return createAccountActs({
    ...{ vault: house.vault, hasher: house.hasher, outbox: house.outbox, endings },
    factors: factors(house),
    host: factorHost(house),
    sharing: createSharing({ ...house, ...config.lifetimes }, endings),
    installation: { ...config, password: passwordSettings(house) },
  })
}

/** What may be done to clients. The engine says what is wrong with a registration, so there is one. */
export async function clientActs(house: House): Promise<ClientActs> {
  const app = await createApp(house)
  app.close()
  return createClientActs({ validate: app.oidc.validateClient })
}

/** Everything that is answered under the issuer. */
export async function createApp(house: House): Promise<App> {
  const { config, db, vault, clock, log, outbox } = house
  const { issuer, brand, lifetimes } = config
  const { clockWatch } = house
  const most = config.clockSkewMost
  const health = createHealth(house.healthDb, [
    () => (most !== undefined && Math.abs(clockWatch.skew()) > seconds(most) ? 'clock-off' : undefined),
    () => (house.rewindWatch.isRewound() ? 'database-rewound' : undefined),
  ])
  const metrics = createMetrics(health.handle)
  metrics.gauge(skewGauge, async () => clockWatch.skew() / 1000)
  metrics.gauge(attemptsGauge, () => attemptsUnderWay(db, clock()))
  const proxies = proxyList(config.trustProxy)
  const exempt = proxyList(config.throttleExempt)
  const ways = factors(house)
  const endings = sessionEnding(house)
  const source = { db, ladder: config.ladder, factors: ways, timeZone: config.timeZone }
  const oidc = await startOidc({
    ...{ db, vault, clock, log, issuer, brand, lifetimes, queue: house.queue },
    isExempt: (address) => contains(exempt, address),
    gate: createGate({ ...source, attemptLifetime: lifetimes.attempt }),
    endings,
    ladder: config.ladder,
    reachable: config.ladder.filter((rung) => suffices(rung, everyWay(ways), 'high')),
    documentation: config.documentation,
    factorKinds,
    offeredKinds: offeredKinds(config),
    mailUtf8: config.mailUtf8,
    passwordExpiry: async (account) => {
      for (const { renewal } of ways) {
        const life = await renewal?.life(db, account)
        if (life) return life.expiresAt
      }
      return undefined
    },
    count: (event) => metrics.count(event),
  })
  const signIn: SignIn = {
    ...source,
    vault,
    outbox,
    clock,
    brand,
    protocol: oidc.protocol,
    secure: issuer.protocol === 'https:',
    host: factorHost(house),
  }
  const { host } = signIn
  const recovery = {
    db,
    vault,
    clock,
    brand,
    host,
    secure: signIn.secure,
    queue: house.queue,
    factors: ways,
    accountPath,
  }
  const showProblem: ProblemPage = ({ code, reference }, locale) =>
    problemPage({ frame: { brand, locale, here: '/' }, code, reference }).toString()
  const steps = signInEndpoints(signIn)
  const application = createApplication({
    issuer,
    log,
    proxies,
    // whoever tries Sluis on one machine is that one address
    ...(config.production
      ? { sawAddress: watchAddresses({ log, clock, trusted: config.trustProxy.length }) }
      : {}),
    isClosed: () => house.rewindWatch.isRewound(),
    health: health.endpoints,
    endpoints: [
      ...siteEndpoints({ scripts: browserScripts, relatedOrigins: config.webauthn.relatedOrigins }),
      ...[...steps, ...oidc.endpoints].map(leadsBack(signIn)),
      ...recoveryEndpoints(recovery),
      policyEndpoint(brand, config.policy),
      ...selfServiceEndpoints({
        ...{ db, vault, clock, log, brand, issuer, host, acts: accountActs(house) },
        ...{ ladder: config.ladder, factors: ways, sharing: oidc.sharing, client: oidc.accountClient },
        ...{ timeZone: config.timeZone, sessionIdle: lifetimes.sessionIdle },
        happened,
        stands: createStanding(source),
        addressProven: createAddressProven(source),
      }),
      ...(config.demo ? [mailboxEndpoint(db, outbox, brand)] : []),
    ],
    mounted: config.demo ? [{ prefix: '/demo', handle: createDemoPortal({ issuer, log }) }] : [],
    fallback: orNextStep(steps, oidc.handle),
    problemPage: showProblem,
  })
  const watch = setInterval(() => {
    oidc
      .refreshKeys()
      .catch((error: unknown) =>
        log.warn({ error: String(error) }, 'the signing keys could not be looked at'),
      )
  }, LOOKED_AT)
  watch.unref()
  return {
    handler: metrics.observe(application),
    listening: {
      ...{ log, proxies, networkOf, secure: issuer.protocol === 'https:' },
      problemPage: (problem) => showProblem(problem, 'en'),
    },
    ...{ metrics, health, oidc, close: () => clearInterval(watch) },
  }
}

const skewGauge = {
  name: 'sluis_clock_skew_seconds',
  help: 'How far the clock of this machine is ahead of the database’s',
}

/** All that the factors here can prove, by whatever of their makes. */
const everyWay = (offered: readonly Factor[]): Way[] =>
  offered.flatMap(({ kind, traits, makes = [] }) =>
    [traits, ...makes].map((each) => ({ kind, traits: each })),
  )

export interface Worker {
  readonly chores: Chores
  stop(): Promise<void>
}

/** Works the background jobs, and does the chores when no other process does. */
export async function startWorker(
  house: House,
  { oidc, metrics }: Pick<App, 'oidc' | 'metrics'>,
  options: { timers: boolean } = { timers: true },
): Promise<Worker> {
  const { config, db, vault, clock, log, queue, outbox } = house
  const { smtpUrl, sms, issuer } = config
  const mail = {
    ...{ url: smtpUrl ?? '', from: config.mailFrom, utf8: config.mailUtf8, tls: config.mailTls },
  }
  const texts = { providers: sms.providers, clock, log, count: metrics.counter(providerCounter) }
  const transports: Transports = {
    mail: smtpUrl === undefined ? undefined : createMailTransport(mail),
    sms: sms.providers.length === 0 ? undefined : createSmsTransport(texts),
  }
  const send = deliver({ db, vault, transports, clock, log, count: metrics.counter(messageCounter) })
  for (const channel of ['mail', 'sms'] as const)
    if (transports[channel])
      for (const kind of Object.values(deliveryJobs[channel])) await queue.work(kind, send)
  await queue.work(formerDeliveryJob, passOn(db, queue))
  await queue.work(sessionEndedJob, oidc.logoutWorkers.first)
  await queue.work(logoutJob, oidc.logoutWorkers.again)
  await queue.work(recoveryJob, workRecovery({ db, vault, outbox, clock, issuer }))
  const tended = startChores(db, chores(house), {
    ...{ clock, log, timers: options.timers, databaseTime: house.databaseTime },
  })
  return {
    chores: tended,
    async stop() {
      await tended.stop()
      await queue.stop()
      for (const transport of Object.values(transports)) transport?.close()
    },
  }
}
