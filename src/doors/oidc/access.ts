import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose'
import type { Provider } from 'oidc-provider'
import { accountBySubject } from '../../domain/accounts/index.ts'
import type { Credential, CredentialFault } from '../../platform/http/credentials.ts'
import type { Clock } from '../../platform/clock.ts'
import { sameBytes, sha256 } from '../../platform/crypto/random.ts'
import type { Db } from '../../platform/db/database.ts'
import type { AccountId } from '../../policy/vocabulary.ts'

/** What a token of ours for the operators' API lets its holder do. */
export interface Access {
  readonly client: string
  /** The person who let the client act for them; undefined: it acts for itself. */
  readonly account: AccountId | undefined
  readonly scopes: readonly string[]
  /** Whether only the holder of a key can use it (RFC 9449). */
  readonly isBound: boolean
}

/** The request that a token came with. */
export interface Shown {
  readonly credential: Credential
  readonly method: string
  /** Without its query. */
  readonly url: URL
}

/** @returns what the token lets do, as it stands at this moment; or what is wrong with it */
export type ReadAccess = (shown: Shown) => Promise<Access | CredentialFault>

/** Seconds that a proof's time may differ from ours, either way (FAPI 2.0 §5.3.2.1: no more ahead). */
const PROOF_SECONDS = 60

const PROOF_ALGORITHMS = ['ES256', 'PS256', 'EdDSA']

/**
 * Reads a token that was made for one resource of ours. It counts as long as everything that it hangs on does: its client,
 * and of a person their account and what they granted.
 */
export function createReadAccess({
  db,
  clock,
  provider,
  resource,
}: {
  db: Db
  clock: Clock
  provider: () => Provider
  resource: string
}): ReadAccess {
  return async (shown) => {
    const { token: value, scheme } = shown.credential
    const { AccessToken, ClientCredentials, Client, ReplayDetection } = provider()
    const token = (await AccessToken.find(value)) ?? (await ClientCredentials.find(value))
    if (!token || !token.isValid || token.clientId === undefined || token.aud !== resource)
      return 'invalid_token'
    const { clientId } = token
    const key: unknown = Reflect.get(token, 'jkt')
    if ((key !== undefined) !== (scheme === 'DPoP')) return 'invalid_token'
    if (key !== undefined) {
      const proof = await proofIn(shown, clock().getTime() / 1000)
      if (!proof || !sameText(proof.thumbprint, key)) return 'invalid_dpop_proof'
      const until = proof.at + 2 * PROOF_SECONDS
      if (!(await ReplayDetection.unique(clientId, proof.id, until))) return 'invalid_dpop_proof'
    }
    if (!(await Client.find(clientId))) return 'invalid_token'
    const account = 'accountId' in token ? await personOf(db, provider(), token) : undefined
    if (account === null) return 'invalid_token'
    return { client: clientId, account, scopes: [...token.scopes], isBound: key !== undefined }
  }
}

interface PersonsToken {
  readonly grantId?: string | undefined
  readonly accountId: string
  readonly clientId?: string | undefined
}

/** @returns null where the token is nobody's any more */
async function personOf(
  db: Db,
  { Grant }: Provider,
  { grantId, accountId, clientId }: PersonsToken,
): Promise<AccountId | null> {
  const grant = grantId === undefined ? undefined : await Grant.find(grantId)
  if (!grant || grant.isExpired || grant.clientId !== clientId || grant.accountId !== accountId) return null
  const account = await accountBySubject(db, accountId)
  return account?.standing === 'active' ? account.id : null
}

/** A proof that holds for this request (RFC 9449 §4.3); undefined where it does not. */
async function proofIn({ credential, method, url }: Shown, now: number) {
  if (credential.proof === undefined) return undefined
  try {
    const { payload, protectedHeader } = await jwtVerify(credential.proof, EmbeddedJWK, {
      algorithms: PROOF_ALGORITHMS,
      typ: 'dpop+jwt',
      // its time is looked at below, by our clock
      currentDate: new Date(now * 1000),
      clockTolerance: PROOF_SECONDS,
    })
    const { iat: at, jti: id } = payload
    const isFresh = typeof at === 'number' && Math.abs(now - at) <= PROOF_SECONDS
    const isOfThis =
      payload['htm'] === method &&
      isHere(payload['htu'], url) &&
      sameText(sha256(credential.token).toString('base64url'), payload['ath'])
    if (!isFresh || !isOfThis || typeof id !== 'string' || id === '' || id.length > 200) return undefined
    return { thumbprint: await calculateJwkThumbprint(protectedHeader.jwk ?? {}), id, at }
  } catch {
    return undefined
  }
}

function isHere(htu: unknown, url: URL): boolean {
  const said = typeof htu === 'string' ? URL.parse(htu) : null
  return said !== null && said.origin === url.origin && said.pathname === url.pathname
}

const sameText = (ours: string, theirs: unknown): boolean =>
  typeof theirs === 'string' && sameBytes(Buffer.from(ours), Buffer.from(theirs))
