import { isName } from '../../platform/text/typed.ts'

type Metadata = Readonly<Record<string, unknown>>

/** Characters of a URI, and of any other text of a registration, at most. */
const LONGEST_URI = 2000
const LONGEST_NAME = 100

/** What a URI of a registration is for, and so what it may be. */
interface Use {
  /** https only; otherwise http too, on the machine itself (RFC 8252 §7.3). */
  readonly httpsOnly?: boolean
  /** The browser is sent there after a form, by a policy that knows no IPv6 addresses (CSP §2.3.1). */
  readonly afterForm?: boolean
  /** A scheme of a native app's own will do (RFC 8252 §7.1). */
  readonly ownScheme?: boolean
}

const uses: Readonly<Record<string, Use>> = {
  redirect_uris: { afterForm: true, ownScheme: true },
  post_logout_redirect_uris: { afterForm: true, ownScheme: true },
  sluis_form_action_origins: { afterForm: true },
  sluis_cors_origins: {},
  initiate_login_uri: {},
  backchannel_logout_uri: {},
  jwks_uri: {},
  sector_identifier_uri: {},
  client_uri: { httpsOnly: true },
  logo_uri: { httpsOnly: true },
  policy_uri: { httpsOnly: true },
  tos_uri: { httpsOnly: true },
}

/** Lists among them. */
const lists = [
  'redirect_uris',
  'post_logout_redirect_uris',
  'sluis_form_action_origins',
  'sluis_cors_origins',
]

/**
 * What is wrong with the URIs of a registration, each fault naming its field: no plain http but on this very machine
 * (RFC 9700 §2.6), no scheme that runs script (C02), no wildcard, nothing that is not what it looks like.
 */
export function uriFaults(metadata: Metadata): string[] {
  return Object.entries(uses).flatMap(([name, use]) => {
    const said = metadata[name]
    if (said === undefined || said === null) return []
    const isList = lists.includes(name)
    if (isList !== Array.isArray(said)) return [`${name} must be ${isList ? 'a list' : 'one URI'}`]
    return [said].flat().flatMap((uri: unknown) => {
      const fault = uriFault(uri, use)
      return fault === undefined ? [] : [`${name}: ${fault}`]
    })
  })
}

function uriFault(uri: unknown, use: Use): string | undefined {
  if (typeof uri !== 'string' || uri === '') return 'a URI must be a text'
  if (uri.length > LONGEST_URI) return `a URI has at most ${LONGEST_URI} characters`
  // shown as JSON, so that nothing in it turns the line around
  if (!/^[\x21-\x7e]+$/.test(uri))
    return `${JSON.stringify(uri)} must be written in ASCII (RFC 3986 §2): hosts as xn--, other characters as %-codes`
  if (uri.includes('*')) return `${uri} must be one address: there are no wildcards`
  const url = URL.parse(uri)
  if (!url) return `${uri} is not a URI`
  if (/^(javascript|data|vbscript|blob|file|about):/.test(url.protocol))
    return `${url.protocol} is not allowed`
  if (url.username !== '' || url.password !== '') return `${url.host} must be without a user name`
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:') {
    if (use.httpsOnly || !isLoopback) return `${uri} must be https`
  } else if (url.protocol !== 'https:') {
    if (!use.ownScheme) return `${uri} must be https`
    if (!url.protocol.includes('.'))
      return `${uri} must be https, or have a scheme that is a domain of the app’s turned around, as com.example.app`
  }
  if (use.afterForm && url.hostname.startsWith('['))
    return `${uri} must have a name for its host${isLoopback ? ', or 127.0.0.1' : ''}: browsers send no form on to an IPv6 address`
  return undefined
}

/** What is wrong with its texts: what is shown beside others may not turn or hide them. */
export function textFaults(metadata: Metadata): string[] {
  const faults = Object.entries(metadata)
    .filter(([name]) => !(name in uses))
    .filter(([, value]) =>
      [value].flat().some((each) => typeof each === 'string' && each !== '' && !isName(each)),
    )
    .map(([name]) => `${name} must be text without control characters, with something to see`)
  const name = metadata['client_name']
  if (typeof name === 'string' && name.length > LONGEST_NAME)
    faults.push(`client_name has at most ${LONGEST_NAME} characters`)
  return faults
}
