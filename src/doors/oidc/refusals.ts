import { errors, type Client, type KoaContextWithOIDC } from 'oidc-provider'
import { rungByAcr, type Ladder } from '../../policy/levels/ladder.ts'
import { settingsOf } from './settings.ts'
import { wishOf } from './wish.ts'

/** What clients are told, where the engine tells less than they need to get on. */

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/**
 * Whether a client may use a grant, at the endpoint where it asks for it.
 *
 * @throws errors.UnauthorizedClient where it asks for one that it is not registered for (RFC 6749 §5.2, RFC 8628 §3.2)
 */
export function refuseGrant(oidc: KoaContextWithOIDC['oidc'] | undefined, type: string): false {
  const isAsked =
    (oidc?.route === 'token' && type === oidc.params?.['grant_type']) ||
    (oidc?.route === 'device_authorization' && type === DEVICE_GRANT)
  if (isAsked) throw new errors.UnauthorizedClient(`grant_types of this client lacks ${type}`)
  return false
}

/** @throws errors.UnauthorizedClient where it asks for an answer that it is not registered for (RFC 6749 §4.1.2.1) */
export function refuseResponse(type: string): never {
  throw new errors.UnauthorizedClient(`response_types of this client lacks ${type}`)
}

/** @throws errors.InvalidRequest for a request without PKCE, which says what to do; unless the client is exempt */
export function requirePkce(client: Client): false {
  if (settingsOf(client).sluis_pkce === 'exempt') return false
  const whatToDo = ['send code_challenge, with code_challenge_method S256 (RFC 7636)']
  if (client.clientAuthMethod !== 'none')
    whatToDo.push('a client that cannot may be registered with sluis_pkce exempt')
  throw new errors.InvalidRequest(`PKCE is required: ${whatToDo.join('; ')}`)
}

/**
 * A level that nobody can have here is refused before anybody is asked anything (RFC 9470 §5), with those that there are.
 *
 * @throws errors.UnmetAuthenticationRequirements
 */
export function requireReachable(reachable: Ladder, oidc: KoaContextWithOIDC['oidc'], client: Client): void {
  const { acrValues } = wishOf(oidc.params ?? {}, client)
  if (acrValues.length === 0 || acrValues.some((acr) => rungByAcr(reachable, acr))) return
  const there = reachable.map(({ acr }) => acr).join(', ')
  throw new errors.UnmetAuthenticationRequirements(
    `none of the requested levels can be reached here; there are: ${there}`,
  )
}

/** Why `offline_access`, which the engine leaves aside, cannot be had by this request; undefined where it can, or is not asked. */
export function offlineRefusal({ oidc, query }: KoaContextWithOIDC, client: Client): string | undefined {
  const asked = oidc.body?.['scope'] ?? query['scope']
  if (typeof asked !== 'string' || !asked.split(' ').includes('offline_access')) return undefined
  if (oidc.requestParamScopes.has('offline_access')) return undefined
  return client.grantTypeAllowed('refresh_token')
    ? 'prompt lacks consent (OpenID Connect Core §11)'
    : 'grant_types of the client lacks refresh_token'
}
