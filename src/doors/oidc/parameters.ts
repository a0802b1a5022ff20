import { errors } from 'oidc-provider'
import { asSeen } from '../../platform/text/typed.ts'

type Params = Record<string, unknown>

/** Parameters that are several names. */
const LISTS = ['scope', 'prompt', 'acr_values', 'ui_locales', 'claims_locales', 'response_type']

/** Bytes that a parameter may have: strangers send them, and they are kept until somebody has signed in. */
const MOST: Readonly<Record<string, number>> = { state: 2048, nonce: 2048, login_hint: 320, claims: 4096 }
/** Bytes that all of a request's have together, where a request is kept. */
const MOST_TOGETHER = 8192
const KEPT = new Set(['authorization', 'pushed_authorization_request', 'device_authorization', 'end_session'])

/**
 * The parameters of a request to the engine, as they were decoded: what no database keeps and no encoding knows (NUL,
 * unpaired surrogates) is refused before anything looks at it, inside `claims` as well, and what is longer than a request
 * has reason to be.
 *
 * @param route the engine's name of what was asked
 * @throws errors.InvalidRequest, which the portal is told at its registered address
 */
export function readParameters(params: Params, route: string): Params {
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== 'string') continue
    const most = MOST[name] ?? MOST_TOGETHER
    if (KEPT.has(route) && Buffer.byteLength(value) > most)
      throw new errors.InvalidRequest(`${name} must not be longer than ${most} bytes`)
    if (!isSound(name === 'claims' ? parsed(value) : value))
      throw new errors.InvalidRequest(`${name} must not hold NUL or unpaired surrogates`)
  }
  if (KEPT.has(route) && lengthOf(params) > MOST_TOGETHER)
    throw new errors.InvalidRequest(`the request must not be longer than ${MOST_TOGETHER} bytes`)
  for (const name of LISTS) {
    const said = params[name]
    // spaces part the names, however many there are (RFC 6749 §3.3 has one)
    if (typeof said === 'string' && /^ | $|  /.test(said))
      params[name] = said.split(' ').filter(Boolean).join(' ')
  }
  if (typeof params['user_code'] === 'string') params['user_code'] = asSeen(params['user_code'])
  return params
}

/** Of a parameter that may be sent several times, all of them count. */
const lengthOf = (params: Params): number =>
  Object.entries(params)
    .flatMap(([name, value]) => [value].flat().map((each: unknown) => [name, each] as const))
    .reduce(
      (sum, [name, value]) =>
        typeof value === 'string' ? sum + name.length + Buffer.byteLength(value) + 2 : sum,
      0,
    )

/** Whether every text in a value can be kept, whether it stands for a name or for what is named. */
function isSound(value: unknown): boolean {
  // not by recursion: whoever sends it decides how deep it is
  const left = [value]
  while (left.length > 0) {
    const next = left.pop()
    if (typeof next === 'string') {
      if (next.includes('\0') || !next.isWellFormed()) return false
    } else if (Array.isArray(next)) for (const each of next as unknown[]) left.push(each)
    else if (typeof next === 'object' && next !== null)
      for (const [name, each] of Object.entries(next)) left.push(name, each)
  }
  return true
}

/** What stands in a text of JSON; the text itself, where it is none: the engine says so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
