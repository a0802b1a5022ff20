/**
 * Bounces: whoever hands our mail on says over HTTP what became of it afterwards. Each of them is described in a file, as
 * providers of text messages are: what it shows that it may, and where in what it sends our message's id stands and what
 * became of it. That a mail did not arrive is seen where it was sent from, and ends nothing else; reading what comes back
 * as mail is `domain/outbox`.
 */
import type { MailTeller } from './contract.ts'
import { messageIn, noteBounce, type Bounce, type Noting } from '../../domain/outbox/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { sameBytes, sha256 } from '../../platform/crypto/random.ts'
import { json, nothing, type Answer } from '../../platform/http/answers.ts'
import { jsonBody } from '../../platform/http/bodies.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { anything, valueAt } from '../../platform/schema/index.ts'

interface Deps extends Noting {
  readonly clock: Clock
  readonly tellers: readonly MailTeller[]
}

/** Bytes of what is told at once, and how many events of it are looked at. */
const MOST_BYTES = 1_000_000
const MOST = 1000

const body = jsonBody(anything(), { most: MOST_BYTES })

async function listen(deps: Deps, exchange: Exchange): Promise<Answer> {
  const { clock, tellers } = deps
  const shown = exchange.header('authorization')
  const teller = tellers.find(({ name }) => name === exchange.params['name'])
  // whoever is not known learns no name
  if (!teller || shown === undefined || !sameBytes(sha256(shown), sha256(teller.authorization)))
    return json({ error: 'unauthorized' }, { status: 401, headers: { 'www-authenticate': 'Basic' } })
  const said = await exchange.read(body)
  const events = teller.events === undefined ? said : valueAt(said, teller.events)
  for (const event of (Array.isArray(events) ? events : [events]).slice(0, MOST)) {
    const bounce = bounceIn(teller, event)
    if (bounce) await noteBounce(deps, bounce, clock())
  }
  return nothing
}

/** What one of its events says of a message of ours; undefined: that it arrived, was opened, or is none of ours. */
function bounceIn({ name, ...teller }: MailTeller, event: unknown): Bounce | undefined {
  const [id, type] = [valueAt(event, teller.message), valueAt(event, teller.type)]
  const message = typeof id === 'string' ? messageIn(id) : undefined
  if (message === undefined || typeof type !== 'string') return undefined
  const isGone = teller.gone.includes(type)
  if (!isGone && !teller.refused.includes(type)) return undefined
  return { message, failure: isGone ? 'no-such-address' : 'refused', answer: `bounced ${name} ${type}` }
}

export const bounceEndpoints = (deps: Deps): Endpoint[] =>
  deps.tellers.length === 0
    ? []
    : [
        {
          method: 'POST',
          path: '/mail-events/:name',
          handle: (exchange) => listen(deps, exchange),
        },
      ]

export const slice = {
  name: 'bounces',
  endpoints: ({
    bounces,
    ...deps
  }: Omit<Deps, 'tellers'> & { readonly bounces: { readonly tellers: readonly MailTeller[] } }) =>
    bounceEndpoints({ ...deps, tellers: bounces.tellers }),
}
