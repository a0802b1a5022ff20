import { isEidas, rungByKey, type Ladder } from '../../policy/levels/ladder.ts'

/** A set of rules that a portal is registered under, by its standard's name. */
export type Profile = 'nlgov' | 'fapi2'

type Metadata = Readonly<Record<string, unknown>>

interface Rule {
  readonly wants: string
  readonly holds: (metadata: Metadata, ladder: Ladder) => boolean
}

const is = (name: string, ...values: readonly unknown[]): Rule => ({
  wants: `${name} must be ${values
    .filter((value) => value !== undefined)
    .map(String)
    .join(' or ')}`,
  holds: (metadata) => values.includes(metadata[name]),
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
const profiles: Readonly<Record<Profile, readonly Rule[]>> = {
  // OIDC NL GOV: levels by eIDAS's names, no `amr`, and nobody followed from portal to portal
  nlgov: [
    is('subject_type', 'pairwise'),
    {
      wants: 'sluis_minimum_level must be a level of eIDAS, as low',
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
    {
      wants: 'id_token_signed_response_alg must be ES256 or EdDSA',
      holds: ({ id_token_signed_response_alg: alg }) => alg === 'ES256' || alg === 'EdDSA',
    },
    {
      wants: 'grant_types must be authorization_code, refresh_token or client_credentials',
      holds: ({ grant_types: types = ['authorization_code'] }) =>
        listOf(types).every((type) =>
          ['authorization_code', 'refresh_token', 'client_credentials'].includes(String(type)),
        ),
    },
    {
      wants: 'redirect_uris must be https, or of this very machine',
      holds: ({ redirect_uris: uris }) => listOf(uris).every(isSafeRedirect),
    },
    {
      wants: 'sluis_pkce must be required',
      holds: ({ sluis_pkce: pkce }) => pkce === undefined || pkce === 'required',
    },
  ],
}

const isProfile = (value: unknown): value is Profile =>
  typeof value === 'string' && Object.hasOwn(profiles, value)

/** Where a registration does not keep to the profile that it names. */
export function profileFaults(metadata: Metadata, ladder: Ladder): string[] {
  const { sluis_profile: profile = null } = metadata
  if (profile === null) return []
  if (!isProfile(profile)) return [`sluis_profile must be ${Object.keys(profiles).join(' or ')}`]
  return profiles[profile]
    .filter(({ holds }) => !holds(metadata, ladder))
    .map(({ wants }) => `${wants}, for the profile ${profile}`)
}
