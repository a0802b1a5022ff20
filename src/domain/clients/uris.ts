import { judged } from '../../platform/schema/index.ts'

/** Characters of a URI at most. */
const LONGEST = 2000

/** What a URI of a registration is for, and so what it may be. */
interface Use {
  /** https only; otherwise http too, on the machine itself (RFC 8252 §7.3). */
  readonly httpsOnly?: boolean
  /** The browser is sent there after a form, by a policy that knows no IPv6 addresses (CSP §2.3.1). */
  readonly afterForm?: boolean
  /** A scheme of a native app's own will do (RFC 8252 §7.1). */
  readonly ownScheme?: boolean
}

/**
 * A URI of a registration: no plain http but on this very machine (RFC 9700 §2.6), no scheme that runs script (C02), no
 * wildcard, nothing that is not what it looks like.
 */
export const uri = (use: Use = {}) => judged((text) => faultOf(text, use))

/** An origin, as a browser writes it. */
export const origin = (use: Use = {}) =>
  judged(
    (text) =>
      faultOf(text, use) ??
      (URL.parse(text)?.origin === text ? undefined : 'must be an origin, as https://portal.example'),
  )

/** What a resource is called by: an absolute URI without a fragment (RFC 8707 §2). */
export const resource = () =>
  judged((text) => {
    if (text.length > LONGEST) return `must have at most ${LONGEST} characters`
    if (!URL.canParse(text)) return 'must be a resource identifier: an absolute URI, as https://api.example'
    return URL.parse(text)?.hash === '' && !text.includes('#') ? undefined : 'must be without a fragment'
  })

function faultOf(text: string, use: Use): string | undefined {
  if (text === '') return 'must be a text'
  if (text.length > LONGEST) return `must have at most ${LONGEST} characters`
  if (!/^[\x21-\x7e]+$/.test(text))
    return 'must be written in ASCII (RFC 3986 §2): hosts as xn--, other characters as %-codes'
  if (text.includes('*')) return 'must be one address: there are no wildcards'
  const url = URL.parse(text)
  if (!url) return 'is not a URI'
  if (/^(javascript|data|vbscript|blob|file|about):/.test(url.protocol))
    return `is refused: ${url.protocol} is not allowed`
  if (url.username !== '' || url.password !== '') return 'must be without a user name'
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:') {
    if (use.httpsOnly || !isLoopback) return 'must be https'
  } else if (url.protocol !== 'https:') {
    if (!use.ownScheme) return 'must be https'
    if (!url.protocol.includes('.'))
      return 'must be https, or have a scheme that is a domain of the app’s turned around, as com.example.app'
  }
  if (use.afterForm && url.hostname.startsWith('['))
    return `must have a name for its host${isLoopback ? ', or 127.0.0.1' : ''}: browsers send no form on to an IPv6 address`
  return undefined
}
