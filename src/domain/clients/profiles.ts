import { isEidas, rungByKey, type Ladder } from '../../policy/levels/ladder.ts'
import { ownOrigins } from './start.ts'
import type { Fault } from '../../platform/schema/index.ts'

/** Sets of rules that a portal may be registered under, by their standards' names. */
export const profiles = ['nlgov', 'fapi2'] as const
export type Profile = (typeof profiles)[number]

type Metadata = Readonly<Record<string, unknown>>

interface Rule {
  readonly about: string
  readonly wants: string
  readonly holds: (metadata: Metadata, ladder: Ladder) => boolean
}

const is = (about: string, ...values: readonly unknown[]): Rule => ({
  about,
  wants: `must be ${values
    .filter((value) => value !== undefined)
    .map(String)
    .join(' or ')}`,
  holds: (metadata) => values.includes(metadata[about]),
})

/** A member that should be a list, as one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Native apps listen on their own machine (RFC 8252 §7.3), which FAPI 2.0 lets them. */
const isSafeRedirect = (uri: unknown): boolean => {
  const url = URL.parse(String(uri))
  return url?.protocol === 'https:' || url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
}

/** Strong signatures: PKCS #1 v1.5 is none of them (FAPI 2.0 §5.4.1). */
const STRONG = ['ES256', 'PS256', 'EdDSA'] as const

/** What each asks of a registration; whatever it asks beyond that, the engine and the rules do for its clients. */
const rules: Readonly<Record<Profile, readonly Rule[]>> = {
  // OIDC NL GOV: levels by eIDAS's names, no `amr`, and nobody followed from portal to portal
  nlgov: [
    is('subject_type', 'pairwise'),
    {
      about: 'sluis_minimum_level',
      wants: 'must be a level of eIDAS, as low',
      holds: ({ sluis_minimum_level: key }, ladder) => isEidas(rungByKey(ladder, String(key))),
    },
  ],
  // FAPI 2.0 Security Profile §5.3: requests pushed, clients that sign, tokens bound to a key
  fapi2: [
    is('token_endpoint_auth_method', 'private_key_jwt'),
    is('token_endpoint_auth_signing_alg', ...STRONG),
    is('sluis_assertion_audience', undefined, 'issuer'),
    is('require_pushed_authorization_requests', true),
    is('dpop_bound_access_tokens', true),
    is('id_token_signed_response_alg', 'ES256', 'EdDSA'),
    {
      about: 'grant_types',
      wants: 'must be authorization_code, refresh_token or client_credentials',
      holds: ({ grant_types: types = ['authorization_code'] }) =>
        listOf(types).every((type) =>
          ['authorization_code', 'refresh_token', 'client_credentials'].includes(String(type)),
        ),
    },
    {
      about: 'redirect_uris',
      wants: 'must be https, or of this very machine',
      holds: ({ redirect_uris: uris }) => listOf(uris).every(isSafeRedirect),
    },
    is('sluis_pkce', undefined, 'required'),
  ],
}

const startsElsewhere = (metadata: Metadata): boolean => {
  const { sluis_start_uri: said } = metadata
  const start = typeof said === 'string' ? URL.parse(said) : null
  return start !== null && !ownOrigins(metadata).has(start.origin)
}

const isProfile = (value: unknown): value is Profile => profiles.some((each) => each === value)

/** What is wrong with members that are right each by itself. */
export function faultsTogether(metadata: Metadata, ladder: Ladder): Fault[] {
  const { sluis_profile: profile, sluis_pkce: pkce, token_endpoint_auth_method: method } = metadata
  const kept = isProfile(profile) ? profile : undefined
  const lacking = kept ? rules[kept].filter(({ holds }) => !holds(metadata, ladder)) : []
  return [
    ...(pkce === 'exempt' && method === 'none'
      ? [{ path: ['sluis_pkce'], says: 'may be exempt only for a client that authenticates' }]
      : []),
    ...(metadata['sluis_signin_form'] === 'number' && typeof metadata['sluis_number_register'] !== 'string'
      ? [{ path: ['sluis_number_register'], says: 'must be there: the sign-in form asks for a number of it' }]
      : []),
    ...(typeof metadata['sluis_terms_version'] === 'string' &&
    typeof metadata['tos_uri'] !== 'string' &&
    typeof metadata['policy_uri'] !== 'string'
      ? [
          {
            path: ['sluis_terms_version'],
            says: 'must have a tos_uri or a policy_uri that it is the version of',
          },
        ]
      : []),
    ...(startsElsewhere(metadata)
      ? [
          {
            path: ['sluis_start_uri'],
            says: 'must be of an origin of its redirect_uris, its client_uri or its initiate_login_uri',
          },
        ]
      : []),
    ...lacking.map(({ about, wants }) => ({ path: [about], says: `${wants}, for the profile ${kept}` })),
  ]
}
