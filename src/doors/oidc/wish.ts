import type { Client } from 'oidc-provider'
import { accountClientId, deskClientId, operatorClientId, wishOfClient } from '../../domain/clients/index.ts'
import { operatorsWish, wishFor, type OperatorsAsk } from '../../policy/operating/index.ts'
import type { Wish } from '../../policy/levels/goal.ts'
import type { AccountId } from '../../policy/vocabulary.ts'

/** The parameters of an authorization request, as the engine keeps them: checked, but loosely typed. */
export type Parameters = Readonly<Record<string, unknown>>

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** What a request asks of the sign-in: its own parameters, the client's registration, and what its tokens are for. */
export const createWishOf =
  (asks: OperatorsAsk, atDesk: Omit<OperatorsAsk, 'resource'>) =>
  (params: Parameters, client: Client | undefined): Wish => {
    const wish = wishOf(params, client)
    if (client?.clientId === operatorClientId) return operatorsWish(wish, asks)
    if (client?.clientId === deskClientId) return operatorsWish(wish, atDesk)
    return wishFor(wish, [params['resource']].flat(), asks)
  }

export type WishOf = ReturnType<typeof createWishOf>

/** What a request asks by its own parameters and the client's registration. */
export function wishOf(params: Parameters, client: Client | undefined): Wish {
  const essential = essentialAcr(params)
  const maxAge = params['max_age']
  const own = wishOfClient(client ?? {})
  const [named, branch] = [text(params[ORGANIZATION]), branchIn(params)]
  return {
    ...own,
    ...(own.forWhom && client && { forWhom: { ...own.forWhom, client: client.clientId, named, branch } }),
    ...(own.terms && client && { terms: { ...own.terms, ...whatToRead(client) } }),
    acrValues: essential.length > 0 ? essential : words(params['acr_values']),
    maxAge: maxAge === undefined || maxAge === null ? undefined : Number(maxAge),
    again: words(params['prompt']).includes('login'),
    chooses: words(params['prompt']).includes('select_account'),
    ...(client?.clientId === accountClientId
      ? { provesAll: true, provesAddress: text(params[PROVES_ADDRESS]) !== undefined }
      : {}),
  }
}

/** What its people accept, as the engine calls it. */
const whatToRead = ({ clientId: id, tosUri: terms, policyUri: privacy }: Client) => ({
  ...{ client: id, termsUri: text(terms), privacyUri: text(privacy) },
})

/** For which organisation somebody is to act: our id, `kvk:69599084`, or `customers:200001`. */
export const ORGANIZATION = 'organization'

/** For which branch of it, by its number; how it is written apart, it is the same. */
export const BRANCH = 'branch'
const branchIn = (params: Parameters): string | undefined =>
  text(params[BRANCH])?.replace(/\s/g, '').toUpperCase()

/** Asked by "my account", and by nobody else, before somebody changes what they sign in with. */
export const PROVES_ADDRESS = 'sluis_proves_address'

/** The languages that a portal asks for: of the page, or else of the claims (OIDC Core §3.1.2.1, §5.2). */
export const localesAsked = (params: Parameters | undefined): string[] => [
  ...words(params?.['ui_locales']),
  ...words(params?.['claims_locales']),
]

export const words = (value: unknown): string[] => text(value)?.split(' ').filter(Boolean) ?? []

/** The `claims` parameter, which the engine has checked to be an object by now. */
export function claimsOf(params: Parameters): {
  readonly [Where in 'id_token' | 'userinfo']?: Record<
    string,
    { essential?: boolean; value?: unknown; values?: unknown } | null
  >
} {
  const claims = text(params['claims'])
  return claims === undefined ? {} : (JSON.parse(claims) as ReturnType<typeof claimsOf>)
}

/** OIDC Core §5.5.1.1: an essential acr that is not reached is a failed authentication. */
function essentialAcr(params: Parameters): string[] {
  const acr = claimsOf(params).id_token?.['acr']
  if (!acr?.essential) return []
  const values: unknown[] = Array.isArray(acr.values) ? acr.values : [acr.value]
  return values.filter((value) => typeof value === 'string')
}

/**
 * Whom a request is about that asks more of a session: a level, or that it be fresh. Stepping up never changes the
 * account; whoever wants to sign in as somebody else signs out first, or is sent with `prompt=login` or
 * `prompt=select_account`. (In "my account"
 * everybody is shown their own, so whoever comes may sign in.)
 */
export const pinnedBySession = (
  { acrValues, maxAge, again, chooses, provesAll }: Wish,
  session: { readonly account: AccountId } | undefined,
): AccountId | undefined =>
  !again && !chooses && !provesAll && (acrValues.length > 0 || maxAge !== undefined)
    ? session?.account
    : undefined

/** The subject that the request insists on, by `claims.id_token.sub` or an id_token_hint that was verified before. */
export function insistedSubject(params: Parameters): string | undefined {
  const { id_token: inToken, userinfo } = claimsOf(params)
  const byClaim = text(inToken?.['sub']?.value) ?? text(userinfo?.['sub']?.value)
  if (byClaim !== undefined) return byClaim
  const payload = text(params['id_token_hint'])?.split('.')[1]
  if (payload === undefined) return undefined
  return text((JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub?: unknown }).sub)
}
