import { kindOf } from '../unanswered.ts'
import { aside, good, none, wrong, type Check, type Rehearsed } from './check.ts'

/** What is asked of the portal itself. */
export interface Outside {
  /** Posts a logout token about nobody, signed as a real one. @throws what the portal, or the line to it, says */
  readonly sendLogout: (client: string) => Promise<void>
  /** What time a server has, as it says with its answer (RFC 9110 §6.6.1). @throws where nobody answers */
  readonly timeAt: (url: URL) => Promise<Date | undefined>
}

/** Seconds by which clocks may differ: what is signed by one is looked at by the other. */
const SKEW = 30

/** What the portal itself shows: whether a logout arrives, and what time it has. */
export const portalChecks = async (client: Rehearsed, outside: Outside): Promise<Check[]> => [
  await logout(client, outside),
  await clock(client, outside),
]

/** A logout token about nobody it knows: a portal that reads it says that it did (Back-Channel Logout §2.8). */
async function logout({ id, metadata }: Rehearsed, { sendLogout }: Outside): Promise<Check> {
  const uri = metadata['backchannel_logout_uri']
  if (typeof uri !== 'string') return none('logout')
  try {
    await sendLogout(id)
    return good('logout', uri)
  } catch (error) {
    const { response } = error as { response?: Response }
    await response?.body?.cancel().catch(() => undefined)
    if (response?.status === 400) return aside('logout', 'logout-refused', uri)
    return wrong('logout', 'logout-lost', `${uri}: ${response?.status ?? kindOf(error)}`)
  }
}

async function clock({ metadata, ground }: Rehearsed, { timeAt }: Outside): Promise<Check> {
  const [first] = Array.isArray(metadata['redirect_uris']) ? metadata['redirect_uris'].map(String) : []
  const url = URL.parse(first ?? '')
  if (!url || !/^https?:$/.test(url.protocol)) return none('clock')
  try {
    const theirs = await timeAt(new URL('/', url))
    if (!theirs) return none('clock')
    const apart = Math.round(Math.abs(theirs.getTime() - ground.clock().getTime()) / 1000)
    return apart <= SKEW ? good('clock') : wrong('clock', 'clock-off', String(apart))
  } catch {
    return aside('clock', 'portal-silent', url.origin)
  }
}
