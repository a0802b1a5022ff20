import type { Locale } from '../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const stoppedWords: Record<Locale, en.StoppedWords> = {
  en: en.stoppedWords,
  nl: nl.stoppedWords,
  sv: sv.stoppedWords,
}
