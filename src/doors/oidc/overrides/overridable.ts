import type { KoaContextWithOIDC } from 'oidc-provider'

export interface IdTokenMade {
  scope?: string
  readonly available?: Record<string, unknown>
  readonly ctx?: KoaContextWithOIDC
  readonly client?: object
}

interface Issued {
  readonly accountId?: string
  readonly error?: string
  readonly isExpired?: boolean
  readonly expiresWithSession?: boolean
  readonly sessionUid?: string
  readonly grantId?: string
}

interface IssuedModel {
  find: (
    this: unknown,
    value: string,
    options?: { readonly ignoreExpiration?: boolean; readonly ignoreSessionBinding?: boolean },
  ) => Promise<Issued | undefined>
}

/** What of a provider can be changed: its types tell what may be asked. */
export interface Overridable {
  readonly Client: { prototype: Record<string, unknown>; find: (id: unknown) => Promise<unknown> }
  readonly Session: { prototype: Record<string, unknown> }
  readonly Grant: { readonly IN_PAYLOAD: readonly string[] }
  readonly OIDCContext: { prototype: object }
  readonly ReplayDetection: Record<string, unknown>
  readonly AccessToken: IssuedModel
  readonly RefreshToken: IssuedModel
  readonly AuthorizationCode: IssuedModel
  readonly DeviceCode: IssuedModel
  readonly IdToken: {
    validate: (jwt: string, client: object) => Promise<unknown>
    readonly prototype: { payload: (this: IdTokenMade) => Promise<object> }
  }
}

/** The request that is being answered. */
export type Context = () => KoaContextWithOIDC | undefined
