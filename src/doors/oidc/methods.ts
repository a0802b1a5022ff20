import type { Provider } from 'oidc-provider'

/** The methods of the engine's addresses, by their names; OPTIONS where scripts of others may ask first (Fetch §3.3). */
const methods = {
  authorization: ['GET', 'HEAD', 'POST'],
  token: ['POST', 'OPTIONS'],
  introspection: ['POST', 'OPTIONS'],
  revocation: ['POST', 'OPTIONS'],
  pushed_authorization_request: ['POST', 'OPTIONS'],
  device_authorization: ['POST', 'OPTIONS'],
  userinfo: ['GET', 'HEAD', 'POST', 'OPTIONS'],
  jwks: ['GET', 'HEAD', 'OPTIONS'],
  code_verification: ['GET', 'HEAD', 'POST'],
  end_session: ['GET', 'HEAD'],
  end_session_confirm: ['POST'],
  end_session_success: ['GET', 'HEAD'],
} as const

/** Those that only programs post to: they are answered in JSON, whatever their libraries say that they accept. */
const forPrograms = [
  'token',
  'introspection',
  'revocation',
  'pushed_authorization_request',
  'device_authorization',
] as const

/** The addresses that only programs post to (RFC 6749 §5.2: the error is JSON). */
export const pathsForPrograms = (provider: Provider): ReadonlySet<string> =>
  new Set(forPrograms.map((name) => pathOf(provider, name)))

const pathOf = (provider: Provider, name: string): string =>
  (provider as unknown as { pathFor(name: string): string }).pathFor(name) // the engine's type does not tell of it

const documents = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']

/** The methods that an address of the engine's takes (RFC 9110 §15.5.6); none where it is none. */
export function methodsAt(provider: Provider, path: string): readonly string[] {
  if (documents.includes(path)) return methods.jwks
  return Object.entries(methods).find(([name]) => pathOf(provider, name) === path)?.[1] ?? []
}
