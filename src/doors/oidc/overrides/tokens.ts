import { decodeProtectedHeader } from 'jose'
import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import { algorithms, type Algorithm } from '../../../domain/keys/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/database.ts'
import { createDevicePace } from '../device-pace.ts'
import { OF_GRANT } from '../for-whom.ts'
import { idHash } from '../hashes.ts'
import { settingsOf } from '../settings.ts'
import { noteOnce } from '../store.ts'
import type { Context, IdTokenMade, Overridable } from './overridable.ts'

/** What tokens say, and how often what is single use is taken. */
export function overrideTokens(
  engine: Overridable,
  { db, clock, context, isHeld }: { db: Db; clock: Clock; context: Context; isHeld: IsHeld | undefined },
): void {
  const { Grant, IdToken, DeviceCode, ReplayDetection } = engine
  // the engine knows one grant of a session for each client, and ours has one for each whom is acted for there
  if (isHeld)
    for (const model of [engine.AccessToken, engine.RefreshToken, engine.AuthorizationCode, DeviceCode])
      bindToSession(model, isHeld)

  // a grant keeps for whom somebody acts, as it was when it was given
  const { IN_PAYLOAD: kept } = Grant
  Object.defineProperty(Grant, 'IN_PAYLOAD', { value: [...kept, ...OF_GRANT] })

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
    const settings = this.client && settingsOf(this.client)
    if (this.scope === 'openid' && this.ctx?.oidc.route === 'token' && settings?.sluis_id_token_claims)
      this.scope = scopeGranted(this.ctx)
    // what a token from before the registration changed still knows
    if (settings?.sluis_profile === 'nlgov') delete this.available?.['amr']
    return payload.call(this)
  }

  // a device that asks faster than it was told is told so, without a look into the database (RFC 8628 §3.5)
  const { find } = DeviceCode
  const pace = createDevicePace(clock)
  DeviceCode.find = async function look(this: unknown, code, options) {
    if (context()?.oidc.route !== 'token') return find.call(this, code, options)
    if (pace.isTooFast(code)) throw new errors.SlowDown()
    const found = await find.call(this, code, options)
    pace.looked(code, found !== undefined && !found.isExpired && !found.accountId && !found.error)
    return found
  }

  // the engine looks, then saves: of two at once both would pass
  ReplayDetection['unique'] = (iss: string, jti: string, exp: number): Promise<boolean> =>
    noteOnce(db, idHash(JSON.stringify([iss, jti])), new Date(exp * 1000))
}

/** Whether what was issued is under a grant that its session, which lives, has at this moment. */
export type IsHeld = (token: { readonly sessionUid?: string; readonly grantId?: string }) => Promise<boolean>

/** What lives with a session dies with it, and with the choice that it was issued for. */
function bindToSession(model: Overridable['AccessToken'], isHeld: IsHeld): void {
  const { find } = model
  model.find = async function look(this: unknown, value, options) {
    const token = await find.call(this, value, { ...options, ignoreSessionBinding: true })
    if (!token?.expiresWithSession || options?.ignoreSessionBinding) return token
    return (await isHeld(token)) ? token : undefined
  }
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
