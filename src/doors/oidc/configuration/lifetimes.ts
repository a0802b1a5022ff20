import type { AccessToken, ClientCredentials, Configuration } from 'oidc-provider'
import type { Clock } from '../../../platform/clock.ts'
import { remaining, type Lifetimes } from '../../../policy/lifetime.ts'
import { isFapi } from './clients.ts'

/** How long things live, in seconds, and which of them are replaced when they are used. */
export function ofLifetimes(lifetimes: Lifetimes, clock: Clock, api: string) {
  const now = (): number => Math.floor(clock().getTime() / 1000)
  const ofToken = (token: AccessToken | ClientCredentials): number =>
    Math.min(token.resourceServer?.accessTokenTTL ?? Infinity, lifetimes.accessToken)
  return {
    ttl: {
      // whether it was used lately, its row says (see session-adapter.ts); nobody's has none, and ends by itself
      Session: (_ctx, session) =>
        remaining(
          session.iat ?? now(),
          now(),
          session.accountId === undefined ? lifetimes.sessionIdle : lifetimes.sessionMost,
          lifetimes.sessionMost,
        ),
      Interaction: lifetimes.attempt,
      AuthorizationCode: lifetimes.code,
      AccessToken: (_ctx, token) => ofToken(token),
      ClientCredentials: (_ctx, token) => ofToken(token),
      IdToken: 3600,
      Grant: lifetimes.refreshMost,
      DeviceCode: 600,
      // one that is not rotated has its whole life from the start
      RefreshToken: (_ctx, token, client) =>
        remaining(
          token.iiat ?? now(),
          now(),
          isFapi(client) ? lifetimes.refreshMost : lifetimes.refreshIdle,
          lifetimes.refreshMost,
        ),
    },
    // operators sign in for their work: what they let a client do ends with its first token
    issueRefreshToken: async (_ctx, client, source) =>
      client.grantTypeAllowed('refresh_token') && ![Reflect.get(source, 'resource')].flat().includes(api),
    // FAPI's are the client's own, which signs for each use: rotating them would only lose some (FAPI 2.0 §5.3.2.1)
    rotateRefreshToken: (ctx) => !isFapi(ctx.oidc.client),
    revokeGrantPolicy: () => true,
  } satisfies Configuration
}
