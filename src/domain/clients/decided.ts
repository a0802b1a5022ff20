import { listOf } from './profiles.ts'
import { settingsOf } from './settings.ts'
import type { ClientMetadata } from './store.ts'

/**
 * What is decided for a portal that does not say it, and written down with it: so that another default, some day, changes
 * nothing for those there are. RS256 is what a registration means that says nothing (OpenID Connect Registration §2), and
 * what half of the clients in use insist on; FAPI 2.0 wants better (§5.4.1). Machines and devices are never redirected to.
 */
export function decided(metadata: ClientMetadata): ClientMetadata {
  const grants = metadata['grant_types']
  const isRedirected = grants === undefined || !Array.isArray(grants) || grants.includes('authorization_code')
  return {
    id_token_signed_response_alg: metadata['sluis_profile'] === 'fapi2' ? 'ES256' : 'RS256',
    ...(isRedirected ? {} : { response_types: [], redirect_uris: [] }),
    ...metadata,
  }
}

/** Origins whose scripts may call the token endpoint: those that are named, and a public client's own. */
export function scriptOrigins(metadata: ClientMetadata): readonly string[] {
  const isPublic = metadata['token_endpoint_auth_method'] === 'none'
  const own = isPublic ? listOf(metadata['redirect_uris']).map((uri) => URL.parse(String(uri))) : []
  const origins = own.flatMap((url) => (/^https?:$/.test(url?.protocol ?? '') ? (url?.origin ?? []) : []))
  return [...new Set([...listOf(metadata['sluis_cors_origins']).map(String), ...origins])]
}

export interface Decisions {
  readonly id_token_signed_response_alg: string
  /** Whether its ID tokens say what the scopes carry also where the userinfo endpoint does. */
  readonly id_token_claims: boolean
  readonly pkce: 'required' | 'exempt'
  readonly minimum_level: string
  readonly refresh_tokens: boolean
  readonly script_origins: readonly string[]
  /** What was asked, and cannot be had. */
  readonly notes: readonly string[]
}

/** What is in force for a client, said or not. */
export function decisionsOf(metadata: ClientMetadata): Decisions {
  const said = settingsOf(metadata)
  const refreshes = listOf(metadata['grant_types']).includes('refresh_token')
  const { scope } = metadata
  const wantsOffline = typeof scope === 'string' && scope.split(' ').includes('offline_access')
  return {
    id_token_signed_response_alg: String(metadata['id_token_signed_response_alg']),
    id_token_claims: said.sluis_id_token_claims,
    pkce: said.sluis_pkce,
    minimum_level: said.sluis_minimum_level,
    refresh_tokens: refreshes,
    script_origins: scriptOrigins(metadata),
    notes:
      wantsOffline && !refreshes
        ? ['scope names offline_access, which cannot be had: grant_types lacks refresh_token']
        : [],
  }
}

const ALG = 'id_token_signed_response_alg'

/**
 * What will be kept of a registration, but for its id.
 *
 * @param before what it takes the place of: an algorithm that is not said stays; one that was registered by a release
 *   before has none, and means ES256
 */
export const toKeep = (
  { client_id: _id, ...said }: ClientMetadata,
  before?: ClientMetadata,
): ClientMetadata => decided(before ? { [ALG]: before[ALG] ?? 'ES256', ...said } : said)

/** What a validator is asked of it: its secret is ours. */
export const toJudge = ({ client_secret: _ours, ...rest }: ClientMetadata): ClientMetadata => rest
