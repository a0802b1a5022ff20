import type { Locale } from '../../src/platform/render/locale.ts'
import { words } from './words/index.ts'

/** What came of a check. */
export interface CheckShown {
  readonly check: string
  readonly verdict: 'good' | 'aside' | 'wrong' | 'none'
  readonly why?: string | undefined
  readonly about?: string | undefined
}

/** Why something is wrong, and what it is about. */
export const whyText = (locale: Locale, { why, about = '' }: CheckShown): string =>
  [why === undefined ? '' : (words[locale].whys[why] ?? why), why === undefined ? '' : about]
    .filter((each) => each !== '')
    .join(' ')

/** A check in one line: for the command line. */
export const checkText = (locale: Locale, each: CheckShown): string => {
  const why = whyText(locale, each)
  const name = words[locale].checks[each.check] ?? each.check
  if (each.verdict === 'none') return `${name}: ${words[locale].verdict.none}`
  return why === '' ? name : `${name}: ${why}`
}

/** How much is wrong. */
export const wrongText = (locale: Locale, count: number): string => words[locale].wrong(count)
