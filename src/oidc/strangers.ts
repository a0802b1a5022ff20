import type { IncomingMessage } from 'node:http'
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/database.ts'
import { HttpProblem } from '../platform/http/problem.ts'
import { reserveTry, type Counted } from '../platform/throttle/throttle.ts'
import { networkOf, strangersPace } from '../policy/throttle.ts'

export interface StrangersDeps {
  readonly db: Db
  readonly clock: Clock
  /** Whether an address is of a network that may begin as much as it likes. */
  readonly isExempt: (address: string) => boolean
  readonly context: () => KoaContextWithOIDC | undefined
  /** Told of a request that is to be refused by a page of ours, whatever the engine says of it. */
  readonly refuse: (request: IncomingMessage, problem: HttpProblem) => void
}

type Oidc = KoaContextWithOIDC['oidc']

/** What somebody of whom nothing is known can have stored, and when they are such a one. */
const byStrangers: readonly {
  readonly model: 'Interaction' | 'DeviceCode' | 'PushedAuthorizationRequest' | 'Session'
  readonly isTheirs: (oidc: Oidc) => boolean
}[] = [
  {
    model: 'Interaction',
    isTheirs: ({ route, session, entities }) =>
      route === 'authorization' && session?.accountId === undefined && entities.Interaction === undefined,
  },
  { model: 'DeviceCode', isTheirs: ({ route }) => route === 'device_authorization' },
  {
    model: 'PushedAuthorizationRequest',
    isTheirs: ({ route, client }) =>
      route === 'pushed_authorization_request' && client?.clientAuthMethod === 'none',
  },
  // the page that asks for a device's code keeps what its form is checked by
  {
    model: 'Session',
    isTheirs: ({ route, session }) => route === 'code_verification' && session?.exp === undefined,
  },
]

/** What a request's beginning was counted on, to be given back when it comes to something. */
export const countedFor = (request: IncomingMessage): readonly Counted[] | undefined => counted.get(request)
const counted = new WeakMap<IncomingMessage, readonly Counted[]>()

/** As much of the engine's models as is changed here. */
interface Model {
  readonly prototype: { save: (this: object, ttl: number) => Promise<unknown> }
}

/** Counts, by network, what strangers have stored, before it is. */
export function paceStrangers(provider: Provider, deps: StrangersDeps): void {
  const models = provider as unknown as Record<string, Model>
  for (const { model, isTheirs } of byStrangers) {
    const prototype = models[model]?.prototype
    if (!prototype) throw new Error(`the engine has no ${model}`)
    const { save } = prototype
    prototype.save = async function count(this: object, ttl: number): Promise<unknown> {
      const ctx = deps.context()
      if (ctx && isTheirs(ctx.oidc)) await reserve(ctx, deps)
      return save.call(this, ttl)
    }
  }
}

async function reserve({ req, oidc, res }: KoaContextWithOIDC, deps: StrangersDeps): Promise<void> {
  const address = String(req.headers['x-forwarded-for'])
  if (deps.isExempt(address)) return
  const counter = { dimension: 'oidc.strangers', subject: networkOf(address), pace: strangersPace }
  const reservation = await reserveTry(deps.db, [counter], deps.clock())
  if (reservation.ok) {
    counted.set(req, reservation.counted)
    return
  }
  const { retryAfter } = reservation
  const isProgram = oidc.route === 'device_authorization' || oidc.route === 'pushed_authorization_request'
  if (!isProgram) deps.refuse(req, new HttpProblem(429, 'network-busy', { retryAfter }))
  res.setHeader('Retry-After', String(retryAfter))
  // RFC 9126 §2.3 has the status; the code says what it is to a program
  throw Object.assign(
    new errors.CustomOIDCProviderError('temporarily_unavailable', 'too much was begun from this network'),
    { statusCode: 429, status: 429 },
  )
}
