import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose'
import type { Context } from 'koa'

/** What the file asks of a token: one of these levels, of a sign-in that is no older. */
const LEVELS = [
  'urn:sluis:loa:two-factor',
  'http://eidas.europa.eu/LoA/low',
  'http://eidas.europa.eu/LoA/substantial',
  'http://eidas.europa.eu/LoA/high',
]
/** Seconds. */
const MAX_AGE = 60

export const resourceOf = (home: string): string => `${home}/api`
export const FILE_SCOPE = 'file:read'

/**
 * A resource server: it takes JWT access tokens for itself (RFC 9068), and sends whoever is not sure enough, or was not
 * sure just now, back for more (RFC 9470 §3).
 */
export function createResourceServer(options: {
  issuer: string
  home: string
  jwksUri: () => Promise<string>
}) {
  let keys: JWTVerifyGetKey | undefined
  const verify = async (token: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
    keys ??= createRemoteJWKSet(new URL(await options.jwksUri()))
    const { payload } = await jwtVerify(token, keys, {
      issuer: options.issuer,
      audience: resourceOf(options.home),
      typ: 'at+jwt',
      algorithms: ['ES256'],
      requiredClaims: ['exp'],
    })
    // a token that is bound to a key is nobody's who only shows it (RFC 9449 §7.2)
    return payload['cnf'] === undefined ? payload : undefined
  }
  return async (ctx: Context): Promise<void> => {
    const [, token = ''] = /^Bearer ([\w.-]+)$/i.exec(ctx.get('authorization')) ?? []
    const claims = await verify(token).catch(() => undefined)
    if (!claims) return refuse(ctx, 401, 'Bearer error="invalid_token"')
    if (!String(claims['scope']).split(' ').includes(FILE_SCOPE))
      return refuse(ctx, 403, `Bearer error="insufficient_scope", scope="${FILE_SCOPE}"`)
    const age = Date.now() / 1000 - Number(claims['auth_time'])
    if (!LEVELS.includes(String(claims['acr'])) || !(age <= MAX_AGE))
      return refuse(
        ctx,
        401,
        `Bearer error="insufficient_user_authentication", error_description="a fresh sign-in with two factors is needed", acr_values="${LEVELS.join(' ')}", max_age="${MAX_AGE}"`,
      )
    ctx.body = { file: 'MMXXVI', acr: claims['acr'], auth_time: claims['auth_time'] }
  }
}

/** RFC 6750 §3.1. */
function refuse(ctx: Context, status: 401 | 403, challenge: string): void {
  ctx.status = status
  ctx.set('WWW-Authenticate', challenge)
  ctx.body = { error: /error="(\w+)"/.exec(challenge)?.[1] }
}

/** What a challenge asks for, as the parameters of an authorization request; undefined where it is another one. */
export function stepUpIn(challenge: string | null): Record<string, string> | undefined {
  const said = Object.fromEntries(
    Array.from((challenge ?? '').matchAll(/(\w+)="([^"]*)"/g), ([, name = '', value = '']) => [name, value]),
  )
  if (said['error'] !== 'insufficient_user_authentication') return undefined
  const { acr_values: acr, max_age: age } = said
  return { ...(acr === undefined ? {} : { acr_values: acr }), ...(age === undefined ? {} : { max_age: age }) }
}
