import { settingsOf } from './settings.ts'
import type { ClientMetadata } from './store.ts'

/** OAuth 2.1 (draft-ietf-oauth-v2-1), RFC 9700, and the FAPI 2.0 Security Profile. */
export type Standard = 'oauth21' | 'rfc9700' | 'fapi2'

/** What a standard asks, as a name that pages have words for. */
export type Demand =
  | 'pkce'
  | 'pkce-downgrade'
  | 'exact-redirects'
  | 'tls-redirects'
  | 'tls-issuer'
  | 'no-old-grants'
  | 'code-only'
  | 'refresh-once'
  | 'refresh-kept'
  | 'bound-tokens'
  | 'audience'
  | 'asymmetric'
  | 'confidential'
  | 'assertion-audience'
  | 'pushed'
  | 'pushed-redirect'
  | 'short-requests'
  | 'code-bound'
  | 'short-codes'
  | 'codes-once'
  | 'algorithms'
  | 'long-keys'
  | 'clocks'
  | 'iss'
  | 'no-307'
  | 'no-open-redirector'
  | 'no-frames'
  | 'no-cors'
  | 'token-in-header'
  | 'metadata'

export interface Line {
  readonly standard: Standard
  readonly clause: string
  readonly demand: Demand
  /** `should`: it is recommended, and not so; `none`: it is not for this client. */
  readonly verdict: 'met' | 'should' | 'not-met' | 'none'
  /** It is so for every client: the server sees to it. */
  readonly isServers: boolean
}

/** Where the server stands. */
export interface Server {
  readonly issuer: Pick<URL, 'protocol'>
}

type Look = (metadata: ClientMetadata, server: Server) => Line['verdict']

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const grants = ({ grant_types: said }: ClientMetadata): string[] =>
  said === undefined ? ['authorization_code'] : list(said)
const isRedirected = (metadata: ClientMetadata): boolean => grants(metadata).includes('authorization_code')
const refreshes = (metadata: ClientMetadata): boolean => grants(metadata).includes('refresh_token')
const isFapi = (metadata: ClientMetadata): boolean => settingsOf(metadata).sluis_profile === 'fapi2'
const methodOf = ({ token_endpoint_auth_method: said }: ClientMetadata): unknown =>
  said ?? 'client_secret_basic'
const isBound = (metadata: ClientMetadata): boolean =>
  metadata['dpop_bound_access_tokens'] === true || isFapi(metadata)

/** The server does it for everybody. */
const always: Look = () => 'met'

const pkce: Look = (metadata) => {
  if (!isRedirected(metadata)) return 'none'
  return settingsOf(metadata).sluis_pkce === 'exempt' ? 'not-met' : 'met'
}

/** Over TLS, or to the app itself; of a native app also on the machine itself (RFC 8252 §7). */
const tlsRedirects: Look = (metadata) => {
  const uris = list(metadata['redirect_uris'])
  if (uris.length === 0) return 'none'
  const isNative = metadata['application_type'] === 'native'
  const isOpen = (uri: string): boolean =>
    /^http:/.test(uri) && !(isNative && /^http:\/\/(localhost[:/]|127\.0\.0\.1|\[::1\])/.test(uri))
  return uris.some(isOpen) ? 'not-met' : 'met'
}

const refreshOnce: Look = (metadata) => (refreshes(metadata) ? 'met' : 'none')

const boundTokens: Look = (metadata) => (isBound(metadata) ? 'met' : 'should')

const audience: Look = (metadata) => (settingsOf(metadata).sluis_resources.length > 0 ? 'met' : 'none')

const asymmetric: Look = (metadata) => {
  const method = methodOf(metadata)
  if (method === 'none') return 'none'
  return method === 'private_key_jwt' ? 'met' : 'should'
}

const confidential: Look = (metadata) => (methodOf(metadata) === 'private_key_jwt' ? 'met' : 'not-met')

const pushed: Look = (metadata) => {
  if (!isRedirected(metadata)) return 'none'
  return metadata['require_pushed_authorization_requests'] === true || isFapi(metadata) ? 'met' : 'not-met'
}

const mustBeBound: Look = (metadata) => (isBound(metadata) ? 'met' : 'not-met')

const algorithms: Look = ({ id_token_signed_response_alg: alg }) =>
  ['PS256', 'ES256', 'EdDSA'].includes(String(alg)) ? 'met' : 'not-met'

const refreshKept: Look = (metadata) => {
  if (!refreshes(metadata)) return 'none'
  return isFapi(metadata) ? 'met' : 'not-met'
}

const tlsIssuer: Look = (_metadata, { issuer }) => (issuer.protocol === 'https:' ? 'met' : 'not-met')

const assertionAudience: Look = (metadata) => {
  if (methodOf(metadata) !== 'private_key_jwt') return 'none'
  return settingsOf(metadata).sluis_assertion_audience === 'issuer' ? 'met' : 'not-met'
}

/** What the server sees to, whatever a client is registered with. */
const byTheServer: readonly Look[] = [always, tlsIssuer]

/**
 * What each standard asks of clients and of the server, clause by clause: the draft of OAuth 2.1 as it stood in May 2026,
 * RFC 9700, and the final FAPI 2.0 Security Profile. What is asked of resource servers is theirs.
 */
const demands: readonly (readonly [Standard, string, Demand, Look])[] = [
  ['oauth21', '§1.5', 'tls-issuer', tlsIssuer],
  ['oauth21', '§1.5', 'tls-redirects', tlsRedirects],
  ['oauth21', '§2.3.1', 'exact-redirects', always],
  ['oauth21', '§2.4', 'asymmetric', asymmetric],
  ['oauth21', '§4.1.1', 'pkce', pkce],
  ['oauth21', '§4.1.2', 'short-codes', always],
  ['oauth21', '§4.1.3', 'codes-once', always],
  ['oauth21', '§4.3.1', 'refresh-once', refreshOnce],
  ['oauth21', '§5.1', 'token-in-header', always],
  ['oauth21', '§7.5.3', 'no-307', always],
  ['oauth21', '§7.11', 'no-frames', always],
  ['oauth21', '§7.13.2', 'no-open-redirector', always],
  ['oauth21', '§7.15.1', 'iss', always],
  ['oauth21', '§10.1', 'no-old-grants', always],
  ['rfc9700', '§2.1', 'exact-redirects', always],
  ['rfc9700', '§2.1', 'no-open-redirector', always],
  ['rfc9700', '§2.1', 'iss', always],
  ['rfc9700', '§2.1.1', 'pkce', pkce],
  ['rfc9700', '§2.1.1', 'pkce-downgrade', always],
  ['rfc9700', '§2.1.2', 'code-only', always],
  ['rfc9700', '§2.2.1', 'bound-tokens', boundTokens],
  ['rfc9700', '§2.2.2', 'refresh-once', refreshOnce],
  ['rfc9700', '§2.3', 'audience', audience],
  ['rfc9700', '§2.4', 'no-old-grants', always],
  ['rfc9700', '§2.5', 'asymmetric', asymmetric],
  ['rfc9700', '§2.6', 'metadata', always],
  ['rfc9700', '§2.6', 'tls-redirects', tlsRedirects],
  ['rfc9700', '§2.6', 'no-cors', always],
  ['rfc9700', '§4.12', 'no-307', always],
  ['rfc9700', '§4.16', 'no-frames', always],
  ['fapi2', '§5.2.2', 'tls-issuer', tlsIssuer],
  ['fapi2', '§5.2.3', 'no-cors', always],
  ['fapi2', '§5.3.2.1', 'metadata', always],
  ['fapi2', '§5.3.2.1', 'no-old-grants', always],
  ['fapi2', '§5.3.2.1', 'confidential', confidential],
  ['fapi2', '§5.3.2.1', 'bound-tokens', mustBeBound],
  ['fapi2', '§5.3.2.1', 'no-open-redirector', always],
  ['fapi2', '§5.3.2.1', 'assertion-audience', assertionAudience],
  ['fapi2', '§5.3.2.1', 'refresh-kept', refreshKept],
  ['fapi2', '§5.3.2.1', 'short-codes', always],
  ['fapi2', '§5.3.2.1', 'code-bound', always],
  ['fapi2', '§5.3.2.1', 'clocks', always],
  ['fapi2', '§5.3.2.2', 'code-only', always],
  ['fapi2', '§5.3.2.2', 'pushed', pushed],
  ['fapi2', '§5.3.2.2', 'pkce', pkce],
  ['fapi2', '§5.3.2.2', 'pushed-redirect', always],
  ['fapi2', '§5.3.2.2', 'iss', always],
  ['fapi2', '§5.3.2.2', 'tls-redirects', tlsRedirects],
  ['fapi2', '§5.3.2.2', 'codes-once', always],
  ['fapi2', '§5.3.2.2', 'no-307', always],
  ['fapi2', '§5.3.2.2', 'short-requests', always],
  ['fapi2', '§5.4.1', 'algorithms', algorithms],
  ['fapi2', '§5.4.1', 'long-keys', always],
]

/** How a client, and the server for it, stand to the standards: line by line. Pure. */
export const conformanceOf = (metadata: ClientMetadata, server: Server): Line[] =>
  demands.map(([standard, clause, demand, look]) => ({
    ...{ standard, clause, demand, verdict: look(metadata, server), isServers: byTheServer.includes(look) },
  }))

/** The same of the server alone: what it sees to for every client. */
export const conformanceOfServer = (server: Server): Line[] =>
  conformanceOf({}, server).filter(({ isServers }) => isServers)
