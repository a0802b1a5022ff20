import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Clock } from '../../platform/clock.ts'
import { referenceOf } from '../../platform/http/reference.ts'
import type { Log } from '../../platform/log.ts'
import type { RefusedGrant } from './store.ts'

type Refusal = Error & { error_detail?: string; error_description?: string }

/** Whether something single-use came a second time: a thief's, or of a portal that does not take turns. */
const isReuse = (cause: string): boolean => /already (used|consumed)/.test(cause)

/**
 * Tells why a request of a client was refused: in the log, and for `invalid_grant`, whose text is the same for every cause
 * (RFC 6749 §5.2), under the answer's reference. On a development issuer the client is told as well; of `invalid_client` nobody
 * is, so that nobody learns which clients there are.
 */
export function createTeller(deps: {
  clock: Clock
  log: Log
  issuer: URL
  /** Keeps why a grant was refused, for whoever asks by the reference. */
  keep: (row: RefusedGrant) => Promise<void>
}) {
  return (event: string, ctx: KoaContextWithOIDC, error: Refusal): void => {
    const { client, params } = ctx.oidc
    const reference = referenceOf(ctx.res)
    const cause = error.error_detail ?? ''
    deps.log.info(
      {
        ...{ reference, client: client?.clientId, error: error.message, detail: error.error_detail },
        ...(isReuse(cause) ? { reason: 'reuse' } : {}),
      },
      event,
    )
    if (error.message !== 'invalid_grant' || client === undefined || cause === '') return
    if (deps.issuer.protocol === 'http:' && typeof ctx.body === 'object')
      ctx.body = { ...(ctx.body as object), error_description: cause }
    const row = { reference, client_id: client.clientId, grant_type: String(params?.['grant_type']), cause }
    deps.keep({ ...row, at: deps.clock() }).catch((failure: unknown) => {
      deps.log.warn({ reference, error: String(failure) }, 'a refusal could not be kept')
    })
  }
}
