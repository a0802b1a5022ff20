import type { Locale } from '../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

/** Why a letter came back, or could not be printed. */
export const letterWhy: Record<Locale, Record<string, string>> = {
  en: en.letterWhy,
  nl: nl.letterWhy,
  sv: sv.letterWhy,
}
/** Where post goes, line by line. */
export const postalWords: Record<Locale, en.PostalWords> = {
  en: en.postalWords,
  nl: nl.postalWords,
  sv: sv.postalWords,
}
