import type { Configuration } from 'oidc-provider'

/** No request of the engine's leaves without its guard, which it leaves out, with a warning, where it cannot be had. */
export const withAddressGuard: NonNullable<Configuration['fetch']> = (url, options) => {
  if (!('dispatcher' in (options ?? {}))) throw new Error('there is no guard against private addresses here')
  return fetch(url, options)
}

/**
 * Whether the engine can keep its requests off private addresses: it hooks into the runtime's own client for HTTP, which
 * is not there in every one.
 */
export function hasAddressGuard(): boolean {
  // the runtime makes the client when something of it is first looked at
  void Response
  const runtime = globalThis as unknown as Record<symbol, object | undefined> // no type tells of what the runtime keeps by a symbol
  return [2, 1].some((version) =>
    Boolean(runtime[Symbol.for(`undici.globalDispatcher.${version}`)]?.constructor),
  )
}

/** The engine's guard keeps requests off private addresses; on a development issuer, portals live there. */
export const withoutAddressGuard: NonNullable<Configuration['fetch']> = (url, options) => {
  const { dispatcher: _guard, ...rest } = options as RequestInit & { dispatcher?: unknown }
  return fetch(url, rest)
}
