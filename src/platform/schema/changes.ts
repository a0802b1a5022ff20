import { isDeepStrictEqual } from 'node:util'
import { pointer } from './faults.ts'

/** One thing that is not as it was. */
export interface Change {
  /** As `/redirect_uris` (RFC 6901). */
  readonly pointer: string
  readonly from: unknown
  readonly to: unknown
}

type Members = Readonly<Record<string, unknown>>

/** What is not as it was, member by member, in the order of their names. */
export function changesBetween(before: Members | undefined, after: Members | undefined): Change[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].toSorted()
  return names.flatMap((name) => {
    const [from, to] = [before?.[name] ?? null, after?.[name] ?? null]
    return isDeepStrictEqual(from, to) ? [] : [{ pointer: pointer([name]), from, to }]
  })
}

/** A merge patch applied (RFC 7396 §2): null removes a member, lists are replaced whole. */
export function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const from = isObject(target) ? target : {}
  const kept = Object.entries(from).filter(([name]) => patch[name] !== null)
  const said = Object.entries(patch).filter(([, value]) => value !== null)
  return Object.fromEntries([
    ...kept,
    ...said.map(([name, value]) => [name, merged(Object.hasOwn(from, name) ? from[name] : undefined, value)]),
  ])
}

/** The same applied to what always has each of its members: one that is removed is null, whether it may be or not. */
export function mergedWhole(whole: object, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const emptied = Object.keys(whole).filter((name) => Object.hasOwn(patch, name) && patch[name] === null)
  return { ...(merged(whole, patch) as Members), ...Object.fromEntries(emptied.map((name) => [name, null])) }
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
