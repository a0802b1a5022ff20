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

const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** Whether a portal has been retired: nobody begins there any more. */
export function isRetiredAt(metadata: ClientMetadata, now: Date): boolean {
  const { sluis_retires_at: at } = metadata
  return typeof at === 'string' && now >= new Date(at)
}

/**
 * Where somebody begins at a portal: where it begins a sign-in (OpenID Connect Core §4), where it says that people
 * start, its own page, or the site that its answers go to. Undefined: nowhere on the web, as an app.
 *
 * @param target what is to be opened there: handed to where it begins a sign-in, and only where it lies on an origin of its
 *   own and is none of its redirect URIs, which take answers; we send nobody there ourselves
 */
export function startOf(metadata: ClientMetadata, issuer: string, target?: string): URL | undefined {
  const start = webUrl(metadata['sluis_start_uri'])
  const begins = webUrl(metadata['initiate_login_uri'])
  if (begins) {
    begins.searchParams.set('iss', issuer)
    const opens = ownTarget(metadata, target) ?? start
    if (opens) begins.searchParams.set('target_link_uri', opens.href)
    return begins
  }
  // an app that listens on its own machine has no site there
  const [redirect] = redirectsOf(metadata).filter((url) => !isLoopback(url) || isLoopback(new URL(issuer)))
  const site = metadata['application_type'] === 'native' ? undefined : redirect
  return start ?? webUrl(metadata['client_uri']) ?? (site && new URL(site.origin))
}

function ownTarget(metadata: ClientMetadata, target: string | undefined): URL | undefined {
  const wanted = webUrl(target)
  if (!wanted || !ownOrigins(metadata).has(wanted.origin)) return undefined
  const takesAnswers = redirectsOf(metadata).some(
    ({ origin, pathname }) => origin === wanted.origin && pathname === wanted.pathname,
  )
  return takesAnswers ? undefined : wanted
}
