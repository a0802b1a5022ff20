import type { Grant, KoaContextWithOIDC } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { later, seconds } from '../../platform/clock.ts'
import { randomToken } from '../../platform/crypto/random.ts'
import { holdMembership } from '../../domain/organisations/index.ts'
import { authorisationFor, authorise, chooseAgain, sessionKeyOf } from '../../domain/sessions/index.ts'
import type { Choice, Step } from '../../policy/signin/index.ts'
import { idHash } from './hashes.ts'
import type { ModelStore } from './adapters.ts'
import { settingsOf } from './settings.ts'
import { actsForIn, choiceFor, setActsFor } from './for-whom.ts'
import { placeOf, sealGrantId, type Place } from './session-adapter.ts'
import { accountCalled } from './person.ts'
import { consentOf, type Consent } from './store.ts'
import { whereFrom } from './where-from.ts'

/**
 * The grant of this session for this client and whom is acted for there. A portal of the same organisation is granted what
 * it asks; one that must ask gets what its person agreed to before. One grant per session, client and choice, whichever
 * tab comes first; those of other choices go on beside it.
 */
export function createLoadExistingGrant(store: GrantStore) {
  return async (ctx: KoaContextWithOIDC): Promise<Grant | undefined> => {
    const { oidc } = ctx
    const { client, session, provider } = oidc
    const subject = oidc.account?.accountId
    if (!client || !session || subject === undefined) return undefined
    const judged = await choiceFor(store.judge, ctx)
    // nobody gets anything yet: what is missing is asked first
    if (!judged) return undefined
    const { choice } = judged
    const place = await placeFor(store, ctx, choice)
    const agreed = oidc.result?.consent?.grantId
    const id = agreed ?? place?.grantId
    const found = id === undefined ? undefined : await provider.Grant.find(id)
    // what one person agreed to is nobody else's, who signed in here since
    if (found && found.accountId !== subject) return undefined
    // what was granted for one organisation is not for another, and what was agreed to neither
    const isForThem = actsForIn(found)?.membership === choice?.membership
    if (agreed !== undefined && found)
      return isForThem ? claimPlace(store, ctx, found, { before: place, choice }) : undefined
    const existing = isForThem ? found : undefined
    const grant = existing ?? new provider.Grant({ accountId: subject, clientId: client.clientId })
    setActsFor(grant, choice)
    const grew = await grow(store, ctx, grant)
    if (!existing && !grew) return undefined
    if (grew) await grant.save()
    if (!existing || !place) return claimPlace(store, ctx, grant, { before: place, choice })
    await goOnAt(store, ctx, place)
    return existing
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

/** What this session has for this client and choice: the last one there is at hand, another is looked up. */
async function placeFor(
  store: GrantStore,
  { oidc: { client, session } }: KoaContextWithOIDC,
  choice: Choice | undefined,
): Promise<Place | undefined> {
  if (!client || !session) return undefined
  const organisation = choice?.organisation ?? null
  const last = session.authorizations?.[client.clientId] as Partial<Place> | undefined
  if (last?.grantId !== undefined && last.organisation === organisation) return last as Place
  // nothing at all was granted here yet, or it is for another
  if (last?.grantId === undefined && choice === undefined) return undefined
  const key = sessionKeyOf(session.uid)
  const row = await authorisationFor(store.db, { key, clientId: client.clientId, organisation })
  return row && placeOf(store, key, row)
}

/** Goes on with a choice that was made before in this session: it is the last one from now on. */
async function goOnAt(store: GrantStore, ctx: KoaContextWithOIDC, place: Place): Promise<void> {
  const { client, session, account } = ctx.oidc
  if (!client || !session || session.grantIdFor(client.clientId) === place.grantId) return
  enter(ctx, place)
  const person = await accountCalled(store.db, account?.accountId ?? '')
  if (!person) throw new errors.AccessDenied('the account is gone')
  const { organisation, grantId } = place
  const of = { key: sessionKeyOf(session.uid), grantHash: idHash(grantId), clientId: client.clientId }
  await chooseAgain(store.db, { ...of, accountId: person.id, organisation }, store.clock())
}

/** What is issued from here on in this request is of this place. */
function enter({ oidc: { client, session } }: KoaContextWithOIDC, place: Place): void {
  if (client && session)
    session.authorizations = { ...session.authorizations, [client.clientId]: { ...place } }
}

/** Makes the grant the session's for this client and choice, unless another tab was first: then that one's, completed. */
async function claimPlace(
  store: GrantStore,
  ctx: KoaContextWithOIDC,
  grant: Grant,
  { before, choice }: { readonly before: Place | undefined; readonly choice: Choice | undefined },
): Promise<Grant> {
  const { client, session, provider } = ctx.oidc
  if (!client || !session) return grant
  const person = await accountCalled(store.db, grant.accountId ?? '')
  if (!person) throw new errors.AccessDenied('the account is gone')
  const key = sessionKeyOf(session.uid)
  const now = store.clock()
  const acts = actsForIn(grant)
  const row = await store.db.transaction().execute(async (tx) => {
    // what was judged is what is granted: whoever changes it at this moment waits for us, or is seen by us
    if (choice && !(await holdMembership(tx, choice)))
      throw new errors.AccessDenied('the membership was changed at the same moment')
    return authorise(
      tx,
      {
        key,
        accountId: person.id,
        seenFrom: whereFrom(),
        clientId: client.clientId,
        sid: randomToken(168),
        grantHash: idHash(grant.jti),
        grantId: sealGrantId(store, key, client.clientId, grant.jti),
        replaces: before && idHash(before.grantId),
        organisation: acts?.organisation ?? null,
        // no session that it could be of lives longer
        expiresAt: later(now, seconds(store.sessionMost)),
      },
      now,
    )
  })
  const place = placeOf(store, key, row)
  enter(ctx, place)
  if (place.grantId === grant.jti) return grant
  const theirs = await provider.Grant.find(place.grantId)
  if (!theirs) throw new errors.AccessDenied('the session ended')
  if (actsForIn(theirs)?.membership !== acts?.membership)
    throw new errors.AccessDenied('the membership was given anew at the same moment')
  if (await grow(store, ctx, theirs)) await theirs.save()
  return theirs
}

/**
 * Adds what is asked: all of it for a portal of the same organisation, and what its person agreed to before for one
 * that must ask.
 *
 * @returns whether the grant has grown
 */
async function grow(store: GrantStore, ctx: KoaContextWithOIDC, grant: Grant): Promise<boolean> {
  const { account, client, requestParamOIDCScopes, requestParamScopes, requestParamClaims } = ctx.oidc
  const agreed = asksConsent(ctx, store)
    ? ((await consentOf(store.db, {
        ...{ subject: account?.accountId ?? '', clientId: client?.clientId ?? '' },
        organisation: actsForIn(grant)?.organisation ?? null,
      })) ?? nothing)
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
