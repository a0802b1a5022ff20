/**
 * The protocol: the only folder that knows oidc-provider. It puts the engine on our database, asks the sign-in
 * who is there and at what level, and shows the engine's pages in our words. What a sign-in needs is not decided
 * here. Reached by everything under the issuer that is not a page of ours.
 *
 * The engine's account id is the subject, not `account.id`: introspection and JWT access tokens take it as `sub`.
 * Everything else of ours uses `account.id`.
 *
 * Authorization requests by POST become a 303 to the same by GET. A cross-site POST comes without SameSite=Lax
 * cookies, the GET after it has them; no cookie needs SameSite=None.
 *
 * Stepping up pins the account. A request that asks a level or an age of a session is about whoever is signed in;
 * somebody else is answered `login_required`, and can sign the other out there. To change persons, a portal signs
 * out or sends `prompt=login` or `prompt=select_account`.
 *
 * Discovery names the levels that people can reach here: one that asks for an address where codes are posted. Those that
 * ask for documents join when their proofing does.
 *
 * The engine's faults are collected by leaving out what it names. It throws at the first; what it named is left out,
 * or a stand-in put in its place, and it looks again.
 *
 * No redirect goes to an IPv6 address. The policy of a page holds the whole chain of redirects after a form, and its
 * grammar has no word for one; a native app listens on `http://127.0.0.1`.
 *
 * How fast a device polls is remembered by the process that it asks. Several processes each let it poll at its pace;
 * what it saves is a look into the database, and that is what a hasty device would cost.
 */
import { removing } from '../../platform/jobs/chores.ts'
import { events } from './events.ts'
import { logoutJob, sessionEndedJob } from './backchannel.ts'
import { removeExpiredArtefacts } from './artefact-store.ts'
import { keepRefusedGrant, removeConsentsActing, removeExpiredReplays, removeOldRefusals } from './store.ts'
import type { JobKind } from '../../platform/jobs/kind.ts'
import type { Adapter, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { accountById, shownAs } from '../../domain/accounts/index.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import type { RequestHandler } from '../../platform/http/outermost.ts'
import type { JobHandler } from '../../platform/jobs/kind.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { SessionKey } from '../../policy/vocabulary.ts'
import { sessionKeyOf, type SessionEnding, type WhatEndsWithIt } from '../../domain/sessions/index.ts'
import { isBuiltIn, lastPortal } from '../../domain/clients/index.ts'
import type { Gate, Protocol } from '../../journeys/signin/index.ts'
import { createReadAccess, type ReadAccess } from './access.ts'
import { createOwnClients, type OwnClients } from './own-clients.ts'
import { createFindAccount } from './accounts.ts'
import { endGrants } from './artefact-store.ts'
import { accountInsistedOn } from './subjects.ts'
import { createWishOf, type Parameters } from './wish.ts'
import { createLogoutWorkers } from './backchannel.ts'
import { createClientAdapter } from './client-adapter.ts'
import { consentEndpoints } from './consent.ts'
import { startEngine, type Engine, type Redeemed } from './engine.ts'
import { createStillActs, type StillActs } from './for-whom.ts'
import { createLoadExistingGrant } from './grants.ts'
import { createInteractionPolicy, createJudge } from './interaction-policy.ts'
import { ensureKeys, LOOKED_AT } from '../../domain/keys/index.ts'
import {
  createCodeAdapter,
  createFinders,
  createGrantAdapter,
  createModelAdapter,
  type ModelStore,
} from './adapters.ts'
import type { Endings } from './overrides/index.ts'
import type { Log } from '../../platform/log.ts'
import { postedLogout, sessionAsked } from './logout.ts'
import { createEnginePages } from './pages.ts'
import { postToGet } from './post-to-get.ts'
import { createProtocol, portalBack, whoIsHere } from './protocol.ts'
import { createRehearse, type Rehearse } from './rehearsal/rehearse.ts'
import type { Outside } from './rehearsal/outside.ts'
import { randomToken } from '../../platform/crypto/random.ts'
import { timeOutside } from '../../platform/http/fetch-outside.ts'
import { createSharing, type Sharing } from './sharing.ts'
import type { Ground } from './deps.ts'
import { createTraces } from './traces.ts'
import { createIsHeld, createSessionAdapter } from './session-adapter.ts'

export interface OidcDeps extends Ground {
  readonly queue: Queue
  readonly ports: {
    readonly gate: Gate
    readonly endings: SessionEnding
    /** Too many to audit: counted. */
    readonly count: (event: string) => void
    /** Where portals are tested alone. */
    readonly redeemed?: Redeemed | undefined
  }
}

export interface Oidc {
  readonly handle: RequestHandler
  readonly protocol: Protocol
  /** The portals of our own. */
  readonly own: OwnClients
  readonly sharing: Sharing
  /** Does all that a client is registered for, against an engine in memory; and asks its portal for what is its own. */
  readonly rehearse: Rehearse
  /** Reads tokens for the operators' API. */
  readonly access: ReadAccess
  readonly endpoints: Endpoint[]
  /** What works the jobs by which portals are told that a session is over. */
  readonly logoutWorkers: { readonly first: JobHandler; readonly again: JobHandler }
  refreshKeys(): Promise<void>
  /** Looks again and again whether the keys have changed. @returns what ends it, and whatever else goes on by itself */
  watchKeys(): () => void
}

/** Forgets what somebody agreed to for an organisation that they act for no more. */
export const forgetConsents: WhatEndsWithIt['forgetConsents'] = async (tx, { accountId, organisation }) => {
  const account = await accountById(tx, accountId)
  if (account) await removeConsentsActing(tx, { subject: account.subject, organisation })
}

/** Revokes what a session's end takes with it; handed to the sessions slice by the composition root. */
export const revokeGrants: WhatEndsWithIt['revokeGrants'] = async (tx, grants, now) => {
  if ('hashes' in grants) {
    if (grants.hashes.length > 0) await endGrants(tx, grants, now)
    return
  }
  const account = await accountById(tx, grants.accountId)
  if (account) await endGrants(tx, { subject: account.subject, except: grants.except ?? [] }, now)
}

export async function startOidc(deps: OidcDeps): Promise<Oidc> {
  const { db, clock, vault, log, here, ports } = deps
  const { brand, issuer } = here
  await ensureKeys(db, vault, clock())
  const store = { db, vault, clock, ...here.lifetimes }
  const pinnedAccount = (params: Parameters) => accountInsistedOn(db, params, clock())
  const wishOf = createWishOf(here.operators, here.desk)
  const judge = createJudge({ db, clock, gate: ports.gate, wishOf, pinnedAccount })
  const traces = createTraces(deps)
  const stillActs = stillActsOf(deps)
  const engine: Engine = await startEngine({
    ...deps,
    own: {
      ...{ adapter: adaptersOf(store), stillActs },
      findAccount: createFindAccount({ ...deps, ...deps.ways, ...here, stillActs }),
      loadExistingGrant: createLoadExistingGrant({ ...store, asked: here.operators.resource, judge }),
      policy: createInteractionPolicy(judge),
      pages: createEnginePages({
        ...{ brand, log, db, vault, clock },
        back: (ctx) => backFrom(deps, () => engine.provider(), ctx),
      }),
    },
    ports: {
      ...{ ...ports, traces, endings: endingsOf(deps), isHeld: createIsHeld(store) },
      keepRefusal: (row) => keepRefusedGrant(db, row),
    },
  })
  return {
    handle: engine.handle,
    protocol: createProtocol({
      ...{ db, clock, wishOf, pinnedAccount },
      provider: engine.provider,
      endSession: (uid) => endSession(deps, sessionKeyOf(uid), 'somebody-else-signed-in', clock()),
    }),
    own: createOwnClients(issuer, engine.provider),
    sharing: createSharing(store, ports.endings),
    rehearse: createRehearse(deps, outsideOf(engine, issuer)),
    access: createReadAccess({ db, clock, provider: engine.provider, resource: here.operators.resource }),
    endpoints: [
      ...consentEndpoints({ db, clock, brand, provider: engine.provider }),
      postToGet('/auth'),
      postedLogout(brand, issuer.origin, engine.handle),
    ],
    logoutWorkers: createLogoutWorkers({
      ...{ db, clock, log, queue: deps.queue },
      send: (logout) => engine.sendLogout(logout),
    }),
    refreshKeys: () => engine.refreshKeys(),
    watchKeys: () => {
      const stop = watchKeys(engine, log)
      return () => {
        stop()
        void traces.close()
      }
    },
  }
}

/** What is asked of portals themselves: a logout about nobody, and what time they have. */
const outsideOf = (engine: Engine, issuer: URL): Outside => ({
  sendLogout: (clientId) =>
    engine.sendLogout({ clientId, subject: `rehearsal-${randomToken(128)}`, sid: randomToken(128) }),
  // on a development issuer, portals live on this machine
  timeAt: (url) => timeOutside(url, { anywhere: issuer.protocol === 'http:' }),
})

/** Where the engine keeps what it makes, by kind. */
function adaptersOf(store: ModelStore): (kind: string) => Adapter {
  const find = createFinders(store.db)
  const own: Readonly<Record<string, () => Adapter>> = {
    Client: () => createClientAdapter(store.db, store.clock),
    Session: () => createSessionAdapter(store, find),
    Grant: () => createGrantAdapter(store, find.grant),
    AuthorizationCode: () => createCodeAdapter(store, find.artefact),
  }
  return (kind) => own[kind]?.() ?? createModelAdapter(store, kind, find.artefact)
}

const endSession = (
  { db, ports }: Pick<OidcDeps, 'db' | 'ports'>,
  key: SessionKey,
  reason: string,
  now: Date,
): Promise<void> =>
  db.transaction().execute((tx) => ports.endings.endOne(tx, undefined, { key, reason }, now))

/** Who acts no more is found at the next use of what was granted: nobody has asked for it at that moment. */
const stillActsOf = ({ db, clock, ports }: OidcDeps): StillActs =>
  createStillActs({
    ...{ db, clock },
    end: (ended, now) =>
      db.transaction().execute((tx) => ports.endings.endActing(tx, { by: { job: 'for-whom' } }, ended, now)),
  })

/** What the engine asks to be ended. */
const endingsOf = (deps: OidcDeps): Endings => ({
  endSession: (uid) => endSession(deps, sessionKeyOf(uid), 'signed-out', deps.clock()),
  async endNamed(field) {
    const now = deps.clock()
    const key = sessionAsked(deps, field, now)
    if (key !== undefined) await endSession(deps, key, 'signed-out', now)
  },
  async endForClient(uid, clientId) {
    const { db, ports, clock } = deps
    await db
      .transaction()
      .execute((tx) => ports.endings.endForClient(tx, { key: sessionKeyOf(uid), clientId }, clock()))
  },
})

/** The portal that this browser came from last, in which language, and who is signed in here. */
async function backFrom(
  { db, here, vault, clock }: OidcDeps,
  provider: () => Provider,
  ctx: KoaContextWithOIDC,
) {
  const browser = { cookie: (name: string) => ctx.cookies.get(name) }
  const last = lastPortal({ vault, secure: here.issuer.protocol === 'https:' }, browser, clock())
  const session = await whoIsHere({ db, provider }, { request: ctx.req, response: ctx.res })
  const account = session && (await accountById(db, session.account))
  const portal = last && (await portalBack(provider(), last.clientId))
  return {
    portal,
    isGone: last !== undefined && !isBuiltIn(last.clientId) && !portal,
    locale: account?.locale ?? last?.locale,
    who: account && { address: shownAs(account) },
  }
}

function watchKeys(engine: Engine, log: Log): () => void {
  const watch = setInterval(() => {
    engine
      .refreshKeys()
      .catch((error: unknown) =>
        log.warn({ error: String(error) }, 'the signing keys could not be looked at'),
      )
  }, LOOKED_AT)
  watch.unref()
  return () => clearInterval(watch)
}

export { accountsBehind } from './subjects.ts'
export type { Redeemed } from './engine.ts'
export type { Check, CheckName, Rehearse } from './rehearsal/rehearse.ts'
export { hasAddressGuard } from './address-guard.ts'
export { createSharing, type Shared, type Sharing } from './sharing.ts'
export { logoutJob, notifyPortals, sessionEndedJob } from './backchannel.ts'
export { endGrantsLeft, grantsActing } from './artefact-store.ts'
export { refusedGrantBehind } from './store.ts'
export { claimNames } from './claims-asked.ts'
export { createValidator } from './validate-client.ts'

export const slice = {
  name: 'oidc',
  events,
  jobs: [sessionEndedJob, logoutJob],
  workers: ({ oidc }: { readonly oidc: Pick<Oidc, 'logoutWorkers'> }): [JobKind, JobHandler][] => [
    [sessionEndedJob, oidc.logoutWorkers.first],
    [logoutJob, oidc.logoutWorkers.again],
  ],
  chores: () => [
    removing('removeExpiredArtefacts', removeExpiredArtefacts),
    removing('removeExpiredReplays', removeExpiredReplays),
    removing('removeOldRefusals', removeOldRefusals),
  ],
}
