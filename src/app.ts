/** The composition root: from a house to something that answers. */
import { problemPage } from '../views/problem.ts'
import { createDemoPortal } from './doors/demo/index.ts'
import { startOidc, type Oidc, type Redeemed } from './doors/oidc/index.ts'
import { everyCapability } from './domain/factors/index.ts'
import { passwordLife } from './domain/factors/password/index.ts'
import type { House } from './house.ts'
import { browserScripts, factorKinds, factors, needsOf, offeredKinds } from './joined.ts'
import * as signin from './journeys/signin/index.ts'
import { createApplication, type RequestHandler } from './platform/http/outermost.ts'
import type { ProblemPage } from './platform/http/exchange.ts'
import type { Health } from './platform/http/health.ts'
import type { ServerOptions } from './platform/http/listen.ts'
import type { Metrics } from './platform/http/metrics.ts'
import { watchAddresses } from './platform/http/one-address.ts'
import { contains, proxyList } from './platform/http/origin.ts'
import { siteEndpoints } from './platform/http/site.ts'
import { observed, timed } from './observed.ts'
import { suffices } from './policy/levels/ladder.ts'
import { networkOf } from './policy/paces.ts'
import { sessionEnding } from './ports.ts'
import { reachOf } from './reach.ts'
import type { Reach } from './slice.ts'
import { slices } from './slices.ts'

export interface App {
  readonly handler: RequestHandler
  /** What the server that it answers for is to know. */
  readonly listening: ServerOptions
  readonly metrics: Metrics
  readonly health: Health
  readonly oidc: Oidc
  /** What the slices may reach. */
  readonly reach: Reach
  /** Stops watching for new keys. */
  close(): void
}

/** How somebody comes in: by the sign-in, or, where portals are tested, by saying who they are. */
export type SignInWay = Pick<typeof signin, 'createGate' | 'signInEndpoints'> & {
  readonly redeemed?: Redeemed | undefined
}

/** Everything that is answered under the issuer. */
export async function createApp(
  house: House,
  { createGate, signInEndpoints, redeemed }: SignInWay = signin,
): Promise<App> {
  const { config, db, clock, log } = house
  const { issuer, brand, lifetimes, ladder } = config
  const { health, metrics } = observed(house)
  const [proxies, exempt] = [proxyList(config.trustProxy), proxyList(config.throttleExempt)]
  const offered = factors(house)
  const source = { db, ladder, factors: offered, timeZone: config.timeZone, policy: config.policy }
  const needs = needsOf(house)
  const oidc = await startOidc({
    ...needs,
    here: { ...config, isExempt: (address) => contains(exempt, address) },
    ways: {
      ladder,
      reachable: ladder.filter((rung) => suffices(rung, everyCapability(offered), 'high')),
      proofings: config.letters.isServed ? ['none', 'address'] : ['none'],
      ...{ factorKinds, offeredKinds: offeredKinds(config) },
      passwordExpiry: async (account) => (await passwordLife(db, config.policy.password, account))?.expiresAt,
    },
    ports: {
      gate: createGate({ ...source, attemptLifetime: lifetimes.attempt }),
      endings: sessionEnding(house),
      count: (event) => metrics.count(event),
      redeemed,
    },
  })
  const secure = issuer.protocol === 'https:'
  const reach = reachOf(house, { needs, oidc, source })
  const steps = signInEndpoints(reach)
  const showProblem: ProblemPage = ({ code, reference }, locale) =>
    problemPage({ frame: { brand, locale, here: '/' }, code, reference }).toString()
  const application = createApplication({
    ...{ issuer, log, proxies, problemPage: showProblem },
    // whoever tries Sluis on one machine is that one address
    ...(config.production
      ? { sawAddress: watchAddresses({ log, clock, trusted: config.trustProxy.length }) }
      : {}),
    isClosed: () => house.rewindWatch.isRewound(),
    answers: {
      health: health.endpoints,
      endpoints: [
        ...siteEndpoints({ scripts: browserScripts, relatedOrigins: config.webauthn.relatedOrigins }),
        ...[...steps, ...oidc.endpoints].map(signin.leadsBack(reach)),
        ...slices.flatMap((each) => each.endpoints?.(reach) ?? []),
      ],
      mounted: config.demo ? [{ prefix: '/demo', handle: createDemoPortal({ ...config, log }) }] : [],
      fallback: signin.orNextStep(steps, oidc.handle),
    },
  })
  return {
    handler: metrics.observe(timed(application, house)),
    listening: {
      ...{ log, proxies, networkOf, secure },
      problemPage: (problem) => showProblem(problem, 'en'),
    },
    ...{ metrics, health, oidc, reach, close: oidc.watchKeys() },
  }
}
