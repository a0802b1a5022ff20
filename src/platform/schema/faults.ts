import { z } from 'zod'
import { withoutMark } from '../text/typed.ts'
import { MOST_FAULTS, type Of, type Schema } from './kinds.ts'

type Path = readonly (string | number)[]

/** One thing that is wrong with what a stranger says. */
export interface Fault {
  /** Where it stands: names of members and places in lists, from the outside in. */
  readonly path: Path
  /** The value that is meant, as it is shown: of an item of a list, and of an address. */
  readonly about?: string | undefined
  /** The rest of the sentence: `must be true or false`. */
  readonly says: string
  /** The same by a word, which pages of ours have in the person's language. Programs are told the sentence. */
  readonly reason?: string
  /** It is of a parameter or a header of this name, and of no body. */
  readonly isParameter?: true
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly faults: readonly Fault[]
      /** Not even that. */
      readonly isJson?: false
    }

/** What is said, as the schema takes it; or everything that is wrong with it, one fault for each place. */
export function read<S extends Schema>(schema: S, said: unknown): Read<Of<S>> {
  const parsed = z.safeParse(schema, said)
  if (parsed.success) return { ok: true, value: parsed.data }
  const byPlace = new Map<string, Fault>()
  for (const issue of parsed.error.issues) {
    for (const fault of faultsOf(issue, said)) {
      const place = pointer(fault.path)
      if (!byPlace.has(place)) byPlace.set(place, fault)
    }
    if (byPlace.size >= MOST_FAULTS) break
  }
  return { ok: false, faults: [...byPlace.values()].slice(0, MOST_FAULTS) }
}

function faultsOf(issue: z.core.$ZodIssue, said: unknown): Fault[] {
  const path = issue.path.map((each) => (typeof each === 'number' ? each : String(each)))
  if (issue.code === 'unrecognized_keys') {
    const lines = issue.message.split('\n')
    return lines.map((says, i) => ({ path: [...path, issue.keys[i] ?? ''], says }))
  }
  const isShown =
    typeof path.at(-1) === 'number' || (issue.code === 'custom' && issue.params?.['shown'] === true)
  const value = isShown ? valueAt(said, path) : undefined
  return [{ path, about: typeof value === 'string' ? shown(value) : undefined, says: issue.message }]
}

const valueAt = (said: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    said,
  )

/**
 * As it may stand in a sentence: what does not look like what it is, in quotes and with its escapes. What stands before
 * the host of an address may be a password.
 */
const shown = (said: string): string => {
  const without = said.replace(/\/\/[^/@]*@/, '//…@')
  const short = without.length > 200 ? `${without.slice(0, 200)}…` : without
  return /^[\x21-\x7e…]+$/.test(short) ? short : asAscii(JSON.stringify(short))
}

const asAscii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** `[0].asks.kinds`, as people write it. */
const placeOf = (path: Path): string =>
  path.map((name, i) => (typeof name === 'number' ? `[${name}]` : `${i > 0 ? '.' : ''}${name}`)).join('')

/** A fault in one sentence, as people read it. @param what what is wrong as a whole, where no member of it is named */
export const sentenceOf = ({ path, about, says }: Fault): string => {
  const place = placeOf(path)
  return about === undefined ? `${place} ${says}`.trim() : `${place}: ${about} ${says}`
}

/** Where a fault is, as programs read it (RFC 6901). */
export const pointer = (path: Path): string =>
  path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** JSON that is read by a schema. What is no JSON is told where it stops being it, and nothing of it is shown. */
export function readJson<S extends Schema>(schema: S, content: string): Read<Of<S>> {
  try {
    return read(schema, JSON.parse(withoutMark(content)))
  } catch (error) {
    const [at] = /line \d+ column \d+/.exec(String(error)) ?? []
    const says = `is no JSON${at === undefined ? '' : ` at ${at}`}`
    return { ok: false, isJson: false, faults: [{ path: [], says }] }
  }
}
