import type { ClientMetadata } from '../store.ts'
import type { ClientRequest } from './store.ts'

/** How an address differs from one that is registered. */
export type Difference = 'last-character' | 'case' | 'scheme' | 'host' | 'port' | 'path' | 'query'

/** What is wrong with a request, as whoever looks after its client can mend it. */
export type Diagnosis =
  | {
      readonly what: 'redirect-differs'
      readonly how: Difference
      readonly asked: string
      readonly registered: string
    }
  | { readonly what: 'redirect-unknown'; readonly asked: string; readonly registered: string }
  | { readonly what: 'redirect-changed' }
  /** @property exempts whether the client may be let without: it has a secret */
  | { readonly what: 'pkce-missing'; readonly exempts: boolean }
  | { readonly what: 'pkce-wrong' }
  /** @property apart milliseconds, where they are known */
  | { readonly what: 'code-twice'; readonly apart: number | undefined }
  | { readonly what: 'code-late' }
  | { readonly what: 'refresh-twice' }
  | { readonly what: 'grant-over' }
  | { readonly what: 'of-another-client' }
  | { readonly what: 'secret-wrong' }
  | { readonly what: 'method-wrong'; readonly registered: string }
  | { readonly what: 'grant-type-missing'; readonly grant: string }
  | { readonly what: 'level-unreachable' }
  | { readonly what: 'nobody-asked' }
  | { readonly what: 'cancelled' }
  /** Nothing is known of it but what the engine says. */
  | { readonly what: 'other'; readonly error: string; readonly detail: string }

type Look = (request: Failed, metadata: ClientMetadata) => Diagnosis | undefined

type Failed = Pick<ClientRequest, 'said'> & { readonly error: string; readonly detail: string }

const redirect: Look = ({ error, said }, { redirect_uris: known }) => {
  if (error !== 'invalid_redirect_uri') return undefined
  const asked = String(said['redirect_uri'] ?? '')
  const registered = Array.isArray(known) ? known.filter((each) => typeof each === 'string') : []
  const near = registered
    .map((each) => ({ each, how: differenceOf(asked, each) }))
    .filter(({ how }) => how !== undefined)
    .toSorted((a, b) => nearness.indexOf(a.how!) - nearness.indexOf(b.how!))[0]
  return near?.how === undefined
    ? { what: 'redirect-unknown', asked, registered: registered.slice(0, 3).join(', ') }
    : { what: 'redirect-differs', how: near.how, asked, registered: near.each }
}

/** The likeliest slip first. */
const nearness: readonly Difference[] = ['last-character', 'case', 'query', 'port', 'scheme', 'path', 'host']

/** In which one thing two addresses differ; undefined where it is more than one. */
export function differenceOf(asked: string, registered: string): Difference | undefined {
  if (asked.slice(0, -1) === registered || asked === registered.slice(0, -1)) return 'last-character'
  if (asked.toLowerCase() === registered.toLowerCase()) return 'case'
  const [one, other] = [URL.parse(asked), URL.parse(registered)]
  if (!one || !other) return undefined
  const differ = (
    [
      ['scheme', one.protocol !== other.protocol],
      ['host', one.hostname !== other.hostname],
      ['port', one.port !== other.port],
      ['path', one.pathname !== other.pathname],
      ['query', one.search !== other.search],
    ] as const
  ).filter(([, isSo]) => isSo)
  return differ.length === 1 ? differ[0]?.[0] : undefined
}

const redirectAtTheToken: Look = ({ detail }) =>
  detail === 'authorization code redirect_uri mismatch' ? { what: 'redirect-changed' } : undefined

const pkce: Look = ({ error, detail }, metadata) =>
  error === 'invalid_request' && /^PKCE is required|requires PKCE/.test(detail)
    ? { what: 'pkce-missing', exempts: metadata['token_endpoint_auth_method'] !== 'none' }
    : undefined

const verifier: Look = ({ detail }) =>
  /^code_verifier |code_challenge_method$/.test(detail) ? { what: 'pkce-wrong' } : undefined

const twice: Look = ({ detail, said }) => {
  if (!/already (used|consumed)/.test(detail)) return undefined
  if (/refresh/i.test(detail)) return { what: 'refresh-twice' }
  const apart = said['apart']
  return { what: 'code-twice', apart: typeof apart === 'number' ? apart : undefined }
}

const late: Look = ({ detail }) =>
  /^(authorization code is expired|authorization code not found)/.test(detail)
    ? { what: 'code-late' }
    : undefined

const over: Look = ({ detail }) =>
  /^(grant (is expired|not found)|refresh token (is expired|not found))/.test(detail)
    ? { what: 'grant-over' }
    : undefined

const another: Look = ({ detail }) =>
  detail === 'client mismatch' ? { what: 'of-another-client' } : undefined

const secret: Look = ({ detail }) =>
  detail === 'invalid secret provided' ? { what: 'secret-wrong' } : undefined

/** RFC 7591 §2: `client_secret_basic` where nothing is said. */
const methodOf = ({ token_endpoint_auth_method: method }: ClientMetadata): string =>
  typeof method === 'string' ? method : 'client_secret_basic'

const method: Look = ({ error, detail }, metadata) =>
  error === 'invalid_client' && /does not match the registered client authentication method/.test(detail)
    ? {
        what: 'method-wrong',
        registered: methodOf(metadata),
      }
    : undefined

const grantType: Look = ({ error, detail }) => {
  const [, grant] = /(?:grant|response)_types of this client lacks (\S+)/.exec(detail) ?? []
  return error === 'unauthorized_client' && grant !== undefined
    ? { what: 'grant-type-missing', grant }
    : undefined
}

const level: Look = ({ error }) =>
  error === 'unmet_authentication_requirements' ? { what: 'level-unreachable' } : undefined

const nobody: Look = ({ error }) =>
  /^(login|interaction|consent|account_selection)_required$/.test(error)
    ? { what: 'nobody-asked' }
    : undefined

const cancelled: Look = ({ error }) => (error === 'access_denied' ? { what: 'cancelled' } : undefined)

const looks: readonly Look[] = [
  redirect,
  redirectAtTheToken,
  pkce,
  verifier,
  twice,
  late,
  over,
  another,
  secret,
  method,
  grantType,
  level,
  nobody,
  cancelled,
]

/** What was wrong with a request, by what its client is registered with; undefined where nothing was. Pure. */
export function diagnosisOf(request: ClientRequest, metadata: ClientMetadata): Diagnosis | undefined {
  const { error, detail, said } = request
  if (error === null) return undefined
  const failed = { error, detail: detail ?? '', said }
  for (const look of looks) {
    const found = look(failed, metadata)
    if (found) return found
  }
  return { what: 'other', error, detail: detail ?? '' }
}
