import type { FactorKind } from '../policy/vocabulary.ts'
import { readJson, sentenceOf, type Of, type Schema } from '../platform/schema/index.ts'

/** One variable of the environment, documented where it is decided upon. */
export interface Variable {
  /** What holds where it is not set; as text. */
  readonly otherwise: string
  readonly meaning: string
  /** It names a file, and what stands in that counts. */
  readonly file?: true
  /** What it says, or what stands in its file, is a secret. */
  readonly secret?: true
}

export type Variables = Readonly<Record<string, Variable>>

/** What is set, by name. */
export type Environment = Readonly<Partial<Record<string, string>>>

/** What is wrong with a variable, and what to do about it. */
export interface Fault {
  readonly variable: string
  readonly message: string
}

/** Where a secret is, that a file names and does not hold: one of the two. */
export interface SecretNamed {
  readonly env?: string | undefined
  readonly file?: string | undefined
}

/** What the machine is and holds, and what Sluis knows, beside the environment. */
export interface Machine {
  /** A secret that a file names; undefined where it is not there. */
  readonly secretOf?: (named: SecretNamed) => string | undefined
  /** What a level may name. */
  readonly factorKinds: readonly FactorKind[]
  readonly processors: number
  /** The system's name of the user who runs this process. */
  readonly user: string
  /** Whether what is written is read on a terminal. */
  readonly terminal?: boolean
  /** What stands in the files that variables name, by variable; undefined where one cannot be read. */
  readonly files?: Readonly<Partial<Record<string, Buffer | string | undefined>>>
}

/** What a topic decides from: its own variables, read and checked, and where to say what is wrong with them. */
export interface Said<Name extends string> extends Machine {
  readonly mode: 'development' | 'production' | 'test'
  readonly production: boolean
  text(name: Name): string | undefined
  /** What is set; or what holds in its place. */
  orElse(name: Name, otherwise: string): string
  /** A whole number within bounds, both included. */
  whole(name: Name, otherwise: number, from: number, to: number): number
  choice<const T extends string>(name: Name, otherwise: T, allowed: readonly T[]): T
  isOn(name: Name, otherwise: boolean): boolean
  /** What is listed, by commas. */
  list(name: Name): string[]
  /** What stands in the file that is named; undefined where none is, or where it was said that it cannot be read. */
  file(name: Name): string | undefined
  /** The same, as it is written there. */
  bytes(name: Name): Buffer | undefined
  /** The JSON in the file that is named; undefined where none is, or where what is wrong with it was said. */
  json<S extends Schema>(name: Name, schema: S): Of<S> | undefined
  fault(name: Name, message: string): void
}

export const MOST = Number.MAX_SAFE_INTEGER

/** A topic's variables, and how Sluis runs by them. */
export interface Topic<Name extends string, Before, Decided> {
  readonly variables: Readonly<Record<Name, Variable>>
  /** Pure. @param before what other topics have decided, where this one depends on it */
  readonly decide: (said: Said<Name>, before: Before) => Decided
}

export const topic = <Name extends string, Decided, Before = unknown>(
  variables: Readonly<Record<Name, Variable>>,
  decide: (said: Said<Name>, before: Before) => Decided,
): Topic<Name, Before, Decided> => ({ variables, decide })

/** Where it is told what is found in the environment. */
interface Heard {
  readonly fault: (variable: string, message: string) => void
  /** What holds of a variable that is not set. */
  readonly holds?: (variable: string, value: string) => void
}

/** What is said in the environment, where every fault is found at once. */
export function readSaid<Name extends string>(
  env: Environment,
  machine: Machine,
  { fault, holds = () => undefined }: Heard,
): Said<Name> {
  const choice: Said<Name>['choice'] = (name, otherwise, allowed) => {
    const text = env[name]
    if (text === undefined) holds(name, otherwise)
    const found = allowed.find((value) => value === text)
    if (text !== undefined && found === undefined)
      fault(name, `must be one of ${allowed.join(', ')}, not "${text}"`)
    return found ?? otherwise
  }
  const bytes: Said<Name>['bytes'] = (name) => {
    const path = env[name]
    const content = machine.files?.[name]
    if (path !== undefined && content === undefined) fault(name, `${path} cannot be read`)
    return path === undefined || content === undefined ? undefined : Buffer.from(content)
  }
  const file: Said<Name>['file'] = (name) => bytes(name)?.toString('utf8')
  const mode = choice('NODE_ENV' as Name, 'development', ['development', 'production', 'test'])
  return {
    ...machine,
    ...{ mode, production: mode === 'production', fault, choice },
    text: (name) => env[name],
    orElse(name, otherwise) {
      if (env[name] === undefined) holds(name, otherwise)
      return env[name] ?? otherwise
    },
    whole(name, otherwise, from, to) {
      const text = env[name]
      if (text === undefined) {
        holds(name, String(otherwise))
        return otherwise
      }
      const value = Number(text)
      if (Number.isInteger(value) && value >= from && value <= to) return value
      fault(name, `must be a whole number from ${from}${to === MOST ? '' : ` to ${to}`}, not "${text}"`)
      return otherwise
    },
    isOn: (name, otherwise) => choice(name, otherwise ? 'on' : 'off', ['on', 'off']) === 'on',
    list: (name) =>
      (env[name] ?? '')
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== '' && each !== 'none'),
    file,
    bytes,
    json(name, schema) {
      const content = file(name)
      if (content === undefined) return undefined
      const found = readJson(schema, content)
      if (found.ok) return found.value
      for (const each of found.faults)
        fault(name, `${each.path.length === 0 ? `${env[name]} ` : ''}${sentenceOf(each)}`)
      return undefined
    },
  }
}
