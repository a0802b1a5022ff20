import { branchesTaken } from '../../policy/levels/for-whom.ts'
import { DEFAULT_LEVEL, defaultLadder, type Ladder } from '../../policy/levels/ladder.ts'
import type { Wish } from '../../policy/levels/goal.ts'
import type { FactorKind } from '../../policy/vocabulary.ts'
import { colourFault, readColour, type Scheme } from '../../platform/render/colour.ts'
import { locales } from '../../platform/render/locale.ts'
import { isShownPhone, readHours } from '../../platform/text/opening-hours.ts'
import {
  form,
  judged,
  listOf,
  mapOf,
  namesOf,
  oneOf,
  setting,
  settingsIn,
  text,
  whole,
  yesOrNo,
  members,
  type Of,
  type Setting,
} from '../../platform/schema/index.ts'
import { profiles } from './profiles.ts'
import { registration } from './for-organisations.ts'
import { origin, resource, uri } from './uris.ts'

/** What a registration may name. */
export interface There {
  readonly ladder: Ladder
  /** Every factor that Sluis knows. */
  readonly kinds: readonly FactorKind[]
  /** Those that people can set up here. */
  readonly offered: readonly FactorKind[]
  /** Every claim that can be told. */
  readonly claims: readonly string[]
}

/**
 * Our own client metadata, a line a setting: its values, what holds where nothing is said, and what it means.
 *
 * @param there what it may name
 */
// prettier-ignore
export function settingsFor({ ladder, kinds, offered, claims }: There) {
  const levels = ladder.map(({ key }) => key)
  const ages = 'an object from levels to seconds, as { "high": 300 }'
  return members({
    sluis_key: setting(form('lower-case letters, digits and hyphens', /^[a-z0-9][a-z0-9-]{0,62}$/).nullable(), null, 'the name that files know it by, the same in every installation; otherwise its `client_id`'),
    sluis_minimum_level: setting(oneOf(levels), DEFAULT_LEVEL, `the lowest level that signs somebody in: ${levels.map((key) => `\`${key}\``).join(', ')}`),
    sluis_consent: setting(oneOf(['implicit', 'ask']), 'implicit', '`ask`: the person agrees to what is shared'),
    sluis_pkce: setting(oneOf(['required', 'exempt']), 'required', '`exempt`: a confidential client that cannot do PKCE; audited'),
    sluis_resources: setting(listOf(resource(), 'resource identifiers'), [], 'resources it may ask tokens for'),
    sluis_introspects: setting(listOf(resource(), 'resource identifiers'), [], 'resources whose opaque tokens it may introspect'),
    sluis_organisations: setting(listOf(registration(), 'registrations'), [], 'the organisations that it is for, by their registrations: `["kvk:69599084"]`; whoever acts for none of them is told so. `[]`: it is for everybody'),
    sluis_organization: setting(oneOf(['none', 'optional', 'required']), 'none', 'for whom people act: `required`: everybody acts for an organisation, of several they choose; `optional`: those who act for one; `none`: it is not asked. What it is told of it, the scope `organization` carries'),
    sluis_number_register: setting(form('the key of a number register', /^[a-z][a-z0-9-]{0,39}$/).nullable(), null, 'the register whose numbers it works with: who covers none of them is not let in for that organisation'),
    sluis_signin_form: setting(oneOf(['address', 'number']), 'address', 'by what people say who they are: `number`: by a number of `sluis_number_register`, which one organisation has, and their user name there; whoever has an address may use that'),
    sluis_branches: setting(oneOf(branchesTaken), 'accepted', 'what becomes of a membership that is limited to branches: `accepted`: it will do; `named`: it will do where it covers the branch that the request names (`branch`); `refused`: it will not do; `unnamed`: it will not do, and no request may name a branch'),
    sluis_mandate_level: setting(oneOf(levels).nullable(), null, 'the level that a membership is worth of which no level was said; `null`: as much as the person proves'),
    sluis_organization_claims: setting(namesOf(organizationClaims, 'parts of the claim'), [...organizationClaims], 'what it is told of the organisation beside its `id` and `name`'),
    sluis_form_action_origins: setting(listOf(origin({ afterForm: true }), ORIGINS), [], 'origins, beyond its redirect URIs, that its redirects pass'),
    sluis_cors_origins: setting(listOf(origin(), ORIGINS), [], 'origins whose scripts may call the token and userinfo endpoints; a public client’s own redirect origins may without being named'),
    sluis_level_max_ages: setting(mapOf(levels, whole(0), ages), {}, 'by level, seconds after which what was proven carries it, and those above it, no longer: `{ "substantial": 900 }`. Asked at the authorization endpoint; a refreshed token keeps its `auth_time`'),
    sluis_factors_allowed: setting(namesOf(kinds, 'factors').nullable(), null, 'the only factors that count: `["password", "totp"]`; `null`: any'),
    sluis_factors_forbidden: setting(namesOf(kinds, 'factors'), [], 'factors that do not count'),
    // what is not offered may be forbidden, and can be required of nobody
    sluis_factors_required: setting(namesOf(offered, 'factors'), [], 'factors that must have been set up'),
    sluis_remember_browsers: setting(yesOrNo(), false, 'people may have a browser remembered for 30 days: it stands in for the second factor, up to `two-factor`'),
    sluis_id_token_claims: setting(yesOrNo(), false, '`true`: the ID token always says what the scopes carry; otherwise only where the access token is for a resource, so that the userinfo endpoint cannot be asked'),
    sluis_claims: setting(namesOf(claims, 'claims'), [], 'claims it may ask for by the `claims` parameter, beyond those that its registered `scope` carries'),
    sluis_session_keepalive: setting(yesOrNo(), true, 'refreshing a token that lives with the session counts as using it; `false`: only the browser does'),
    sluis_logout: setting(oneOf(['implicit', 'ask']), 'implicit', '`ask`: whoever signs out at the portal’s wish is asked; `implicit`: only where the portal’s `id_token_hint` does not name this very session'),
    sluis_assertion_audience: setting(oneOf(['issuer', 'token-endpoint']), 'issuer', '`token-endpoint`: at the token endpoint its `private_key_jwt` assertions may be made for that endpoint, as well as for the issuer; never with the profile `fapi2`'),
    sluis_popup: setting(yesOrNo(), false, '`true`: it opens the sign-in in a window of its own and talks to it, so its sign-ins come without `Cross-Origin-Opener-Policy`'),
    sluis_start_uri: setting(uri().nullable(), null, 'where people start who choose it at `/portals`; of an origin of its redirect URIs, its `client_uri` or its `initiate_login_uri`. With an `initiate_login_uri` it is sent there as `target_link_uri`'),
    sluis_shown_to: setting(oneOf(['users', 'everybody', 'nobody']), 'users', 'who finds it at `/portals`: those who have used it, everybody who is signed in, or nobody'),
    sluis_brand_name: setting(text({ most: 100 }).nullable(), null, 'whose portal it is, at the head of pages that look like it; otherwise its `client_name`'),
    sluis_colour: setting(colour('light').nullable(), null, 'the colour of what is pressed on pages on the way to it, as `#0a5672`; what cannot be read on white paper (4.5:1) is refused, with the nearest of its hue that can'),
    sluis_colour_dark: setting(colour('dark').nullable(), null, 'the same on dark paper; otherwise one of the same hue'),
    sluis_logo_dark_uri: setting(uri().nullable(), null, 'its logo for dark paper; like `logo_uri` it is fetched once, when it is registered or its address changes, and shown from here'),
    sluis_icon_uri: setting(uri().nullable(), null, 'the icon that browsers show beside the title; fetched like `logo_uri`'),
    sluis_help_phone: setting(judged((said) => (isShownPhone(said) ? undefined : 'must be a telephone number of digits, spaces, hyphens and brackets')).nullable(), null, 'the telephone number of those who help its people'),
    sluis_help_hours: setting(listOf(judged((said) => (readHours(said) ? undefined : HOURS)), 'hours, as mon-fri 09:00-17:00'), [], 'when they answer: `["mon-fri 09:00-17:00"]`; each page says it in its language'),
    sluis_help_uri: setting(uri({ httpsOnly: true }).nullable(), null, 'the page of those who help its people; otherwise the first mail address of its `contacts`'),
    sluis_accessibility_uri: setting(uri({ httpsOnly: true }).nullable(), null, 'its accessibility statement'),
    sluis_terms_version: setting(text({ most: 40 }).nullable(), null, 'the version of its `tos_uri` and `policy_uri`, as `2026-1`: everybody accepts it before they get in, and again once another version stands here. A change that is not of substance keeps the version; `null`: nobody is asked'),
    sluis_retires_at: setting(moment().nullable(), null, 'when it stops, as `2027-01-31T12:00:00Z`: people are told from two weeks before, and from then on they are told what to do, and it gets `access_denied`'),
    sluis_retires_words: setting(mapOf(locales, text({ most: 500 }), 'an object from languages to texts, as { "nl": "Werk de app bij in de App Store." }'), {}, 'what people are to do then, by language'),
    sluis_profile: setting(oneOf(profiles).nullable(), null, '`nlgov`: eIDAS levels, no `amr`, pairwise subjects; `fapi2`: pushed requests, `private_key_jwt`, DPoP. What a registration lacks for it is told when it is made'),
  })
}

/** What a portal may be told of whom somebody acts for. */
const organizationClaims = [
  'registration',
  'numbers',
  'branches',
  'role',
  'attributes',
  'mandate_level',
  'through',
] as const

/** A moment of the calendar, with its offset (RFC 3339). */
const moment = () =>
  judged((said) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(said) && !Number.isNaN(Date.parse(said))
      ? undefined
      : 'must be a moment, as 2027-01-31T12:00:00Z',
  )

const HOURS = 'must be days and hours, as mon-fri 09:00-17:00'

/** A colour that can be read on the paper of a scheme. */
const colour = (scheme: Scheme) =>
  judged((said) => {
    const read = readColour(said)
    return read === undefined ? 'must be a colour as #0a5672' : colourFault(read, scheme)
  })

const ORIGINS = 'origins, as https://portal.example'

/** What a client's settings are, said or not. */
export type Settings = Of<ReturnType<typeof settingsFor>>

const builtIn = settingsFor({ ladder: defaultLadder, kinds: [], offered: [], claims: [] })
const otherwise = builtIn.parse({})

/** Every setting by its name, as documents tell it; and as the help of a command does, with the ladder in force. */
export const settingsTold = (ladder: Ladder = defaultLadder): Setting[] =>
  settingsIn(settingsFor({ ladder, kinds: [], offered: [], claims: [] }))

export const settingNames: readonly string[] = Object.keys(builtIn.shape)

/** A client's settings, with what holds for each that was not said; they were checked when it was registered. */
export const settingsOf = (metadata: Readonly<Record<string, unknown>>): Settings => ({
  ...otherwise,
  ...(Object.fromEntries(
    settingNames.filter((name) => metadata[name] !== undefined).map((name) => [name, metadata[name]]),
  ) as Partial<Settings>),
})

/** What it asks of the organisation that people act for. */
function forWhomOf(said: Settings, { client_id: id }: Readonly<Record<string, unknown>>): Wish['forWhom'] {
  if (said.sluis_organization === 'none') return undefined
  return {
    client: String(id),
    isRequired: said.sluis_organization === 'required',
    named: undefined,
    register: said.sluis_number_register ?? undefined,
    ...{ branches: said.sluis_branches, branch: undefined },
    mandateLevel: said.sluis_mandate_level ?? undefined,
  }
}

const addressIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** What its people accept before they get in. */
function termsOf(
  { sluis_terms_version: version }: Settings,
  metadata: Readonly<Record<string, unknown>>,
): Wish['terms'] {
  if (version === null) return undefined
  const { client_id: id, tos_uri: terms, policy_uri: privacy } = metadata
  return { client: String(id), version, termsUri: addressIn(terms), privacyUri: addressIn(privacy) }
}

/** What a client's registration asks of every sign-in. */
export function wishOfClient(
  metadata: Readonly<Record<string, unknown>>,
): Pick<
  Wish,
  | 'minimumLevel'
  | 'levelMaxAges'
  | 'allowance'
  | 'tellsEidas'
  | 'remembersBrowsers'
  | 'retiresAt'
  | 'organisations'
  | 'forWhom'
  | 'terms'
> {
  const said = settingsOf(metadata)
  return {
    minimumLevel: said.sluis_minimum_level,
    levelMaxAges: said.sluis_level_max_ages,
    remembersBrowsers: said.sluis_remember_browsers,
    tellsEidas: said.sluis_profile === 'nlgov',
    organisations: said.sluis_organisations,
    forWhom: forWhomOf(said, metadata),
    terms: termsOf(said, metadata),
    ...(said.sluis_retires_at === null ? {} : { retiresAt: new Date(said.sluis_retires_at) }),
    allowance: [
      {
        allowed: said.sluis_factors_allowed ?? undefined,
        forbidden: said.sluis_factors_forbidden,
        required: said.sluis_factors_required,
      },
    ],
  }
}
