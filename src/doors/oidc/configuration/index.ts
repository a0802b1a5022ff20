import {
  errors,
  type AdapterFactory,
  type Configuration,
  type FindAccount,
  type ExternalSigningKey,
  type KoaContextWithOIDC,
} from 'oidc-provider'
import {
  extensions,
  resourceByIdentifier,
  scriptOrigins,
  type ResourceRow,
} from '../../domain/clients/index.ts'
import { readOnceASecond } from '../../platform/cache.ts'
import { randomToken } from '../../platform/crypto/random.ts'
import { withAddressGuard, withoutAddressGuard } from './address-guard.ts'
import { countedFor } from './strangers.ts'
import { referenceOf } from '../../platform/http/reference.ts'
import { locales } from '../../platform/render/locale.ts'
import { remaining } from '../../policy/lifetime.ts'
import type { Gate } from '../../journeys/signin/index.ts'
import type { AttemptId } from '../../policy/vocabulary.ts'
import { accountClientMetadata } from './account-client.ts'
import { checkAssertion } from './assertions.ts'
import { claims, claimsFor } from './claims-asked.ts'
import { PROVES_ADDRESS } from './wish.ts'
import { SECRET_HASHES } from './client-adapter.ts'
import type { Ground } from './deps.ts'
import type { EnginePages } from './pages.ts'
import { offlineRefusal, requirePkce, requireReachable } from './refusals.ts'
import { pairwiseSubject } from './store.ts'

export interface EngineDeps extends Ground {
  readonly ports: { readonly gate: Gate }
  /** Our own of what the engine keeps, finds and shows. */
  readonly own: {
    readonly adapter: AdapterFactory
    readonly findAccount: FindAccount
    readonly loadExistingGrant: NonNullable<Configuration['loadExistingGrant']>
    readonly policy: NonNullable<NonNullable<Configuration['interactions']>['policy']>
    readonly pages: EnginePages
  }
}

const signing = ['ES256', 'RS256', 'EdDSA'] as const
const secretMethods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const
const clientSigning = ['ES256', 'PS256', 'RS256', 'EdDSA'] as const

/** How the engine is set up: what is on, what it asks us, and how long things live. */
export function engineConfiguration(deps: EngineDeps, keys: ExternalSigningKey[]): Configuration {
  const { here, ways, own, ports } = deps
  const { issuer, lifetimes } = here
  const { pages } = own
  const secure = issuer.protocol === 'https:'
  const cookie = {
    httpOnly: true,
    sameSite: 'lax',
    signed: true,
    secure,
    path: '/',
    overwrite: true,
  } as const
  const resource = readOnceASecond(deps.clock, (identifier) => resourceByIdentifier(deps.db, identifier))
  const now = (): number => Math.floor(deps.clock().getTime() / 1000)
  return {
    jwks: { keys },
    adapter: own.adapter,
    findAccount: own.findAccount,
    loadExistingGrant: own.loadExistingGrant,
    claims: { ...claims, sid: null, iss: null },
    scopes: ['openid', 'offline_access', 'profile', 'email', 'phone', 'sluis_account'],
    clients: [accountClientMetadata(issuer, here.brand, ways.ladder)],
    // those that somebody can reach here by authenticating, under each of their names (RFC 9470 §7)
    acrValues: ways.ladder
      .filter((rung) => rung.proofing === 'none')
      .flatMap((rung) => [rung.acr, ...rung.aliases]),
    discovery: discoveryExtras(here.documentation),
    responseTypes: ['code'],
    subjectTypes: ['public', 'pairwise'],
    pairwiseIdentifier: (_ctx, subject, client) =>
      pairwiseSubject(deps.db, { sector: sectorOf(client), subject, offer: randomToken(144) }),
    clientAuthMethods: [...secretMethods, 'none'],
    // each registration says its algorithm; one of an older release that runs beside us may not, and meant this one
    clientDefaults: { id_token_signed_response_alg: 'ES256', backchannel_logout_session_required: true },
    extraClientMetadata: { properties: [...extensions, SECRET_HASHES] },
    enabledJWA: {
      idTokenSigningAlgValues: [...signing],
      clientAuthSigningAlgValues: [...clientSigning],
      dPoPSigningAlgValues: clientSigning.filter((alg) => alg !== 'RS256'), // FAPI 2.0 §5.4.1; nobody needs it here
    },
    allowOmittingSingleRegisteredRedirectUri: false,
    assertJwtClientAuthClaimsAndHeader: async (ctx, claims) => checkAssertion(ctx.oidc, claims),
    pkce: { required: (_ctx, client) => requirePkce(client) },
    clientBasedCORS: (_ctx, origin, client) => {
      if (scriptOrigins(client.metadata()).includes(origin)) return true
      // thrown here, the script can read why
      throw new errors.InvalidRequest(`origin ${origin} is not among the client's sluis_cors_origins`)
    },
    cookies: {
      keys: deps.vault.derivedKeys('cookies').map(({ key }) => key.toString('base64url')),
      names: secure
        ? {
            session: '__Host-sluis_session',
            interaction: '__Secure-sluis_attempt',
            resume: '__Secure-sluis_resume',
          }
        : { session: 'sluis_session', interaction: 'sluis_attempt', resume: 'sluis_resume' },
      long: cookie,
      short: { httpOnly: true, sameSite: 'lax', signed: true, secure, overwrite: true },
    },
    interactions: {
      policy: own.policy,
      async url(ctx, interaction) {
        await ports.gate.begin(
          {
            id: interaction['cid'] as AttemptId,
            clientId: String(interaction.params['client_id']),
            counted: countedFor(ctx.req),
          },
          deps.clock(),
        )
        return `/signin/${interaction.uid}`
      },
    },
    ttl: {
      // whether it was used lately, its row says (see session-adapter.ts); nobody's has none, and ends by itself
      Session: (_ctx, session) =>
        remaining(
          session.iat ?? now(),
          now(),
          session.accountId === undefined ? lifetimes.sessionIdle : lifetimes.sessionMost,
          lifetimes.sessionMost,
        ),
      Interaction: lifetimes.attempt,
      AuthorizationCode: lifetimes.code,
      AccessToken: (_ctx, token) =>
        Math.min(token.resourceServer?.accessTokenTTL ?? Infinity, lifetimes.accessToken),
      ClientCredentials: (_ctx, token) =>
        Math.min(token.resourceServer?.accessTokenTTL ?? Infinity, lifetimes.accessToken),
      IdToken: 3600,
      Grant: lifetimes.refreshMost,
      DeviceCode: 600,
      // one that is not rotated has its whole life from the start
      RefreshToken: (_ctx, token, client) =>
        remaining(
          token.iiat ?? now(),
          now(),
          isFapi(client) ? lifetimes.refreshMost : lifetimes.refreshIdle,
          lifetimes.refreshMost,
        ),
    },
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // FAPI's are the client's own, which signs for each use: rotating them would only lose some (FAPI 2.0 §5.3.2.1)
    rotateRefreshToken: (ctx) => !isFapi(ctx.oidc.client),
    revokeGrantPolicy: () => true,
    extraTokenClaims: (ctx, token) => (token.kind === 'AccessToken' ? signInClaims(ctx) : undefined),
    extraParams: {
      // looked at once the request is known to be whole, before anybody is asked anything
      async [PROVES_ADDRESS](ctx, _value, client) {
        requireReachable(ways.reachable, ctx.oidc, client)
        const refusal = offlineRefusal(ctx, client)
        if (refusal === undefined) return
        const about = { reference: referenceOf(ctx.res), client: client.clientId, cause: refusal }
        deps.log.info(about, 'offline_access cannot be had')
      },
    },
    renderError: pages.error,
    features: {
      externalSigningSupport: { enabled: true, ack: 'experimental-01' },
      devInteractions: { enabled: false },
      claimsParameter: {
        enabled: true,
        // what is not for this portal is taken out of the request, before consent and tokens look at it
        assertClaimsParameter: async (ctx, asked, client) => {
          if (ctx.oidc.params) ctx.oidc.params['claims'] = JSON.stringify(claimsFor(asked, client))
        },
      },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true },
      fapi: { enabled: true, profile: (_ctx, client) => (isFapi(client) ? '2.0' : undefined) },
      introspection: {
        enabled: true,
        allowedPolicy: mayIntrospect,
      },
      // a stranger's token is one that does not exist (RFC 7009 §2.2)
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      pushedAuthorizationRequests: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: pages.logout,
        postLogoutSuccessSource: pages.signedOut,
      },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_ctx, identifier, client) => resourceServer(resource, identifier, client),
      },
      deviceFlow: {
        enabled: true,
        mask: '****-****',
        charset: 'base-20',
        userCodeInputSource: pages.deviceCode,
        userCodeConfirmSource: pages.deviceConfirm,
        successSource: pages.deviceDone,
      },
    },
    fetch: secure ? withAddressGuard : withoutAddressGuard,
  }
}

/** What the engine does not say of itself (OpenID Connect Discovery §3, RFC 8414 §2, Initiating User Registration §4). */
const discoveryExtras = (documentation: URL | undefined): Record<string, unknown> => ({
  prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
  ui_locales_supported: [...locales],
  // a public client may revoke what is its own, and look into nothing (see mayIntrospect)
  introspection_endpoint_auth_methods_supported: secretMethods,
  introspection_endpoint_auth_signing_alg_values_supported: clientSigning,
  revocation_endpoint_auth_methods_supported: [...secretMethods, 'none'],
  revocation_endpoint_auth_signing_alg_values_supported: clientSigning,
  service_documentation: documentation?.href,
})

const isFapi = (client: object | undefined): boolean =>
  client !== undefined && Reflect.get(client, 'sluis_profile') === 'fapi2'

const listOf = (client: object, name: string): string[] => {
  const value: unknown = Reflect.get(client, name)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** Portals of one sector know somebody by the same subject (OIDC Core §8.1). */
export const sectorOf = (client: { clientId: string }): string => {
  const sector: unknown = Reflect.get(client, 'sectorIdentifier')
  return typeof sector === 'string' ? sector : client.clientId
}

type Introspection = NonNullable<NonNullable<Configuration['features']>['introspection']>

/** Its own tokens, and those for a resource it is the server of, as long as there is a client that they are for. */
const mayIntrospect: NonNullable<Introspection['allowedPolicy']> = async (ctx, client, token) => {
  if (client.clientAuthMethod === 'none') return false
  if (token.clientId === client.clientId) return true
  const aud: unknown = Reflect.get(token, 'aud')
  if (typeof aud !== 'string' || !listOf(client, 'sluis_introspects').includes(aud)) return false
  return (await ctx.oidc.provider.Client.find(String(token.clientId))) !== undefined
}

/** RFC 9470 §6: what a token says of the sign-in; of the sign-in, so unchanged by a refresh. */
function signInClaims({ oidc }: KoaContextWithOIDC): Record<string, unknown> | undefined {
  const source = oidc.entities.AuthorizationCode ?? oidc.entities.RefreshToken ?? oidc.entities.DeviceCode
  if (source?.authTime === undefined) return undefined
  return { acr: source.acr, auth_time: source.authTime }
}

async function resourceServer(
  read: (identifier: string) => Promise<ResourceRow | undefined>,
  identifier: string,
  client: object,
) {
  const resource = listOf(client, 'sluis_resources').includes(identifier) ? await read(identifier) : undefined
  if (!resource) throw new errors.InvalidTarget('the resource is unknown, or not for this client')
  return {
    scope: resource.scopes.join(' '),
    audience: identifier,
    accessTokenFormat: resource.access_token_format,
    accessTokenTTL: resource.access_token_seconds,
    ...(resource.access_token_format === 'jwt' ? { jwt: { sign: { alg: 'ES256' as const } } } : {}),
  }
}
