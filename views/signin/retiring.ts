import type { Locale } from '../../src/platform/render/locale.ts'
import { told } from '../time.ts'
import { words } from './words/index.ts'

interface Retired {
  readonly name: string
  readonly retires:
    { readonly at: Date; readonly words: Readonly<Partial<Record<Locale, string>>> } | undefined
}

/** What a portal has its people do once it is retired, in their language or else in one that it speaks. */
export const toDo = (locale: Locale, { retires }: Retired): string | undefined =>
  retires?.words[locale] ?? retires?.words.en ?? Object.values(retires?.words ?? {})[0]

/** That a portal, as one uses it, stops soon, and what to do. @param timeZone (IANA) by which its day is told */
export function retiringNotice(locale: Locale, portal: Retired, timeZone: string): string {
  const date = portal.retires ? told(locale, portal.retires.at, { dateStyle: 'full', timeZone }) : ''
  return [words[locale].retiring(portal.name, date), toDo(locale, portal)]
    .filter((part) => part !== undefined)
    .join(' ')
}
