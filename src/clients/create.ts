import { append } from '../audit/index.ts'
import { randomToken, sha256 } from '../platform/crypto/random.ts'
import type { Tx } from '../platform/db/database.ts'
import { defaultsOf } from './extensions.ts'
import { insertClient, insertSecret, type ClientMetadata } from './store.ts'

/** What is wrong with the metadata: ours, by the levels and factors that there are, and the standard ones. */
export type ClientValidator = (metadata: ClientMetadata) => Promise<string[]>

export type CreatedClient =
  | {
      readonly ok: true
      readonly clientId: string
      readonly clientSecret: string | undefined
      readonly metadata: ClientMetadata
    }
  | {
      readonly ok: false
      readonly reason: 'metadata-invalid' | 'client-exists'
      readonly faults: readonly string[]
    }

/** "My account", which is built in: no portal may call itself so. */
export const accountClientId = 'sluis-account'

const ID_FORM = /^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/

/** Registers a portal. Its secret is shown here, once: what is kept is a hash. */
export async function createClient(
  tx: Tx,
  validate: ClientValidator,
  input: ClientMetadata,
  options: { demo?: boolean; secret?: string },
  now: Date,
): Promise<CreatedClient> {
  const { client_id: wanted, ...said } = input
  const rest = decided(said)
  const faults = await faultsOf(validate, wanted, rest)
  if (faults.length > 0) return { ok: false, reason: 'metadata-invalid', faults }
  const clientId = typeof wanted === 'string' ? wanted : `client-${randomToken(96)}`
  const metadata = { ...rest, client_id: clientId }
  const name = typeof rest['client_name'] === 'string' ? rest['client_name'] : clientId
  if (
    !(await insertClient(tx, { id: clientId, name, metadata, demo: options.demo ?? false, created_at: now }))
  ) {
    return { ok: false, reason: 'client-exists', faults: [`client_id ${clientId} exists`] }
  }
  const clientSecret = needsSecret(rest) ? (options.secret ?? randomToken(256)) : undefined
  if (clientSecret !== undefined) await insertSecret(tx, clientId, sha256(clientSecret), now)
  await append(
    tx,
    {
      type: 'clients.client.created',
      actor: 'operator',
      clientId,
      details: { pkce: defaultsOf(rest).sluis_pkce },
    },
    now,
  )
  return { ok: true, clientId, clientSecret, metadata }
}

/**
 * What is decided for a portal that does not say it, and written down with it: so that another default, some day, changes
 * nothing for those there are. RS256 is what a registration means that says nothing (OpenID Connect Registration §2), and
 * what half of the clients in use insist on; FAPI 2.0 wants better (§5.4.1).
 */
const decided = (metadata: ClientMetadata): ClientMetadata => ({
  id_token_signed_response_alg: metadata['sluis_profile'] === 'fapi2' ? 'ES256' : 'RS256',
  ...metadata,
})

/** RFC 7591 §2: `client_secret_basic` where nothing is said. */
export const needsSecret = (metadata: ClientMetadata): boolean =>
  [undefined, 'client_secret_basic', 'client_secret_post'].some(
    (method) => method === metadata['token_endpoint_auth_method'],
  )

async function faultsOf(
  validate: ClientValidator,
  wanted: unknown,
  metadata: ClientMetadata,
): Promise<string[]> {
  const faults: string[] = []
  if (wanted !== undefined && (typeof wanted !== 'string' || !ID_FORM.test(wanted)))
    faults.push('client_id must be 3 to 64 letters, digits, dots, hyphens or underscores')
  if (wanted === accountClientId) faults.push(`client_id ${accountClientId} is built in`)
  if (metadata['client_secret'] !== undefined)
    faults.push('client_secret is made by Sluis and cannot be given')
  faults.push(...redirectFaults(metadata), ...(await validate(metadata)))
  return faults
}

/** No plain http but on this very machine (RFC 9700 §2.6, RFC 8252 §7.3), no scheme that runs script (C02). */
function redirectFaults(metadata: ClientMetadata): string[] {
  const lists = ['redirect_uris', 'post_logout_redirect_uris'] as const
  return lists.flatMap((name) => {
    const uris = metadata[name]
    if (uris === undefined) return []
    if (!Array.isArray(uris)) return [`${name} must be a list`]
    return uris.flatMap((uri: unknown) => {
      const url = typeof uri === 'string' ? URL.parse(uri) : null
      if (!url) return [`${name}: ${String(uri)} is not a URI`]
      const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
      if (url.protocol === 'http:' && !loopback) return [`${name}: ${url.href} must be https`]
      if (/^(javascript|data|vbscript|blob|file|about):/.test(url.protocol))
        return [`${name}: ${url.protocol} is not allowed`]
      return []
    })
  })
}
