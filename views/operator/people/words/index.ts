import type { Locale } from '../../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const words: Record<Locale, en.Words> = { en: en.words, nl: nl.words, sv: sv.words }
export const personWords: Record<Locale, en.PersonWords> = {
  en: en.personWords,
  nl: nl.personWords,
  sv: sv.personWords,
}
export const decisionWords: Record<Locale, en.DecisionWords> = {
  en: en.decisionWords,
  nl: nl.decisionWords,
  sv: sv.decisionWords,
}
