import type { Locale } from '../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const words: Record<Locale, en.Words> = { en: en.words, nl: nl.words, sv: sv.words }
export const listWords: Record<Locale, en.ListWords> = {
  en: en.listWords,
  nl: nl.listWords,
  sv: sv.listWords,
}
export const profileWords: Record<Locale, en.ProfileWords> = {
  en: en.profileWords,
  nl: nl.profileWords,
  sv: sv.profileWords,
}
export const launcherWords: Record<Locale, en.LauncherWords> = {
  en: en.launcherWords,
  nl: nl.launcherWords,
  sv: sv.launcherWords,
}
