import { errors, type Configuration } from 'oidc-provider'
import { resourceByIdentifier, type ResourceRow } from '../../../domain/clients/index.ts'
import { readOnceASecond } from '../../../platform/cache.ts'
import { scopes as apiScopes } from '../../../policy/operating/index.ts'
import { claimsFor } from '../claims-asked.ts'
import type { Ground } from '../deps.ts'
import type { EnginePages } from '../pages.ts'
import type { StillActs } from '../for-whom.ts'
import { settingsOf } from '../settings.ts'
import { externalSigningSupport, featuresOn } from './clients.ts'

interface FeatureDeps extends Pick<Ground, 'db' | 'clock'> {
  readonly here: Pick<Ground['here'], 'operators'>
  readonly pages: EnginePages
  readonly stillActs: StillActs
}

/** What is on, and what it asks us. */
export function ofFeatures({ db, clock, here, pages, stillActs }: FeatureDeps) {
  const resource = readOnceASecond(clock, (identifier) => resourceByIdentifier(db, identifier))
  return {
    ...featuresOn,
    externalSigningSupport,
    claimsParameter: {
      enabled: true,
      // what is not for this portal is taken out of the request, before consent and tokens look at it
      assertClaimsParameter: async (ctx, asked, client) => {
        if (ctx.oidc.params) ctx.oidc.params['claims'] = JSON.stringify(claimsFor(asked, client))
      },
    },
    introspection: { ...featuresOn.introspection, allowedPolicy: mayIntrospect(stillActs) },
    revocation: {
      ...featuresOn.revocation,
      // a stranger's token is one that does not exist (RFC 7009 §2.2)
      allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
    },
    rpInitiatedLogout: {
      ...featuresOn.rpInitiatedLogout,
      logoutSource: pages.logout,
      postLogoutSuccessSource: pages.signedOut,
    },
    resourceIndicators: {
      ...featuresOn.resourceIndicators,
      getResourceServerInfo: (ctx, identifier, client) => {
        // a code that somebody was talked into typing would be an operator's token
        if (identifier === here.operators.resource && /device/.test(ctx.oidc.route))
          throw new errors.InvalidTarget('the operators’ API takes no tokens of devices')
        return resourceServer(
          async (wanted) => (wanted === here.operators.resource ? ownApi(wanted) : resource(wanted)),
          { identifier, client },
        )
      },
    },
    deviceFlow: {
      ...featuresOn.deviceFlow,
      mask: '****-****',
      charset: 'base-20',
      userCodeInputSource: pages.deviceCode,
      userCodeConfirmSource: pages.deviceConfirm,
      successSource: pages.deviceDone,
    },
  } satisfies Configuration['features']
}

type Introspection = NonNullable<NonNullable<Configuration['features']>['introspection']>

/** Its own tokens, and those for a resource it is the server of, as long as there is a client that they are for. */
const mayIntrospect =
  (stillActs: StillActs): NonNullable<Introspection['allowedPolicy']> =>
  async (ctx, client, token) =>
    (await isForIt(ctx, client, token)) && stillActs(ctx.oidc.entities.Grant)

const isForIt: NonNullable<Introspection['allowedPolicy']> = async (ctx, client, token) => {
  if (client.clientAuthMethod === 'none') return false
  if (token.clientId === client.clientId) return true
  const aud: unknown = Reflect.get(token, 'aud')
  if (typeof aud !== 'string' || !settingsOf(client).sluis_introspects.includes(aud)) return false
  return (await ctx.oidc.provider.Client.find(String(token.clientId))) !== undefined
}

type Server = Pick<ResourceRow, 'identifier' | 'scopes' | 'access_token_format' | 'access_token_seconds'>

/** The operators' API: its tokens can be taken back at once. */
const ownApi = (identifier: string): Server => ({
  identifier,
  scopes: Object.keys(apiScopes),
  access_token_format: 'opaque',
  access_token_seconds: 300,
})

async function resourceServer(
  read: (identifier: string) => Promise<Server | undefined>,
  { identifier, client }: { readonly identifier: string; readonly client: object },
) {
  const isAllowed = settingsOf(client).sluis_resources.includes(identifier)
  const resource = isAllowed ? await read(identifier) : undefined
  if (!resource) throw new errors.InvalidTarget('the resource is unknown, or not for this client')
  return {
    scope: resource.scopes.join(' '),
    audience: identifier,
    accessTokenFormat: resource.access_token_format,
    accessTokenTTL: resource.access_token_seconds,
    ...(resource.access_token_format === 'jwt' ? { jwt: { sign: { alg: 'ES256' as const } } } : {}),
  }
}
