import { createHash } from 'node:crypto'
import type { ClientMetadata, Provider } from 'oidc-provider'
import { accountClientId, deskClientId, operatorClientId, settingsOf } from '../../domain/clients/index.ts'
import type { OwnClient } from '../../journeys/arrival/index.ts'
import { sameBytes } from '../../platform/crypto/random.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import { sessionKeyOf } from '../../domain/sessions/index.ts'
import { PROVES_ADDRESS } from './wish.ts'

/** Where browsers come back to, of each portal of our own: "my account", the desk, and the operators' console. */
const callbacks = {
  [accountClientId]: '/account/callback',
  [operatorClientId]: '/operator/callback',
  [deskClientId]: '/organisation/callback',
} as const

/** Their registrations, built in: the same in every process, in no table. What they ask of people, `createWishOf` says. */
export const ownClientsMetadata = (issuer: URL, brand: string, [lowest]: Ladder): ClientMetadata[] =>
  Object.entries(callbacks).map(([id, callback]) => ({
    ...settingsOf({ sluis_minimum_level: lowest?.key }),
    client_id: id,
    client_name: brand,
    redirect_uris: [`${issuer.origin}${callback}`],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  }))

const challengeOf = (verifier: string): Buffer => createHash('sha256').update(verifier).digest()

/** A portal of our own, to the engine: it signs people in by the same journey as any other. */
function createOwnClient(id: keyof typeof callbacks, issuer: URL, provider: () => Provider): OwnClient {
  const redirectUri = `${issuer.origin}${callbacks[id]}`
  return {
    authorizationUrl({ state, verifier, acr, maxAge, provesAddress }) {
      const url = new URL('/auth', issuer)
      url.search = new URLSearchParams({
        client_id: id,
        response_type: 'code',
        redirect_uri: redirectUri,
        scope: 'openid',
        state,
        code_challenge: challengeOf(verifier).toString('base64url'),
        code_challenge_method: 'S256',
        ...(acr === undefined ? {} : { acr_values: acr }),
        ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
        ...(provesAddress ? { [PROVES_ADDRESS]: 'yes' } : {}),
      }).toString()
      return url.href
    },
    async redeem(value, verifier) {
      // finding it uses it up; what is too old is not found (see adapters.ts)
      const code = await provider().AuthorizationCode.find(value)
      if (code?.clientId !== id || code.redirectUri !== redirectUri) return undefined
      const challenge = Buffer.from(code.codeChallenge ?? '', 'base64url')
      if (code.codeChallengeMethod !== 'S256' || !sameBytes(challenge, challengeOf(verifier)))
        return undefined
      return code.sessionUid === undefined ? undefined : sessionKeyOf(code.sessionUid)
    },
  }
}

/** The portals of our own, by what they are called. */
export type OwnClients = ReturnType<typeof createOwnClients>

export const createOwnClients = (issuer: URL, provider: () => Provider) => ({
  account: createOwnClient(accountClientId, issuer, provider),
  operator: createOwnClient(operatorClientId, issuer, provider),
  desk: createOwnClient(deskClientId, issuer, provider),
})
