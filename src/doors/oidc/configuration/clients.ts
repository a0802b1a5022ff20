import { errors, type Configuration } from 'oidc-provider'
import { scriptOrigins, settingNames } from '../../../domain/clients/index.ts'
import { withAddressGuard, withoutAddressGuard } from '../address-guard.ts'
import { claims } from '../claims-asked.ts'
import { PICTURES, SECRET_HASHES } from '../client-adapter.ts'
import { settingsOf } from '../settings.ts'

const signing = ['ES256', 'RS256', 'EdDSA'] as const
export const secretMethods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const
export const clientSigning = ['ES256', 'PS256', 'RS256', 'EdDSA'] as const

/** Whether a client keeps to FAPI 2.0. */
export const isFapi = (client: object | undefined): boolean =>
  client !== undefined && settingsOf(client).sluis_profile === 'fapi2'

/** Keys of our own sign for it (see signing-key.ts). */
export const externalSigningSupport = { enabled: true, ack: 'experimental-01' } as const

/** What is on, as far as it decides what a registration may say. */
export const featuresOn = {
  clientCredentials: { enabled: true },
  dPoP: { enabled: true },
  fapi: { enabled: true, profile: (_ctx, client) => (isFapi(client) ? '2.0' : undefined) },
  introspection: { enabled: true },
  revocation: { enabled: true },
  pushedAuthorizationRequests: { enabled: true },
  backchannelLogout: { enabled: true },
  rpInitiatedLogout: { enabled: true },
  resourceIndicators: { enabled: true },
  deviceFlow: { enabled: true },
  devInteractions: { enabled: false },
} as const satisfies Configuration['features']

/** What a client may be registered with: all that the engine needs to say whether a registration is valid. */
export const ofClients = (issuer: URL) =>
  ({
    claims: { ...claims, sid: null, iss: null },
    scopes: [
      'openid',
      'offline_access',
      'profile',
      'email',
      'phone',
      'organization',
      'organizations',
      'sluis_account',
    ],
    responseTypes: ['code'],
    subjectTypes: ['public', 'pairwise'],
    clientAuthMethods: [...secretMethods, 'none'],
    // each registration says its algorithm; one of an older release that runs beside us may not, and meant this one
    clientDefaults: { id_token_signed_response_alg: 'ES256', backchannel_logout_session_required: true },
    extraClientMetadata: { properties: [...settingNames, SECRET_HASHES, PICTURES] },
    enabledJWA: {
      idTokenSigningAlgValues: [...signing],
      clientAuthSigningAlgValues: [...clientSigning],
      dPoPSigningAlgValues: clientSigning.filter((alg) => alg !== 'RS256'), // FAPI 2.0 §5.4.1; nobody needs it here
    },
    allowOmittingSingleRegisteredRedirectUri: false,
    clientBasedCORS: (_ctx, origin, client) => {
      if (scriptOrigins(client.metadata()).includes(origin)) return true
      // thrown here, the script can read why
      throw new errors.InvalidRequest(`origin ${origin} is not among the client's sluis_cors_origins`)
    },
    fetch: issuer.protocol === 'https:' ? withAddressGuard : withoutAddressGuard,
  }) satisfies Configuration
