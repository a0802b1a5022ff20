import type { Locale } from '../../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const outsideWords: Record<Locale, en.OutsideWords> = {
  en: en.outsideWords,
  nl: nl.outsideWords,
  sv: sv.outsideWords,
}
