/** Settings in files: JSON, of which every fault is found at once, each with where it stands. */
import { withoutMark } from '../platform/text/typed.ts'

export type Members = Readonly<Record<string, unknown>>

/** What is wrong with a value; undefined when nothing is. */
export type Check = (value: unknown) => string | undefined

/** What a text says; undefined where it is no JSON. */
export function parseJson(content: string): unknown {
  try {
    return JSON.parse(withoutMark(content))
  } catch {
    return undefined
  }
}

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const boolean: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false')

export const object: Check = (value) => (isObject(value) ? undefined : 'must be an object')

export const whole =
  (from: number, to: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to
      ? undefined
      : `must be a whole number from ${from} to ${to}`

export const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value) ? undefined : `must be one of ${allowed.join(', ')}`

/** @param what the items are, as it is said to whoever wrote something else */
export const listOf =
  (holds: (item: string) => boolean, what: string): Check =>
  (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string' && holds(item))
      ? undefined
      : `must be a list of ${what}`

/** Every fault of what is said; a name that is not known is one. @param where what stands before each name */
export const faultsIn = (said: Members, checks: Readonly<Record<string, Check>>, where: string): string[] =>
  Object.entries(said).flatMap(([name, value]) => {
    const check = checks[name]
    if (!check) return [`${where}${name} is not known; there are ${Object.keys(checks).join(', ')}`]
    const fault = check(value)
    return fault === undefined ? [] : [`${where}${name} ${fault}`]
  })
