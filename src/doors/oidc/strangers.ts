import type { IncomingMessage } from 'node:http'
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { giveOneBack, reserveTry, type Counted } from '../../platform/throttle/throttle.ts'
import { networkOf, strangersPace } from '../../policy/paces.ts'

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

const isNobody = ({ session }: Oidc): boolean => session?.accountId === undefined
const isPublic = ({ client }: Oidc): boolean => client?.clientAuthMethod === 'none'

const isPushedByAny = (oidc: Oidc): boolean => oidc.route === 'pushed_authorization_request' && isPublic(oidc)

/** What somebody of whom nothing is known can have stored, when they are such a one, and what it is counted with. */
const byStrangers: readonly {
  readonly model: 'Interaction' | 'DeviceCode' | 'PushedAuthorizationRequest' | 'Session'
  readonly isTheirs: (oidc: Oidc) => boolean
  readonly dimension: 'oidc.strangers' | 'oidc.strangers.programs'
}[] = [
  {
    model: 'Interaction',
    dimension: 'oidc.strangers',
    // begun anew, or resumed by hand with nothing to show for it
    isTheirs: (oidc) =>
      isNobody(oidc) &&
      (oidc.route === 'authorization'
        ? oidc.entities.Interaction === undefined
        : (oidc.route === 'resume' || oidc.route === 'device_resume') && oidc.result === undefined),
  },
  // pages of the engine that keep what their form is checked by, whoever asks for them
  { model: 'Session', dimension: 'oidc.strangers', isTheirs: isNobody },
  // of programs: what they begin shuts nobody out of a page
  {
    model: 'DeviceCode',
    dimension: 'oidc.strangers.programs',
    isTheirs: (oidc) => oidc.route === 'device_authorization' && isPublic(oidc),
  },
  {
    model: 'PushedAuthorizationRequest',
    dimension: 'oidc.strangers.programs',
    isTheirs: isPushedByAny,
  },
]

/** What programs have begun, and is used up by what it comes to: somebody has signed in by then. */
const usedUp = ['DeviceCode', 'PushedAuthorizationRequest']

/** What a request's beginning was counted on, to be given back when it comes to something. */
export const countedFor = (request: IncomingMessage): readonly Counted[] | undefined => counted.get(request)
const counted = new WeakMap<IncomingMessage, readonly Counted[]>()

/** As much of the engine's models as is changed here. */
interface Model {
  readonly prototype: {
    save: (this: object, ttl: number) => Promise<unknown>
    consume?: (this: object) => Promise<void>
  }
}

/** Counts, by network, what strangers have stored, before it is. What else changes the models' writes comes first. */
export function paceStrangers(provider: Provider, deps: StrangersDeps): void {
  const models = provider as unknown as Record<string, Model> // the engine's type names no model that it does not document
  for (const { model, dimension, isTheirs } of byStrangers) {
    const prototype = models[model]?.prototype
    if (!prototype) throw new Error(`the engine has no ${model}`)
    const { save, consume } = prototype
    prototype.save = async function count(this: object, ttl: number): Promise<unknown> {
      const ctx = deps.context()
      if (ctx && isTheirs(ctx.oidc) && !counted.has(ctx.req)) await reserve(ctx, dimension, deps)
      return save.call(this, ttl)
    }
    if (!consume || !usedUp.includes(model)) continue
    prototype.consume = async function giveBack(this: object): Promise<void> {
      await consume.call(this)
      const ctx = deps.context()
      const counter = ctx && isPublic(ctx.oidc) ? counterFor(ctx, dimension, deps) : undefined
      if (counter) await giveOneBack(deps.db, counter)
    }
  }
  // kept of a proof that comes with what is pushed, also where that is refused
  const { ReplayDetection } = provider as unknown as { ReplayDetection: { unique: Unique } } // as above
  const { unique } = ReplayDetection
  ReplayDetection.unique = async (...proof) => {
    const ctx = deps.context()
    if (ctx && isPushedByAny(ctx.oidc) && !counted.has(ctx.req))
      await reserve(ctx, 'oidc.strangers.programs', deps)
    return unique.apply(ReplayDetection, proof)
  }
}

type Unique = (issuer: string, id: string, expiresAt: number) => Promise<boolean>

/** Undefined for a network that may begin as much as it likes. */
function counterFor({ req }: KoaContextWithOIDC, dimension: string, { isExempt }: StrangersDeps) {
  const address = String(req.headers['x-forwarded-for'])
  return isExempt(address) ? undefined : { dimension, subject: networkOf(address), pace: strangersPace }
}

async function reserve(ctx: KoaContextWithOIDC, dimension: string, deps: StrangersDeps): Promise<void> {
  const { req, oidc, res } = ctx
  const counter = counterFor(ctx, dimension, deps)
  if (!counter) return
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
