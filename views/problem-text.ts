import type { Locale } from '../src/platform/render/locale.ts'
import { duration } from './duration.ts'
import type { Child } from './html.ts'
import { alert, type Frame } from './layout.ts'

/** What is wrong with what was sent, and in which field. */
export interface Problem {
  readonly reason: string
  readonly field?: string | undefined
  /** Seconds until it makes sense to try again. */
  readonly retryAfter?: number | undefined
  /** Everything that is wrong with the field, `reason` first; where more can be wrong than one thing. */
  readonly reasons?: readonly string[] | undefined
}

/**
 * The words for a problem. Each reason that a page can meet is a key of its words; a test provokes them all.
 * Words with a gap are told `about`, or else how long to wait.
 */
export function problemText(words: object, locale: Locale, problem: Problem, about?: unknown): string {
  const text: unknown = Reflect.get(words, problem.reason)
  if (typeof text === 'function')
    return (text as (about: unknown) => string)(about ?? duration(locale, problem.retryAfter ?? 0))
  if (typeof text === 'string') return text
  throw new Error(`no words for the reason ${problem.reason}`)
}

/** The problem as the field called `name` wants it, when it is that field's. */
export function problemOf(
  words: object,
  locale: Locale,
  problem: Problem | undefined,
  name: string,
): { reason: string; text: string } | undefined {
  return problem?.field === name
    ? { reason: problem.reason, text: problemText(words, locale, problem) }
    : undefined
}

/** What is wrong with the page as a whole, and with no field of it. */
export const pageProblem = (
  words: object,
  { frame, problem }: { readonly frame: Frame; readonly problem: Problem | undefined },
): Child =>
  problem && problem.field === undefined && alert(problem.reason, problemText(words, frame.locale, problem))
