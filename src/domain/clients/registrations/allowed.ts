import type { Fault } from '../../../platform/schema/index.ts'
import { listOf } from '../profiles.ts'
import type { ClientMetadata } from '../store.ts'
import type { Allowed } from './store.ts'

/**
 * The members that a program may say of its client (RFC 7591 §2, OpenID Connect Registration §2, and those of the
 * specifications that we follow). Others are left aside (RFC 7591 §2); ours are an operator's.
 */
export const standardMembers: readonly string[] = [
  ...['client_name', 'client_uri', 'logo_uri', 'policy_uri', 'tos_uri', 'contacts', 'application_type'],
  ...['redirect_uris', 'response_types', 'grant_types', 'scope', 'post_logout_redirect_uris'],
  ...['token_endpoint_auth_method', 'token_endpoint_auth_signing_alg', 'jwks', 'jwks_uri'],
  ...[
    'sector_identifier_uri',
    'subject_type',
    'id_token_signed_response_alg',
    'userinfo_signed_response_alg',
  ],
  ...['default_max_age', 'require_auth_time', 'default_acr_values', 'initiate_login_uri'],
  ...['backchannel_logout_uri', 'backchannel_logout_session_required', 'dpop_bound_access_tokens'],
  ...['require_pushed_authorization_requests'],
]

/** What a program says of its client, as far as it is its to say; what it does not say of its scope is all that it may have. */
export function saidByProgram(said: ClientMetadata, { scopes }: Allowed): ClientMetadata {
  const own = Object.fromEntries(
    standardMembers.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]])),
  )
  return { scope: scopes.join(' '), ...own }
}

/** Members that people are led to by. */
const leadsPeople = [
  ...['redirect_uris', 'post_logout_redirect_uris', 'initiate_login_uri'],
  ...['client_uri', 'policy_uri', 'tos_uri'],
]

/** What a client asks for beyond what it may. */
export function beyond(metadata: ClientMetadata, { grants, scopes, origins }: Allowed): Fault[] {
  const asked = listOf(metadata['grant_types'] ?? ['authorization_code']).map(String)
  const scope = metadata['scope']
  const wanted = typeof scope === 'string' ? scope.split(' ').filter(Boolean) : []
  const faults: Fault[] = asked.flatMap((each, i) =>
    grants.includes(each)
      ? []
      : [{ path: ['grant_types', i], about: each, says: 'may not be had by this token' }],
  )
  for (const each of wanted)
    if (!scopes.includes(each))
      faults.push({ path: ['scope'], about: each, says: 'may not be had by this token' })
  if (origins === null) return faults
  for (const name of leadsPeople)
    for (const uri of textsIn(metadata[name]))
      if (!origins.includes(URL.parse(uri)?.origin ?? ''))
        faults.push({
          path: [name],
          about: uri.slice(0, 200),
          says: 'is of an origin that this token does not allow',
        })
  return faults
}

/** What is no text, the validator refuses. */
const textsIn = (value: unknown): string[] =>
  [value].flat().filter((each): each is string => typeof each === 'string')
