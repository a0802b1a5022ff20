import { activation } from './activation.ts'
import { bounces } from './bounces.ts'
import { brand } from './brand.ts'
import { database } from './database.ts'
import { desk } from './desk.ts'
import { http } from './http.ts'
import { inForce, type InForce } from './in-force.ts'
import { installation } from './installation.ts'
import { ladder } from './ladder.ts'
import { letters } from './letters.ts'
import { lifetimes } from './lifetimes.ts'
import { mail } from './mail.ts'
import { operators } from './operators.ts'
import { password } from './password.ts'
import { readSaid, type Environment, type Fault, type Machine, type Variable } from './report.ts'
import { secrets } from './secrets.ts'
import { sms } from './sms.ts'
import { webauthn } from './webauthn.ts'

/** In this order: what is decided first, later ones may depend on. */
const topics = {
  installation,
  brand,
  http,
  database,
  secrets,
  mail,
  bounces,
  lifetimes,
  password,
  webauthn,
  ladder,
  operators,
  desk,
  sms,
  letters,
  activation,
}

type Topics = typeof topics
type Decisions = { [Name in keyof Topics]: ReturnType<Topics[Name]['decide']> }
type Together<Each> = (Each extends unknown ? (one: Each) => void : never) extends (all: infer All) => void
  ? All
  : never

/** How Sluis runs: what all topics have decided. */
export type Config = Readonly<Together<Decisions[keyof Decisions]>> & {
  /** Every setting, and where it came from; secrets among them. */
  readonly inForce: readonly InForce[]
}

/** Every variable that there is, by its topic's order. */
export const variables: readonly (Variable & { readonly name: string })[] = Object.values(topics).flatMap(
  (each) => Object.entries<Variable>(each.variables).map(([name, variable]) => ({ name, ...variable })),
)

export type ConfigResult =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly Fault[] }

/** Decides, from the environment and the files it names alone, how Sluis runs. Finds every fault at once. Pure. */
export function decideConfig(env: Environment, machine: Machine): ConfigResult {
  const faults: Fault[] = []
  const fault = (variable: string, message: string): void => {
    faults.push({ variable, message })
  }
  const holding = new Map<string, string>()
  const said = readSaid(env, machine, { fault, holds: (name, value) => holding.set(name, value) })
  const first = {
    ...installation.decide(said, undefined),
    ...brand.decide(said, undefined),
    ...http.decide(said, undefined),
  }
  const keys = webauthn.decide(said, first)
  const levels = ladder.decide(said, keys)
  const config: Config = {
    ...first,
    ...database.decide(said, undefined),
    ...secrets.decide(said, undefined),
    ...mail.decide(said, undefined),
    ...bounces.decide(said, undefined),
    ...lifetimes.decide(said, undefined),
    ...password.decide(said, undefined),
    ...keys,
    ...levels,
    ...operators.decide(said, { ...first, ...levels }),
    ...desk.decide(said, levels),
    ...sms.decide(said, undefined),
    ...letters.decide(said, undefined),
    ...activation.decide(said, undefined),
    inForce: inForce(variables, env, { ...machine, holding }),
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config }
}
