import { createHash } from 'node:crypto'
import type { ClientMetadata, Provider } from 'oidc-provider'
import { accountClientId, settingsOf } from '../../domain/clients/index.ts'
import { sameBytes } from '../../platform/crypto/random.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import type { SessionKey } from '../../policy/vocabulary.ts'
import { sessionKeyOf } from '../../domain/sessions/index.ts'
import { PROVES_ADDRESS } from './wish.ts'

/** "My account" as a portal of its own: it signs people in by the same journey as any other. */
export interface AccountClient {
  /** Where the browser goes. A level and an age ask for evidence; without them, whoever is signed in will do. */
  authorizationUrl(asked: {
    readonly state: string
    readonly verifier: string
    readonly acr?: string | undefined
    /** Seconds. */
    readonly maxAge?: number | undefined
    /** Whether the account's address must be proven, too. */
    readonly provesAddress?: boolean
  }): string
  /** Redeems a code in this process: no token is made. @returns the session that the code came from */
  redeem(code: string, verifier: string): Promise<SessionKey | undefined>
}

export const accountCallback = '/account/callback'

/** Its registration, built in: the same in every process, in no table. */
export const accountClientMetadata = (issuer: URL, brand: string, [lowest]: Ladder): ClientMetadata => ({
  ...settingsOf({ sluis_minimum_level: lowest?.key }),
  client_id: accountClientId,
  client_name: brand,
  redirect_uris: [`${issuer.origin}${accountCallback}`],
  grant_types: ['authorization_code'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
})

const challengeOf = (verifier: string): Buffer => createHash('sha256').update(verifier).digest()

export function createAccountClient(issuer: URL, provider: () => Provider): AccountClient {
  const redirectUri = `${issuer.origin}${accountCallback}`
  return {
    authorizationUrl({ state, verifier, acr, maxAge, provesAddress }) {
      const url = new URL('/auth', issuer)
      url.search = new URLSearchParams({
        client_id: accountClientId,
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
      if (code?.clientId !== accountClientId || code.redirectUri !== redirectUri) return undefined
      const challenge = Buffer.from(code.codeChallenge ?? '', 'base64url')
      if (code.codeChallengeMethod !== 'S256' || !sameBytes(challenge, challengeOf(verifier)))
        return undefined
      return code.sessionUid === undefined ? undefined : sessionKeyOf(code.sessionUid)
    },
  }
}
