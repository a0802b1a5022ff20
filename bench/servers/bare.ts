/** oidc-provider as it comes, everything in memory: what the protocol engine itself can do. */
import { generateKeyPairSync } from 'node:crypto'
import { Provider, type Adapter, type AdapterPayload } from 'oidc-provider'

const port = Number(process.argv[2])
const stored = new Map<string, AdapterPayload>()
const adapter = (name: string): Adapter => {
  const key = (id: string): string => `${name}:${id}`
  return {
    upsert: async (id, payload) => void stored.set(key(id), payload),
    find: async (id) => stored.get(key(id)),
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    consume: async (id) => void stored.set(key(id), { ...stored.get(key(id)), consumed: 1 }),
    destroy: async (id) => void stored.delete(key(id)),
    revokeByGrantId: async () => undefined,
  }
}
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const provider = new Provider(`http://127.0.0.1:${port}`, {
  adapter,
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
  clients: [
    {
      client_id: 'bench',
      client_secret: 'bench-secret',
      grant_types: ['client_credentials', 'refresh_token', 'authorization_code'],
      redirect_uris: ['https://portal.example/cb'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  rotateRefreshToken: true,
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: async () => ({
        scope: 'read',
        accessTokenFormat: 'jwt',
        accessTokenTTL: 300,
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
})
// refresh tokens to begin with, as a sign-in would leave them
provider.use(async (ctx, next) => {
  if (ctx.path !== '/bench/refresh-token') {
    await next()
    return
  }
  const client = await provider.Client.find('bench')
  if (!client) throw new Error('no client')
  const grant = new provider.Grant({ accountId: 'somebody', clientId: 'bench' })
  grant.addOIDCScope('openid')
  const grantId = await grant.save()
  const token = new provider.RefreshToken({
    accountId: 'somebody',
    client,
    grantId,
    gty: 'authorization_code',
    scope: 'openid',
    authTime: 1,
    acr: 'x',
  })
  ctx.body = await token.save()
})
provider.listen(port, '127.0.0.1')
