import type { KoaContextWithOIDC } from 'oidc-provider'
import {
  isBuiltIn,
  LATEST,
  writeRequests,
  type ClientRequest,
  type Said,
} from '../../domain/clients/index.ts'
import { milliseconds, type Clock } from '../../platform/clock.ts'
import { buffered, type Buffered } from '../../platform/db/buffered.ts'
import type { Db } from '../../platform/db/database.ts'
import { referenceOf } from '../../platform/http/reference.ts'
import { beginningOf } from '../../platform/text/typed.ts'
import type { Log } from '../../platform/log.ts'
import { codeRedeemedAt } from './artefact-store.ts'
import { idHash } from './hashes.ts'

export interface TracesDeps {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
}

type Refusal = Error & { error_detail?: string | undefined; error_description?: string | undefined }

export interface Traces {
  /** What went wrong with a request, as the engine tells of it. */
  refused(ctx: KoaContextWithOIDC, error: Refusal): void
  /** Notes a request that is answered, with what went wrong. */
  note(ctx: KoaContextWithOIDC): Promise<void>
  readonly close: Buffered<unknown>['close']
}

/** Where clients ask, and whoever looks after one would look. */
const told: ReadonlySet<string | undefined> = new Set([
  'authorization',
  'resume',
  'token',
  'userinfo',
  'pushed_authorization_request',
  'device_authorization',
  'introspection',
  'revocation',
  'end_session',
])

/** A device asks every five seconds whether somebody has let it in (RFC 8628 §3.5): that is nothing to tell. */
const asked: ReadonlySet<string | undefined> = new Set(['authorization_pending', 'slow_down'])

/**
 * What each client asked of late: written together, half a second later, so that no request waits for it. A stranger who
 * knows a client's id can fill its list; it shows the latest, and its owner looks while they try.
 */
export function createTraces({ db, clock, log }: TracesDeps): Traces {
  const errors = new WeakMap<object, Refusal>()
  const requests = buffered<ClientRequest>((rows) => writeRequests(db, rows), {
    ...{ every: milliseconds(500), most: 5000, log, what: 'requests of clients' },
    // as many as are kept of one: whoever floods its list takes no room of another's
    share: { of: ({ client_id: client, error }) => `${error === null} ${client}`, most: LATEST },
  })
  return {
    refused: (ctx, error) => void errors.set(ctx.req, error),
    async note(ctx) {
      const { oidc } = ctx
      const client = oidc?.client?.clientId
      if (client === undefined || isBuiltIn(client) || !told.has(oidc.route)) return
      const error = errors.get(ctx.req)
      if ((!error && ctx.status >= 400) || asked.has(error?.message)) return
      const now = clock()
      requests.add({
        ...{ client_id: client, at: now, endpoint: oidc.route, reference: referenceOf(ctx.res) },
        error: error ? beginningOf(error.message, 100) : null,
        detail: beginningOf(error?.error_detail ?? error?.error_description ?? '', 300) || null,
        said: { ...saidIn(ctx), ...(error ? await apart(db, ctx, error, now) : {}) },
      })
    },
    close: () => requests.close(),
  }
}

/** What was said that is no secret; of an address neither what follows it, where portals put what they please. */
function saidIn({ oidc }: KoaContextWithOIDC): Said {
  const named = ['grant_type', 'response_type', 'scope', 'acr_values', 'prompt'] as const
  const said = named.flatMap((name) => {
    const value = oidc.params?.[name]
    return typeof value === 'string' ? [[name, beginningOf(value, 200)] as const] : []
  })
  const redirect = oidc.params?.['redirect_uri']
  return {
    ...Object.fromEntries(said),
    ...(typeof redirect === 'string'
      ? { redirect_uri: beginningOf(redirect.replace(/[?#].*$/s, '?…'), 300) }
      : {}),
  }
}

/** Of a code that was redeemed already: how long ago, in milliseconds. */
async function apart(db: Db, { oidc }: KoaContextWithOIDC, error: Refusal, now: Date): Promise<Said> {
  const code = oidc.params?.['code']
  if (typeof code !== 'string' || !/code already (used|consumed)/i.test(error.error_detail ?? '')) return {}
  const at = await codeRedeemedAt(db, idHash(code)).catch(() => undefined)
  return at === undefined ? {} : { apart: Math.max(0, now.getTime() - at.getTime()) }
}
