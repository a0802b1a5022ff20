import type { ClientMetadata } from './store.ts'

/** What of a registration says where somebody begins. */
interface Begins {
  readonly initiate_login_uri?: unknown
  readonly sluis_start_uri?: unknown
  readonly client_uri?: unknown
  readonly redirect_uris?: unknown
}

const webUrl = (value: unknown): URL | undefined => {
  const url = typeof value === 'string' ? URL.parse(value) : null
  return url && /^https?:$/.test(url.protocol) ? url : undefined
}

const redirectsOf = ({ redirect_uris: uris }: Begins): URL[] =>
  (Array.isArray(uris) ? uris : []).flatMap((uri) => webUrl(uri) ?? [])

/** The web origins that a portal has shown to be its own, by being registered with them. */
export const ownOrigins = (metadata: Omit<Begins, 'sluis_start_uri'>): ReadonlySet<string> =>
  new Set(
    [...redirectsOf(metadata), webUrl(metadata.client_uri), webUrl(metadata.initiate_login_uri)].flatMap(
      (url) => url?.origin ?? [],
    ),
  )

/**
 * Where somebody begins at a portal: where it begins a sign-in (OpenID Connect Core §4), where it says that people
 * start, its own page, or the site that its answers go to. Undefined: nowhere on the web, as an app.
 *
 * @param target what is opened there after the sign-in; only of the portal's own origins, or it is left out
 */
export function startOf(metadata: ClientMetadata, issuer: string, target?: string): URL | undefined {
  const wanted = webUrl(target)
  const own = wanted && ownOrigins(metadata).has(wanted.origin) ? wanted : webUrl(metadata['sluis_start_uri'])
  const begins = webUrl(metadata['initiate_login_uri'])
  if (begins) {
    begins.searchParams.set('iss', issuer)
    if (own) begins.searchParams.set('target_link_uri', own.href)
    return begins
  }
  const [redirect] = redirectsOf(metadata)
  return own ?? webUrl(metadata['client_uri']) ?? (redirect && new URL(redirect.origin))
}
