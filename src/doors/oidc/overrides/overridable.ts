import type { KoaContextWithOIDC } from 'oidc-provider'

export interface IdTokenMade {
  scope?: string
  readonly available?: Record<string, unknown>
  readonly ctx?: KoaContextWithOIDC
  readonly client?: object
}

type DeviceCodeFound =
  { readonly accountId?: string; readonly error?: string; readonly isExpired?: boolean } | undefined

/** What of a provider can be changed: its types tell what may be asked. */
export interface Overridable {
  readonly Client: { prototype: Record<string, unknown>; find: (id: unknown) => Promise<unknown> }
  readonly Session: { prototype: Record<string, unknown> }
  readonly Grant: { readonly IN_PAYLOAD: readonly string[] }
  readonly OIDCContext: { prototype: object }
  readonly ReplayDetection: Record<string, unknown>
  readonly DeviceCode: { find: (this: unknown, code: string, ...more: unknown[]) => Promise<DeviceCodeFound> }
  readonly IdToken: {
    validate: (jwt: string, client: object) => Promise<unknown>
    readonly prototype: { payload: (this: IdTokenMade) => Promise<object> }
  }
}

/** The request that is being answered. */
export type Context = () => KoaContextWithOIDC | undefined
