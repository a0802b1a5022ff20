import type { Locale } from '../../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const numbersWords: Record<Locale, en.NumbersWords> = {
  en: en.numbersWords,
  nl: nl.numbersWords,
  sv: sv.numbersWords,
}
