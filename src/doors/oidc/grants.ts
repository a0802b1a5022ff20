import type { Grant, KoaContextWithOIDC } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { later, seconds } from '../../platform/clock.ts'
import { randomToken } from '../../platform/crypto/random.ts'
import { append } from '../../domain/audit/index.ts'
import { authorise, sessionKeyOf } from '../../domain/sessions/index.ts'
import type { Step } from '../../policy/signin/index.ts'
import { idHash } from './hashes.ts'
import type { ModelStore } from './adapters.ts'
import { settingsOf } from './settings.ts'
import { endGrants } from './artefact-store.ts'
import { actsForIn, choiceFor, setActsFor, type ActsFor } from './for-whom.ts'
import { openGrantId, sealGrantId } from './session-adapter.ts'
import { accountCalled } from './person.ts'
import { consentOf, type Consent } from './store.ts'
import { whereFrom } from './where-from.ts'

/**
 * The grant of this session for this client. A portal of the same organisation is granted what it asks; one that
 * must ask gets what its person agreed to before. One grant per session and client, whichever tab comes first.
 */
export function createLoadExistingGrant(store: GrantStore) {
  return async (ctx: KoaContextWithOIDC): Promise<Grant | undefined> => {
    const { oidc } = ctx
    const { client, session, provider } = oidc
    const subject = oidc.account?.accountId
    if (!client || !session || subject === undefined) return undefined
    const agreed = oidc.result?.consent?.grantId
    const current = agreed ?? session.grantIdFor(client.clientId)
    const judged = await choiceFor(store.judge, ctx)
    // nobody gets anything yet: what is missing is asked first
    if (!judged) return undefined
    const found = current === undefined ? undefined : await provider.Grant.find(current)
    // what one person agreed to is nobody else's, who signed in here since
    if (found && found.accountId !== subject) return undefined
    if (agreed !== undefined && found) {
      // one that was in use before keeps what it is for: tokens of it are out
      const isFresh = session.grantIdFor(client.clientId) !== agreed
      if (isFresh && !actsForIn(found) && judged.choice) {
        setActsFor(found, judged.choice)
        await found.save()
      }
      if (actsForIn(found)?.organisation !== judged.choice?.organisation) return undefined
      return claimPlace(store, ctx, found)
    }
    // what was granted for one organisation is not for another
    const existing = actsForIn(found)?.membership === judged.choice?.membership ? found : undefined
    const grant = existing ?? new provider.Grant({ accountId: subject, clientId: client.clientId })
    setActsFor(grant, judged.choice)
    const grew = await grow(store, ctx, grant)
    if (!existing && !grew) return undefined
    if (grew) await grant.save()
    return existing ?? claimPlace(store, ctx, grant)
  }
}

interface GrantStore extends ModelStore {
  /** The operators' API: whoever may use it says so, to every client once. */
  readonly asked: string
  /** Asks the rules, once a request. */
  readonly judge: (ctx: KoaContextWithOIDC) => Promise<Step>
}

const asksConsent = (
  { oidc: { client, resourceServers } }: KoaContextWithOIDC,
  { asked }: GrantStore,
): boolean =>
  client !== undefined &&
  (settingsOf(client).sluis_consent === 'ask' ||
    client.applicationType === 'native' ||
    Object.hasOwn(resourceServers ?? {}, asked))

/** Makes the grant the session's for this client, unless another tab was first: then that one's, completed. */
async function claimPlace(store: GrantStore, ctx: KoaContextWithOIDC, grant: Grant): Promise<Grant> {
  const { client, session, provider } = ctx.oidc
  if (!client || !session) return grant
  const person = await accountCalled(store.db, grant.accountId ?? '')
  if (!person) throw new errors.AccessDenied('the account is gone')
  const key = sessionKeyOf(session.uid)
  const before = session.grantIdFor(client.clientId)
  const now = store.clock()
  const hash = before === undefined ? undefined : idHash(before)
  const acts = actsForIn(grant)
  const row = await store.db.transaction().execute(async (tx) => {
    const claimed = await authorise(
      tx,
      {
        key,
        accountId: person.id,
        seenFrom: whereFrom(),
        clientId: client.clientId,
        sid: session.sidFor(client.clientId) ?? randomToken(168),
        grantHash: idHash(grant.jti),
        grantId: sealGrantId(store, key, client.clientId, grant.jti),
        replaces: hash,
        organisation: acts?.organisation ?? null,
        // no session that it could be of lives longer
        expiresAt: later(now, seconds(store.sessionMost)),
      },
      now,
    )
    // a session has one choice at a portal: what it had of another is over
    if (before !== undefined && before !== grant.jti && (await isOfAnother(ctx, before, acts))) {
      const ended = await endGrants(tx, { hashes: [idHash(before)] }, now)
      const about = { accountId: person.id, clientId: client.clientId, organisationId: acts?.organisation }
      const details = { reason: 'another organisation' }
      if (ended.length > 0)
        await append(tx, 'oidc.grant.revoked', { by: { account: person.id }, ...about, details }, now)
    }
    return claimed
  })
  session.sidFor(client.clientId, row.sid)
  const holder = openGrantId(store, key, row)
  session.grantIdFor(client.clientId, holder)
  if (holder === grant.jti) return grant
  const theirs = await provider.Grant.find(holder)
  if (!theirs) throw new errors.AccessDenied('the session ended')
  if (actsForIn(theirs)?.membership !== acts?.membership)
    throw new errors.AccessDenied('another organisation was chosen at the same moment')
  if (await grow(store, ctx, theirs)) await theirs.save()
  return theirs
}

/** Whether a grant is for another organisation than this, or for none. */
const isOfAnother = async (
  { oidc }: KoaContextWithOIDC,
  id: string,
  acts: ActsFor | undefined,
): Promise<boolean> => actsForIn(await oidc.provider.Grant.find(id))?.organisation !== acts?.organisation

/**
 * Adds what is asked: all of it for a portal of the same organisation, and what its person agreed to before for one
 * that must ask.
 *
 * @returns whether the grant has grown
 */
async function grow(store: GrantStore, ctx: KoaContextWithOIDC, grant: Grant): Promise<boolean> {
  const { account, client, requestParamOIDCScopes, requestParamScopes, requestParamClaims } = ctx.oidc
  const agreed = asksConsent(ctx, store)
    ? ((await consentOf(store.db, account?.accountId ?? '', client?.clientId ?? '')) ?? nothing)
    : undefined
  const allowed = (list: 'scopes' | 'claims', name: string): boolean => agreed?.[list].includes(name) ?? true
  const before = JSON.stringify([grant.openid, grant.resources])
  const scopes = [...requestParamOIDCScopes].filter((scope) => allowed('scopes', scope))
  if (scopes.length > 0) grant.addOIDCScope(scopes.join(' '))
  const claims = [...requestParamClaims].filter((claim) => allowed('claims', claim))
  if (claims.length > 0) grant.addOIDCClaims(claims)
  for (const [identifier, server] of Object.entries(ctx.oidc.resourceServers ?? {})) {
    const own = [...requestParamScopes].filter(
      (scope) => server.scopes.has(scope) && allowed('scopes', `${identifier} ${scope}`),
    )
    if (own.length > 0) grant.addResourceScope(identifier, own.join(' '))
  }
  return JSON.stringify([grant.openid, grant.resources]) !== before
}

const nothing: Consent = { scopes: [], claims: [] }
