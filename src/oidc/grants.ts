import type { Grant, KoaContextWithOIDC } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { randomToken } from '../platform/crypto/random.ts'
import { authorise, sessionKeyOf } from '../sessions/index.ts'
import { idHash } from './hashes.ts'
import type { ModelStore } from './models.ts'
import { openGrantId, sealGrantId } from './session-adapter.ts'
import { consentOf } from './store.ts'

/** How long, in seconds, a grant lives at most: as long as the longest chain of refresh tokens under it. */
const GRANT_DAYS = 90

/**
 * The grant of this session for this client. A portal of the same organisation is granted what it asks; one that
 * must ask gets what its person agreed to before. One grant per session and client, whichever tab comes first.
 */
export function createLoadExistingGrant(store: ModelStore) {
  return async (ctx: KoaContextWithOIDC): Promise<Grant | undefined> => {
    const { oidc } = ctx
    const { client, session, provider } = oidc
    const subject = oidc.account?.accountId
    if (!client || !session || subject === undefined) return undefined
    const agreed = oidc.result?.consent?.grantId
    const current = agreed ?? session.grantIdFor(client.clientId)
    const existing = current === undefined ? undefined : await provider.Grant.find(current)
    if (agreed !== undefined && existing) return claimPlace(store, ctx, existing)
    const grant = existing ?? new provider.Grant({ accountId: subject, clientId: client.clientId })
    const grew = asksConsent(ctx) ? await addRemembered(store, ctx, grant) : addRequested(ctx, grant)
    if (!existing && !grew) return undefined
    if (grew) await grant.save()
    return existing ? existing : claimPlace(store, ctx, grant)
  }
}

const asksConsent = (ctx: KoaContextWithOIDC): boolean =>
  ctx.oidc.client?.['sluis_consent'] === 'ask' || ctx.oidc.client?.applicationType === 'native'

/** Makes the grant the session's for this client, unless another tab was first: then that one's, completed. */
async function claimPlace(store: ModelStore, ctx: KoaContextWithOIDC, grant: Grant): Promise<Grant> {
  const { client, session, provider } = ctx.oidc
  if (!client || !session) return grant
  const key = sessionKeyOf(session.uid)
  const before = session.grantIdFor(client.clientId)
  const now = store.clock()
  const row = await authorise(
    store.db,
    {
      key,
      clientId: client.clientId,
      sid: session.sidFor(client.clientId) ?? randomToken(168),
      grantHash: idHash(grant.jti),
      grantId: sealGrantId(store, key, client.clientId, grant.jti),
      replaces: before === undefined ? undefined : idHash(before),
      expiresAt: new Date(now.getTime() + GRANT_DAYS * 86_400_000),
    },
    now,
  )
  session.sidFor(client.clientId, row.sid)
  const holder = openGrantId(store, key, row)
  session.grantIdFor(client.clientId, holder)
  if (holder === grant.jti) return grant
  const theirs = await provider.Grant.find(holder)
  if (!theirs) throw new errors.AccessDenied('the session ended')
  if (addRequested(ctx, theirs)) await theirs.save()
  return theirs
}

/** @returns whether the grant has grown */
function addRequested(ctx: KoaContextWithOIDC, grant: Grant): boolean {
  const { oidc } = ctx
  const before = JSON.stringify([grant.openid, grant.resources])
  if (oidc.requestParamOIDCScopes.size > 0) grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '))
  if (oidc.requestParamClaims.size > 0) grant.addOIDCClaims([...oidc.requestParamClaims])
  for (const [identifier, server] of Object.entries(oidc.resourceServers ?? {})) {
    const scopes = [...oidc.requestParamScopes].filter((scope) => server.scopes.has(scope))
    if (scopes.length > 0) grant.addResourceScope(identifier, scopes.join(' '))
  }
  return JSON.stringify([grant.openid, grant.resources]) !== before
}

async function addRemembered(store: ModelStore, ctx: KoaContextWithOIDC, grant: Grant): Promise<boolean> {
  const { account, client } = ctx.oidc
  const consent =
    account && client ? await consentOf(store.db, account.accountId, client.clientId) : undefined
  if (!consent) return false
  const before = JSON.stringify([grant.openid, grant.resources])
  const scopes = [...ctx.oidc.requestParamOIDCScopes].filter((scope) => consent.scopes.includes(scope))
  if (scopes.length > 0) grant.addOIDCScope(scopes.join(' '))
  const claims = [...ctx.oidc.requestParamClaims].filter((claim) => consent.claims.includes(claim))
  if (claims.length > 0) grant.addOIDCClaims(claims)
  for (const [identifier, server] of Object.entries(ctx.oidc.resourceServers ?? {})) {
    const own = [...ctx.oidc.requestParamScopes].filter(
      (scope) => server.scopes.has(scope) && consent.scopes.includes(`${identifier} ${scope}`),
    )
    if (own.length > 0) grant.addResourceScope(identifier, own.join(' '))
  }
  return JSON.stringify([grant.openid, grant.resources]) !== before
}
