import { errors } from 'oidc-provider'
import { settingsOf } from './settings.ts'

/** Claims by scope (OIDC Core §5.4). `sub` is the account's subject: random, or as an older system gave it; never reused. */
export const claims = {
  // for whom somebody acts is of the sign-in: in the ID token, too, where the scope `organization` was granted
  openid: ['sub', 'acr', 'amr', 'auth_time', 'organization'],
  profile: ['name', 'given_name', 'family_name', 'locale', 'updated_at'],
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
  organization: ['organization'],
  organizations: ['organizations', 'organizations_more'],
  sluis_account: ['sluis_password_expires_at'],
}

type Members = Readonly<Record<string, unknown>>
/** The claims parameter (OpenID Connect Core §5.5), which the engine has found to be of objects. */
type Asked = { readonly [Where in 'id_token' | 'userinfo']?: Members | undefined }

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What every portal may ask: of the sign-in, and by which name it knows somebody. */
const ofTheSignIn = [...claims.openid, 'sid', 'iss']

/** The claims about a person, for a registration to name. */
export const claimNames: readonly string[] = Object.entries(claims).flatMap(([scope, names]) =>
  scope === 'openid' ? [] : names,
)

/**
 * The claims that a portal is answered: those that the scopes of its registration carry, and those that it names. One
 * that knows people by subjects of its own gets, of what its registration does not name, nothing that others know them
 * by as well; under the Dutch government's profile nobody is told by what a level was reached.
 */
export function allowedTo(registration: object): ReadonlySet<string> {
  const { scope, subjectType } = registration as Members
  const { sluis_claims: named, sluis_profile: profile } = settingsOf(registration)
  const scopes =
    typeof scope === 'string'
      ? scope.split(' ')
      : subjectType === 'pairwise'
        ? ['openid']
        : Object.keys(claims)
  const carried = scopes.flatMap((each) => claims[each as keyof typeof claims] ?? [])
  const allowed = new Set([...ofTheSignIn, ...carried, ...named])
  if (profile === 'nlgov') allowed.delete('amr')
  return allowed
}

/**
 * What of a claims parameter is answered to this client.
 *
 * @throws errors.InvalidRequest where a level or a subject is asked for in a form that means nothing: it decides who gets
 *   in, so it is never left aside
 */
export function claimsFor(asked: Asked, client: object): Asked {
  const allowed = allowedTo(client)
  const kept = (['id_token', 'userinfo'] as const).flatMap((where) => {
    const members = asked[where]
    if (!members) return []
    for (const name of ['acr', 'sub'] as const) checkForm(name, members[name])
    const told = Object.entries(members).filter(([name]) => allowed.has(name))
    return [[where, Object.fromEntries(told.map(([name, wanted]) => [name, understood(wanted)]))]]
  })
  return Object.fromEntries(kept) as Asked
}

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)

/** What of a wish is understood (OpenID Connect Core §5.5.1): whatever else stands in it, however deep, is left out. */
function understood(wanted: unknown): Members | null {
  if (!isMembers(wanted)) return null
  const { essential, value, values } = wanted
  return {
    ...(typeof essential === 'boolean' ? { essential } : {}),
    ...(isPlain(value) ? { value } : {}),
    ...(Array.isArray(values) ? { values: values.filter(isPlain) } : {}),
  }
}

function checkForm(name: 'acr' | 'sub', wanted: unknown): void {
  const wrong = (what: string): Error => new errors.InvalidRequest(`claims: ${name} ${what}`)
  if (wanted === undefined || wanted === null) return
  if (!isMembers(wanted)) throw wrong('must be null or an object')
  const { essential, value, values } = wanted
  if (essential !== undefined && typeof essential !== 'boolean') throw wrong('must be essential or not')
  if (value !== undefined && values !== undefined) throw wrong('must have a value or values, not both')
  if (value !== undefined && (typeof value !== 'string' || value === ''))
    throw wrong('must have a text for its value')
  if (values === undefined) return
  if (name === 'sub') throw wrong('must have one value')
  if (
    !Array.isArray(values) ||
    values.length === 0 ||
    !values.every((each) => typeof each === 'string' && each !== '')
  )
    throw wrong('must have a list of texts for its values')
}
