import type { Locale } from '../../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const happenedWords: Record<Locale, en.HappenedWords> = {
  en: en.happenedWords,
  nl: nl.happenedWords,
  sv: sv.happenedWords,
}
