import { DEFAULT_LEVEL, rungByAcr, rungByKey, type Ladder } from '../../policy/levels/ladder.ts'
import type { Wish } from '../../policy/levels/goal.ts'
import type { FactorKind } from '../../policy/vocabulary.ts'
import { profileFaults, type Profile } from './profiles.ts'
import { textFaults, uriFaults } from './uris.ts'

/** Our own client metadata, as the registration may carry them. */
export interface Extensions {
  /** The key of the lowest level that signs somebody in to this portal. */
  readonly sluis_minimum_level: string
  /** `ask`: the person agrees to what is shared; `implicit`: a portal of the same organisation. */
  readonly sluis_consent: 'implicit' | 'ask'
  /** `exempt`: a confidential client that cannot do PKCE. */
  readonly sluis_pkce: 'required' | 'exempt'
  /** Origins, beyond its redirect URIs, that a redirect after a form may pass. */
  readonly sluis_form_action_origins: readonly string[]
  /** Resources it may ask tokens for. */
  readonly sluis_resources: readonly string[]
  /** Resources whose tokens it may introspect: it is their server. */
  readonly sluis_introspects: readonly string[]
  /** Origins whose scripts may call the token and userinfo endpoints. */
  readonly sluis_cors_origins: readonly string[]
  /** By a level's key: seconds after which what was proven does not carry that level any more. */
  readonly sluis_level_max_ages: Readonly<Record<string, number>>
  /** Factors that its people may use, may not, and must have set up; null: any. */
  readonly sluis_factors_allowed: readonly string[] | null
  readonly sluis_factors_forbidden: readonly string[]
  readonly sluis_factors_required: readonly string[]
  /** Whether people may have a browser remembered for 30 days, in place of the second factor up to `two-factor`. */
  readonly sluis_remember_browsers: boolean
  /** Whether ID tokens say what the scopes carry, also where the userinfo endpoint does. */
  readonly sluis_id_token_claims: boolean
  /** Claims that it may ask for by name, beyond those of its scopes. */
  readonly sluis_claims: readonly string[]
  /** Whether refreshing a token that lives with a session counts as using it. */
  readonly sluis_session_keepalive: boolean
  /**
   * `ask`: a person who signs out there is asked; `implicit`: they are not, where the portal's hint names this very
   * session.
   */
  readonly sluis_logout: 'implicit' | 'ask'
  /** Whom its assertions are made for: `issuer`, or at the token endpoint that endpoint as well. */
  readonly sluis_assertion_audience: 'issuer' | 'token-endpoint'
  /** Whether it opens our pages in a window of its own, and talks to that. */
  readonly sluis_popup: boolean
  /** The standard's profile that it keeps to; null: OpenID Connect as it is. */
  readonly sluis_profile: Profile | null
}

export const extensions = [
  'sluis_minimum_level',
  'sluis_consent',
  'sluis_pkce',
  'sluis_form_action_origins',
  'sluis_resources',
  'sluis_introspects',
  'sluis_cors_origins',
  'sluis_level_max_ages',
  'sluis_factors_allowed',
  'sluis_factors_forbidden',
  'sluis_factors_required',
  'sluis_remember_browsers',
  'sluis_id_token_claims',
  'sluis_claims',
  'sluis_session_keepalive',
  'sluis_logout',
  'sluis_assertion_audience',
  'sluis_popup',
  'sluis_profile',
] as const satisfies readonly (keyof Extensions)[]

const defaults: Extensions = {
  sluis_minimum_level: DEFAULT_LEVEL,
  sluis_consent: 'implicit',
  sluis_pkce: 'required',
  sluis_form_action_origins: [],
  sluis_resources: [],
  sluis_introspects: [],
  sluis_cors_origins: [],
  sluis_level_max_ages: {},
  sluis_factors_allowed: null,
  sluis_factors_forbidden: [],
  sluis_factors_required: [],
  sluis_remember_browsers: false,
  sluis_id_token_claims: false,
  sluis_claims: [],
  sluis_session_keepalive: true,
  sluis_logout: 'implicit',
  sluis_assertion_audience: 'issuer',
  sluis_popup: false,
  sluis_profile: null,
}

/** A client's extensions, with the default for each that was not said. */
export const defaultsOf = (metadata: Readonly<Record<string, unknown>>): Extensions => ({
  ...defaults,
  ...Object.fromEntries(
    extensions.filter((name) => metadata[name] !== undefined).map((name) => [name, metadata[name]]),
  ),
})

/** What a registration may name. */
export interface Known {
  readonly ladder: Ladder
  /** Every factor that Sluis knows. */
  readonly kinds: readonly string[]
  /** Those that people can set up here. */
  readonly offered: readonly string[]
  /** Every claim that can be told. */
  readonly claims: readonly string[]
}

/** What is wrong with the extensions, each fault naming its field. */
export function extensionFaults(
  metadata: Readonly<Record<string, unknown>>,
  { ladder, kinds, offered, claims }: Known,
): string[] {
  const faults: string[] = []
  const said = { ...defaults, ...metadata } as Record<keyof Extensions, unknown>
  if (typeof said.sluis_minimum_level !== 'string' || !rungByKey(ladder, said.sluis_minimum_level)) {
    faults.push(`sluis_minimum_level must be one of ${ladder.map((rung) => rung.key).join(', ')}`)
  }
  for (const [name, ...either] of [
    ['sluis_consent', 'implicit', 'ask'],
    ['sluis_logout', 'implicit', 'ask'],
    ['sluis_pkce', 'required', 'exempt'],
    ['sluis_assertion_audience', 'issuer', 'token-endpoint'],
  ] as const)
    if (!either.some((value) => said[name] === value)) faults.push(`${name} must be ${either.join(' or ')}`)
  if (said.sluis_pkce === 'exempt' && metadata['token_endpoint_auth_method'] === 'none') {
    faults.push('sluis_pkce may be exempt only for a client that authenticates')
  }
  for (const name of [
    'sluis_remember_browsers',
    'sluis_id_token_claims',
    'sluis_session_keepalive',
    'sluis_popup',
  ] as const)
    if (typeof said[name] !== 'boolean') faults.push(`${name} must be true or false`)
  for (const name of ['sluis_form_action_origins', 'sluis_cors_origins'] as const) {
    if (!isListOf(said[name], (value) => URL.parse(value)?.origin === value && value !== 'null'))
      faults.push(`${name} must be a list of origins, as https://portal.example`)
  }
  if (!isListOf(said.sluis_claims, (value) => claims.includes(value)))
    faults.push(`sluis_claims must be a list of claims: ${claims.join(', ')}`)
  for (const name of ['sluis_resources', 'sluis_introspects'] as const) {
    if (!isListOf(said[name], (value) => URL.canParse(value)))
      faults.push(`${name} must be a list of resource identifiers`)
  }
  for (const name of [
    'sluis_factors_allowed',
    'sluis_factors_forbidden',
    'sluis_factors_required',
  ] as const) {
    const isAny = name === 'sluis_factors_allowed' && said[name] === null
    // what is not offered may be forbidden, and can be required of nobody
    const may = name === 'sluis_factors_required' ? offered : kinds
    if (!isAny && !isListOf(said[name], (value) => may.includes(value)))
      faults.push(`${name} must be a list of factors: ${may.join(', ')}`)
  }
  const acrs = metadata['default_acr_values']
  if (acrs !== undefined && !isListOf(acrs, (value) => rungByAcr(ladder, value) !== undefined))
    faults.push(`default_acr_values must be a list of levels: ${ladder.map(({ acr }) => acr).join(', ')}`)
  const ages = Object.entries(said.sluis_level_max_ages ?? {})
  const isAge = ([key, seconds]: [string, unknown]): boolean =>
    rungByKey(ladder, key) !== undefined && Number.isInteger(seconds) && Number(seconds) >= 0
  if (typeof said.sluis_level_max_ages !== 'object' || !ages.every(isAge))
    faults.push('sluis_level_max_ages must be an object from levels to seconds, as { "high": 300 }')
  return [...faults, ...uriFaults(metadata), ...textFaults(metadata), ...profileFaults(metadata, ladder)]
}

const isListOf = (value: unknown, holds: (item: string) => boolean): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' && holds(item))

/** What a client's registration asks of every sign-in; it was checked when it was registered. */
export function wishOfClient(
  metadata: Readonly<Record<string, unknown>>,
): Pick<Wish, 'minimumLevel' | 'levelMaxAges' | 'allowance' | 'tellsEidas' | 'remembersBrowsers'> {
  const said = defaultsOf(metadata)
  const kinds = (list: readonly string[]): readonly FactorKind[] => list as readonly FactorKind[]
  return {
    minimumLevel: said.sluis_minimum_level,
    levelMaxAges: said.sluis_level_max_ages,
    remembersBrowsers: said.sluis_remember_browsers,
    tellsEidas: said.sluis_profile === 'nlgov',
    allowance: [
      {
        allowed: said.sluis_factors_allowed === null ? undefined : kinds(said.sluis_factors_allowed),
        forbidden: kinds(said.sluis_factors_forbidden),
        required: kinds(said.sluis_factors_required),
      },
    ],
  }
}
