import type { Locale } from '../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const messageWords: Record<Locale, en.MessageWords> = {
  en: en.messageWords,
  nl: nl.messageWords,
  sv: sv.messageWords,
}
export const rememberWords: Record<Locale, en.RememberWords> = {
  en: en.rememberWords,
  nl: nl.rememberWords,
  sv: sv.rememberWords,
}
export const lostWords: Record<Locale, string> = { en: en.lost, nl: nl.lost, sv: sv.lost }
