import type { Locale } from '../../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const requestWords: Record<Locale, en.RequestWords> = {
  en: en.requestWords,
  nl: nl.requestWords,
  sv: sv.requestWords,
}
