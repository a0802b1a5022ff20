import { errors, type Provider, type KoaContextWithOIDC } from 'oidc-provider'
import { decodeProtectedHeader } from 'jose'
import { readOnceASecond } from '../../platform/cache.ts'
import type { Clock } from '../../platform/clock.ts'
import { sameBytes, sha256 } from '../../platform/crypto/random.ts'
import type { Db } from '../../platform/db/database.ts'
import { audiencesFor } from './assertions.ts'
import { SECRET_HASHES } from './client-adapter.ts'
import { createDevicePace } from './device-pace.ts'
import { idHash } from './hashes.ts'
import { algorithms, type Algorithm } from '../../domain/keys/index.ts'
import { ENDS_SESSION } from './logout.ts'
import { judgementOf } from './judgement.ts'
import { readParameters } from './parameters.ts'
import { refuseGrant, refuseResponse } from './refusals.ts'
import { settingsOf } from './settings.ts'
import { noteOnce } from './store.ts'

export interface Endings {
  /** Ends the session of this uid for good: its grants, its portals, its evidence. */
  endSession(uid: string): Promise<void>
  /** Ends the session that a form of ours names, whose cookie is gone. */
  endNamed(field: unknown): Promise<void>
  /** Ends what one portal has of the session. */
  endForClient(uid: string, clientId: string): Promise<void>
}

interface IdTokenMade {
  scope?: string
  readonly available?: Record<string, unknown>
  readonly ctx?: KoaContextWithOIDC
  readonly client?: object
}

type DeviceCodeFound =
  { readonly accountId?: string; readonly error?: string; readonly isExpired?: boolean } | undefined

interface Overridable {
  readonly Client: { prototype: Record<string, unknown>; find: (id: unknown) => Promise<unknown> }
  readonly Session: { prototype: Record<string, unknown> }
  readonly OIDCContext: { prototype: object }
  readonly ReplayDetection: Record<string, unknown>
  readonly DeviceCode: { find: (this: unknown, code: string, ...more: unknown[]) => Promise<DeviceCodeFound> }
  readonly IdToken: {
    validate: (jwt: string, client: object) => Promise<unknown>
    readonly prototype: { payload: (this: IdTokenMade) => Promise<object> }
  }
}

/**
 * Where the engine's own way is not ours; each stands on its prototype, per provider, as its author intends
 * such changes to be made.
 *
 * @returns the engine's own way of sending a logout token, which the background job uses
 */
export function override(
  provider: Provider,
  deps: { db: Db; clock: Clock; endings: Endings; context: () => KoaContextWithOIDC | undefined },
): (client: object, subject: string, sid: string) => Promise<void> {
  const { Client, Session, OIDCContext, ReplayDetection, IdToken, DeviceCode } =
    provider as unknown as Overridable // the types tell what may be asked, not what may be changed

  // by it a portal shows, when somebody signs out there, which session it means (see logout.ts)
  Client.prototype['includeSid'] = () => true

  // a hint of a portal is ours by whichever of our keys: it may have changed algorithms since
  const { validate } = IdToken
  IdToken.validate = (jwt, client) => {
    const alg = algorithmOf(jwt)
    const as =
      alg === undefined ? client : Object.create(client, { idTokenSignedResponseAlg: { value: alg } })
    return validate.call(IdToken, jwt, as as object)
  }

  // where a registration asks it, the ID token says what its scopes carry, whatever the access token is for
  const { payload } = IdToken.prototype
  IdToken.prototype.payload = function tell(this: IdTokenMade) {
    if (
      this.scope === 'openid' &&
      this.ctx?.oidc.route === 'token' &&
      this.client &&
      settingsOf(this.client).sluis_id_token_claims
    )
      this.scope = scopeGranted(this.ctx)
    // what a token from before the registration changed still knows
    if (this.client && settingsOf(this.client).sluis_profile === 'nlgov') delete this.available?.['amr']
    return payload.call(this)
  }

  // secrets are kept as hashes, two while one is being replaced
  Client.prototype['compareClientSecret'] = function compare(
    this: Record<string, unknown>,
    actual: unknown,
  ): boolean {
    const hashes = this[SECRET_HASHES]
    if (typeof actual !== 'string' || !Array.isArray(hashes)) return false
    const given = sha256(actual)
    return hashes.filter((hash) => sameBytes(given, Buffer.from(String(hash), 'hex'))).length > 0
  }

  // a grant or an answer that a client asks for, and is not registered for, has an error of its own
  for (const [name, refuse] of [
    ['grantTypeAllowed', (type: string) => refuseGrant(deps.context()?.oidc, type)],
    ['responseTypeAllowed', refuseResponse],
  ] as const) {
    const allowed = Client.prototype[name] as (this: object, type: string) => boolean
    Client.prototype[name] = function decide(this: object, type: string): boolean {
      return allowed.call(this, type) || refuse(type)
    }
  }

  // a device that asks faster than it was told is told so, without a look into the database (RFC 8628 §3.5)
  const { find: findDeviceCode } = DeviceCode
  const pace = createDevicePace(deps.clock)
  DeviceCode.find = async function look(this: unknown, code, ...more) {
    if (deps.context()?.oidc.route !== 'token') return findDeviceCode.call(this, code, ...more)
    if (pace.isTooFast(code)) throw new errors.SlowDown()
    const found = await findDeviceCode.call(this, code, ...more)
    pace.looked(code, found !== undefined && !found.isExpired && !found.accountId && !found.error)
    return found
  }

  // posted by a job that retries, not inline; and by whoever ends the session, not only by this browser
  const send = Client.prototype['backchannelLogout'] as (
    this: object,
    subject: string,
    sid: string,
  ) => Promise<void>
  Client.prototype['backchannelLogout'] = async function enqueue(this: { clientId: string }): Promise<void> {
    const { oidc } = deps.context() ?? {}
    if (oidc?.session && !oidc.params?.['logout'])
      await deps.endings.endForClient(oidc.session.uid, this.clientId)
  }

  const destroy = Session.prototype['destroy'] as (this: object) => Promise<void>
  Session.prototype['destroy'] = async function end(this: { uid: string }): Promise<void> {
    await deps.endings.endSession(this.uid)
    await deps.endings.endNamed(deps.context()?.oidc.body?.[ENDS_SESSION])
    await destroy.call(this)
  }

  // after an error it stores what it has noted in a session, also of somebody who has none
  const persist = Session.prototype['persist'] as (this: object) => Promise<unknown>
  Session.prototype['persist'] = async function goOn(this: { exp?: number }): Promise<unknown> {
    return this.exp === undefined ? undefined : persist.call(this)
  }

  // the engine hashes a client's whole metadata at every look: once a second will do, as for reading them
  const { find } = Client
  const known = readOnceASecond(deps.clock, (id) => find.call(Client, id))
  Client.find = (id) => (typeof id === 'string' ? known(id) : find.call(Client, id))

  // the level as the rules computed it for this request; the session's copy is of another one
  Object.defineProperty(OIDCContext.prototype, 'acr', { configurable: true, get: ofJudgement('acr') })
  Object.defineProperty(OIDCContext.prototype, 'amr', { configurable: true, get: amrToTell })

  // every parameter, wherever it came in, is looked at before anything is done with it
  Object.defineProperty(OIDCContext.prototype, 'params', {
    configurable: true,
    get(this: WithParams) {
      return this[PARAMS]
    },
    set(this: WithParams, params: Record<string, unknown>) {
      this[PARAMS] = readParameters(params, this.route ?? '')
    },
  })

  // a client's assertion is for us by our issuer, not for whichever of our addresses it came to
  Object.defineProperty(OIDCContext.prototype, 'clientJwtAuthExpectedAudience', {
    configurable: true,
    value(this: KoaContextWithOIDC['oidc']) {
      return audiencesFor(this)
    },
  })

  // the engine looks, then saves: of two at once both would pass
  ReplayDetection['unique'] = (iss: string, jti: string, exp: number): Promise<boolean> =>
    noteOnce(deps.db, idHash(JSON.stringify([iss, jti])), new Date(exp * 1000))

  return (client, subject, sid) => send.call(client, subject, sid)
}

/** What a token says that it is signed with, where we sign so. */
const algorithmOf = (jwt: string): Algorithm | undefined =>
  algorithms.find((each) => each === decodeProtectedHeader(jwt).alg)

/** What was granted of the scopes that the tokens at hand are for; of a refresh that asks for fewer, those. */
function scopeGranted({ oidc }: KoaContextWithOIDC): string {
  const source = oidc.entities.RefreshToken ?? oidc.entities.AuthorizationCode ?? oidc.entities.DeviceCode
  const asked = oidc.params?.['grant_type'] === 'refresh_token' ? oidc.params['scope'] : undefined
  const scope = typeof asked === 'string' ? asked : source?.scope
  return oidc.entities.Grant?.getOIDCScopeFiltered(new Set(scope?.split(' '))) ?? 'openid'
}

const PARAMS = Symbol('params')
type WithParams = Record<typeof PARAMS, Record<string, unknown>> & { readonly route?: string }

/** Under the Dutch government's profile a client is told the level, and not by what it was reached. */
function amrToTell(this: { readonly client?: object }): unknown {
  return this.client && settingsOf(this.client).sluis_profile === 'nlgov'
    ? undefined
    : ofJudgement('amr').call(this)
}

const ofJudgement = (name: 'acr' | 'amr') =>
  function read(this: object): unknown {
    const step = judgementOf(this)
    return step?.type === 'finish' ? step[name] : undefined
  }
