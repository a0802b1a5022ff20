import type { Locale } from '../../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const demandsWords: Record<Locale, en.DemandsWords> = {
  en: en.demandsWords,
  nl: nl.demandsWords,
  sv: sv.demandsWords,
}
